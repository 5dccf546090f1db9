import { creditCodeCheckCharacter } from '@piaoqiao/domain'
import { reportFormat, unitCaseCatalogue } from '@piaoqiao/conformance'
import type { Environment } from '../connection-fields.ts'
import { requiredMessages } from '../required-messages.ts'
import type { TestAnswer, TestBrowser } from '../../testing/test-browser.ts'
import type { ConnectionsOffice } from './connections-office.ts'
import { centreId, newUnitKey } from './connections-office.ts'

const scan = Buffer.from('%PDF-1.7 sample scan')
const person = { name: '样例甲', mobile: '19900000001', identityNumber: '500000199001010016' }

let units = 0
/** A credit code that no other unit of the tests has. */
export function newCreditCode(): string {
  units += 1
  const body = `91500104MA1${String(units).padStart(6, '0')}`
  return body + creditCodeCheckCharacter(body)
}

export function applicationOf(creditCode: string, email: string) {
  return {
    unitName: '重庆示例保险有限公司',
    creditCode,
    address: '重庆市大渡口区示例路1号',
    unitType: 'insurer',
    legalRepresentative: person,
    handler: { ...person, email },
    systemName: '理赔核心系统',
    vendorName: '示例软件有限公司',
  }
}

export const jointTestContent = {
  contact: { name: '样例乙', mobile: '19900000002', email: 'contact@unit.example' },
  test: { addresses: ['192.0.2.10'], port: 8443 },
  production: { addresses: ['198.51.100.0/28'], port: 443 },
  wantedTime: '2026年3月上旬',
}

/** Begins an application with the code that came by mail, and tells where it is. */
export async function beginApplication(office: ConnectionsOffice) {
  const browser = office.browser()
  units += 1
  const email = `handler-${units}@unit.example`
  const contact = { channel: 'email', target: email }
  await browser.ask('POST', '/units/application-codes', contact)
  const mails = await office.takeMessages()
  const text = JSON.stringify(mails)
  const code = /验证码是：(\d{6})/.exec(text)?.[1] ?? ''
  const begun = await browser.ask('POST', '/connections/applications', { contact, code })
  browser.draftToken = begun.json.draftToken
  const path = `/connections/applications/${String(begun.json.applicationId)}`
  return { browser, email, path }
}

/** Fills in and submits an application. */
export async function apply(office: ConnectionsOffice, creditCode = newCreditCode()) {
  const { browser, email, path } = await beginApplication(office)
  await browser.ask('PUT', path, applicationOf(creditCode, email))
  for (const kind of ['sealed_form', 'credit_code_certificate', 'handler_identity_card']) {
    await browser.upload('PUT', `${path}/files/${kind}`, scan, 'application/pdf')
  }
  const submitted = await browser.ask('POST', `${path}/submission`, {})
  const applicationId = path.split('/').at(-1) ?? ''
  return { creditCode, browser, path, applicationId, submitted }
}

export interface WalkedUnit {
  readonly unitId: string
  readonly creditCode: string
  readonly developer: TestBrowser
  readonly centre: TestBrowser
}

/** A unit whose application was approved and whose sandbox is open. */
export async function openUnit(office: ConnectionsOffice): Promise<WalkedUnit> {
  const { applicationId, creditCode } = await apply(office)
  const centre = await office.signIn('bureau', centreId, 'bureau_review', 'bureau_supervise')
  const path = `/bureaus/connection-applications/${applicationId}`
  await centre.ask('POST', `${path}/assignment`, {})
  const approved = await centre.ask('POST', `${path}/approval`, {})
  const unitId = String(approved.json.unitId)
  const developer = await office.signIn('unit', unitId, 'unit_apply', 'unit_read')
  return { unitId, creditCode, developer, centre }
}

/** Gives a public key of the unit and proves that it holds the private one. */
export async function proveKey(
  developer: TestBrowser,
  environment: Environment,
  key = newUnitKey(),
): Promise<TestAnswer> {
  const { publicKey } = key
  const given = await developer.ask('POST', '/connections/self/keys', { environment, publicKey })
  return developer.ask('POST', `/connections/self/keys/${String(given.json.keyId)}/proof`, {
    signature: key.sign(String(given.json.challenge)),
  })
}

/** A unit whose joint-test form was accepted. */
export async function openTestingUnit(office: ConnectionsOffice): Promise<WalkedUnit> {
  const unit = await openUnit(office)
  const { developer, centre, unitId } = unit
  await proveKey(developer, 'test')
  await developer.ask('PUT', '/connections/self/joint-test-form', jointTestContent)
  const path = '/connections/self/joint-test-form'
  await developer.upload('PUT', `${path}/scan`, scan, 'application/pdf')
  await developer.ask('POST', `${path}/submission`, {})
  await centre.ask('POST', `/bureaus/connections/${unitId}/joint-test-form/acceptance`, {})
  return unit
}

/** A report of a run against the unit's system, in which everything but the left out cases passed. */
export function reportOf(appId: string, leftOut = 0) {
  const required = unitCaseCatalogue().filter(({ message }) => requiredMessages.includes(message))
  return {
    format: reportFormat,
    direction: 'unit',
    subject: { appId },
    startedAt: '2026-03-02T02:00:00.000Z',
    finishedAt: '2026-03-02T03:00:00.000Z',
    summary: [],
    cases: required.slice(leftOut).map(({ code, message, title, clause, requirements }) => ({
      code,
      message,
      side: 'attack',
      title,
      clause,
      requirements,
      result: 'pass',
      reason: '',
      exchanges: [],
    })),
  }
}

export async function sendReport(developer: TestBrowser, report: object): Promise<TestAnswer> {
  const bytes = Buffer.from(JSON.stringify(report))
  return developer.upload('POST', '/connections/self/reports', bytes, 'application/json')
}

/** A unit that is ready to sign off. */
export async function openSigningUnit(office: ConnectionsOffice): Promise<WalkedUnit> {
  const unit = await openTestingUnit(office)
  const { json } = await unit.developer.ask('GET', '/connections/self')
  await sendReport(unit.developer, reportOf(json.sandbox.appId))
  return unit
}

/** A unit that is enrolled and has its first bill before it. */
export async function openTrialUnit(office: ConnectionsOffice): Promise<WalkedUnit> {
  const unit = await openSigningUnit(office)
  await proveKey(unit.developer, 'production')
  await unit.developer.ask('POST', '/connections/self/sign-off', {})
  await unit.centre.ask('POST', `/bureaus/connections/${unit.unitId}/sign-off`, {})
  return unit
}
