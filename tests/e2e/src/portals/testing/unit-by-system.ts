import { accountsSettings, openBureauUserAs } from '@piaoqiao/accounts'
import { reportFormat, unitCaseCatalogue } from '@piaoqiao/conformance'
import type { OfficeBrowser } from '@piaoqiao/dev/office-browser'
import {
  exportSm2PrivateKeyPem,
  exportSm2PublicKeyPem,
  generateSm2PrivateKey,
  sm2Sign,
} from '@piaoqiao/gm-crypto'
import { readSettings } from '@piaoqiao/service-kit'
import { expect } from 'vitest'
import { inventedParty } from '../../testing/invented-parties.ts'
import type { Network } from '../../testing/network.ts'
import type { OfficeSite } from '../../testing/office-site.ts'
import type { LogIn } from './office-people.ts'
import { logInOf, ownPassword } from './office-people.ts'

const email = 'handler@insurer.example'
const scanKinds = ['sealed_form', 'credit_code_certificate', 'handler_identity_card'] as const
const person = { name: '样例甲', mobile: '19900000001', identityNumber: '500000199001010016' }

/** A unit by system whose sandbox is open, and what its developer needs. */
export interface UnitBySystem extends LogIn {
  readonly unitId: string
  /** Signed in as its developer. */
  readonly developer: OfficeBrowser
  readonly appId: string
  readonly appKey: string
  readonly privateKeyPem: string
  readonly platformPublicKey: string
}

/** From the application to the proven test key, by the office's own endpoints. */
export async function openUnitBySystem(network: Network, site: OfficeSite): Promise<UnitBySystem> {
  const applicationId = await apply(site)
  const { browser: centre } = await openCentreUser(network, site, 'ZX-1')
  await centre.post(`/bureaus/connection-applications/${applicationId}/assignment`)
  const approved = await centre.post(`/bureaus/connection-applications/${applicationId}/approval`)
  expect(approved.code).toBeNull()
  const text = (await site.mailsTo(email)).map((mail) => mail.text).join('\n')
  const loginName = /登录账号：(\S+)/.exec(text)?.[1] ?? ''
  const initialPassword = /初始密码：(\S+)/.exec(text)?.[1] ?? ''
  const developer = site.browser()
  const { now } = network.clock
  const { secret } = await developer.signInFirst({ loginName, initialPassword }, ownPassword, now)
  const { json } = await developer.post('/connections/self/secrets/test/reveal')
  const [appId, appKey, platformPublicKey] = ['appId', 'appKey', 'platformPublicKey'].map((name) =>
    String(json[name]),
  ) as [string, string, string]
  const privateKeyPem = await proveKey(developer, 'test')
  const unitId = String(approved.json['unitId'])
  const logIn = logInOf(network, loginName, secret)
  return { ...logIn, unitId, developer, appId, appKey, platformPublicKey, privateKeyPem }
}

async function apply(site: OfficeSite): Promise<string> {
  const applicant = site.browser()
  const contact = { channel: 'email', target: email }
  await applicant.post('/units/application-codes', contact)
  const [mail] = await site.mailsTo(email)
  const code = /\d{6}/.exec(mail?.text ?? '')?.[0] ?? ''
  const begun = await applicant.post('/connections/applications', { contact, code })
  applicant.draftToken = String(begun.json['draftToken'])
  const applicationId = String(begun.json['applicationId'])
  const path = `/connections/applications/${applicationId}`
  await applicant.put(path, {
    unitName: '示例人寿保险有限公司',
    creditCode: inventedParty('company', 950, '示例人寿保险有限公司', '50').id,
    address: '重庆市大渡口区示例路1号',
    unitType: 'insurer',
    legalRepresentative: person,
    handler: { ...person, email },
    systemName: '理赔核心系统',
    vendorName: '示例软件有限公司',
  })
  const scan = Buffer.from('%PDF-1.7 sample scan')
  for (const kind of scanKinds) {
    await applicant.upload('PUT', `${path}/files/${kind}`, scan, 'application/pdf')
  }
  const submitted = await applicant.post(`${path}/submission`)
  expect(submitted.code).toBeNull()
  return applicationId
}

/** Hands in the form by which the unit asks for its joint test. */
export async function askForJointTest({ developer }: Pick<UnitBySystem, 'developer'>) {
  const path = '/connections/self/joint-test-form'
  await developer.put(path, {
    contact: { name: '样例乙', mobile: '19900000002', email: 'contact@insurer.example' },
    test: { addresses: ['192.0.2.10'], port: 8443 },
    production: { addresses: ['198.51.100.0/28'], port: 443 },
    wantedTime: '下周上午',
  })
  const scan = Buffer.from('%PDF-1.7 sample scan')
  await developer.upload('PUT', `${path}/scan`, scan, 'application/pdf')
  expect((await developer.post(`${path}/submission`)).code).toBeNull()
}

/** Hands in a report in which every case passed, and signs off after its key for production is proven. */
export async function signOffByUnit({ developer, appId }: UnitBySystem): Promise<void> {
  const cases = unitCaseCatalogue().map(({ code, message, title, clause, requirements }) => ({
    code,
    message,
    title,
    clause,
    requirements,
    side: 'attack',
    result: 'pass',
    reason: '',
    exchanges: [],
  }))
  const report = {
    format: reportFormat,
    direction: 'unit',
    subject: { appId },
    startedAt: '2026-03-02T02:00:00.000Z',
    finishedAt: '2026-03-02T03:00:00.000Z',
    summary: [],
    cases,
  }
  const bytes = Buffer.from(JSON.stringify(report))
  const kept = await developer.upload(
    'POST',
    '/connections/self/reports',
    bytes,
    'application/json',
  )
  expect(kept.json['isComplete']).toBe(true)
  await proveKey(developer, 'production')
  expect((await developer.post('/connections/self/sign-off')).code).toBeNull()
}

/** A reviewer of the municipal centre, signed in once, and how to sign in again. */
export async function openCentreUser(
  network: Network,
  site: OfficeSite,
  staffNumber: string,
): Promise<LogIn & { readonly browser: OfficeBrowser }> {
  const settings = readSettings(accountsSettings, site.environment)
  const user = {
    bureauId: 'B-500000-C',
    name: '工作人员',
    staffNumber,
    email: 'centre@bureau.example',
    roles: ['bureau_review'],
  } as const
  const opened = await openBureauUserAs(settings, user, network.clock.now())
  const browser = site.browser()
  const { secret } = await browser.signInFirst(opened, ownPassword, network.clock.now)
  return { browser, ...logInOf(network, opened.loginName, secret) }
}

async function proveKey(
  developer: OfficeBrowser,
  environment: 'test' | 'production',
): Promise<string> {
  const key = generateSm2PrivateKey()
  const publicKey = exportSm2PublicKeyPem(key.publicKey)
  const given = await developer.post('/connections/self/keys', { environment, publicKey })
  const challenge = Buffer.from(String(given.json['challenge']))
  const signature = Buffer.from(sm2Sign(key, challenge)).toString('base64')
  const path = `/connections/self/keys/${String(given.json['keyId'])}/proof`
  expect((await developer.post(path, { signature })).code).toBeNull()
  return exportSm2PrivateKeyPem(key)
}
