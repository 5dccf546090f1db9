import { accountsSettings, openBureauUserAs, secondFactorCode } from '@piaoqiao/accounts'
import type { OfficeBrowser } from '@piaoqiao/dev/office-browser'
import { textOf } from '@piaoqiao/dev/office-browser'
import { creditCodeCheckCharacter } from '@piaoqiao/domain'
import { readSettings } from '@piaoqiao/service-kit'
import { eventsTold } from '../../testing/events-told.ts'
import { inventedPayer } from '../../testing/invented-parties.ts'
import type { Network } from '../../testing/network.ts'
import type { OfficeSite } from '../../testing/office-site.ts'

export const ownPassword = '春江潮水连海平，海上明月共潮生'

/** Somebody who can sign in by password, with the app that shows the codes. */
export interface LogIn {
  readonly loginName: string
  readonly password: string
  readonly codeNow: () => string
}

type BureauUser = Parameters<typeof openBureauUserAs>[1]

/** A user of a bureau who has signed in once. */
export async function bureauUser(
  network: Network,
  site: OfficeSite,
  given: Pick<BureauUser, 'staffNumber' | 'roles'> & Partial<BureauUser>,
): Promise<{ readonly browser: OfficeBrowser; readonly logIn: LogIn }> {
  const user = { bureauId: 'B-500104', name: '审核员', email: 'a@bureau.example', ...given }
  const settings = readSettings(accountsSettings, site.environment)
  const opened = await openBureauUserAs(settings, user, network.clock.now())
  const browser = site.browser()
  const { secret } = await browser.signInFirst(opened, ownPassword, network.clock.now)
  return { browser, logIn: logInOf(network, opened.loginName, secret) }
}

/** With what somebody signs in whose app knows this secret. */
export function logInOf(network: Network, loginName: string, secret: string): LogIn {
  const codeNow = () => secondFactorCode(secret, network.clock.now())
  return { loginName, password: ownPassword, codeNow }
}

/** A user of a unit by hand who only reads, and has signed in once. @param unit the browser of who manages its account */
export async function readingUser(
  network: Network,
  site: OfficeSite,
  unit: OfficeBrowser,
): Promise<LogIn> {
  const email = 'reader@school.example'
  const { name, code: identityNumber } = inventedPayer('样例戊', 501)
  const user = { name, identityNumber, mobile: '19900000099', email, roles: ['unit_read'] }
  await unit.post('/units/self/users', user)
  const first = await accountMail(site, email)
  const { secret } = await site.browser().signInFirst(first, ownPassword, network.clock.now)
  return logInOf(network, first.loginName, secret)
}

const scans = ['sealed_form', 'credit_code_certificate', 'handler_identity_card'] as const

/** What a unit by hand writes into its application; none of it exists. */
export function schoolDraft(number = 1) {
  const first17 = `12500104MB1QY${String(number).padStart(4, '0')}`
  const person = (name: string, serial: number) => ({
    name,
    identityNumber: inventedPayer(name, serial).code,
    mobile: `199000001${String(serial % 100).padStart(2, '0')}`,
  })
  return {
    unitName: `大渡口区示例学校${number}`,
    creditCode: first17 + (creditCodeCheckCharacter(first17) ?? ''),
    address: '重庆市大渡口区示例路1号',
    areaCode: '500104',
    unitType: 'public',
    isStateEnterprise: false,
    level: 'district',
    legalRepresentative: person('样例丙', 300 + number),
    handler: { ...person('样例丁', 400 + number), email: `handler-${number}@school.example` },
  } as const
}

/** A unit by hand that applied, was approved, and whose first user has signed in once. */
export async function hostedUnit(
  network: Network,
  site: OfficeSite,
  number = 1,
): Promise<{
  readonly draft: ReturnType<typeof schoolDraft>
  readonly browser: OfficeBrowser
  readonly logIn: LogIn
}> {
  const draft = schoolDraft(number)
  const { applicationId } = await submittedApplication(site, draft)
  const { browser: reviewer } = await bureauUser(network, site, {
    staffNumber: `OPEN-${number}`,
    roles: ['bureau_review'],
  })
  const review = `/bureaus/unit-applications/${applicationId}`
  await reviewer.post(`${review}/assignment`)
  await reviewer.post(`${review}/approval`)
  const { loginName, initialPassword } = await accountMail(site, draft.handler.email)
  const browser = site.browser()
  const first = { loginName, initialPassword }
  const { secret } = await browser.signInFirst(first, ownPassword, network.clock.now)
  return { draft, browser, logIn: logInOf(network, loginName, secret) }
}

/** An application of a unit by hand that waits for review. */
export async function submittedApplication(
  site: OfficeSite,
  draft: ReturnType<typeof schoolDraft>,
): Promise<{ readonly applicationId: string; readonly applicant: OfficeBrowser }> {
  const applicant = site.browser()
  const contact = { channel: 'email', target: draft.handler.email }
  await applicant.post('/units/application-codes', contact)
  const [mail] = await site.mailsTo(draft.handler.email)
  const code = /\d{6}/.exec(mail?.text ?? '')?.[0] ?? ''
  const begun = await applicant.post('/units/applications', { contact, code })
  applicant.draftToken = textOf(begun.json, 'draftToken')
  const applicationId = textOf(begun.json, 'applicationId')
  const path = `/units/applications/${applicationId}`
  await applicant.put(path, draft)
  const { bytes } = await applicant.get(`${path}/form.pdf`)
  for (const kind of scans) {
    await applicant.upload('PUT', `${path}/files/${kind}`, bytes, 'application/pdf')
  }
  const { code: refused } = await applicant.post(`${path}/submission`)
  if (refused !== null) throw new Error(`the application was refused: ${refused}`)
  return { applicationId, applicant }
}

/** Login name and one-time password of the mail that opened an account. */
export async function accountMail(site: OfficeSite, address: string) {
  await site.office.runJob('settle-unit-orders')
  const mails = await site.mailsTo(address)
  const text = mails.find((mail) => mail.text.includes('初始密码'))?.text ?? ''
  return {
    loginName: /登录账号：(\S+)/.exec(text)?.[1] ?? '',
    initialPassword: /初始密码：(\S+)/.exec(text)?.[1] ?? '',
  }
}

/** The latest code that was sent to a mobile. */
export async function codeSentTo(site: OfficeSite, mobile: string): Promise<string> {
  const texts = await site.textsTo(mobile)
  return /验证码(\d{6})/.exec(texts.at(-1) ?? '')?.[1] ?? ''
}

/** Lets the accounts of people catch up with what happened at the registries. */
export async function peopleCatchUp(network: Network, site: OfficeSite): Promise<void> {
  await eventsTold(network)
  for (const job of ['people-settle-activations', 'people-follow-feed', 'people-collect-bills']) {
    await site.office.runJob(job)
  }
}

/** What of a case at a desk the stories need. */
export interface DeskCase {
  readonly caseId: string
  readonly bills: readonly { readonly authorisationId: string | null }[]
}

/** Lets the desks of units catch up with what people and registries did. */
export async function deskCatchUp(network: Network, site: OfficeSite): Promise<void> {
  await eventsTold(network)
  for (const job of ['desk-begin-feeds', 'desk-follow-events']) await site.office.runJob(job)
}

/** A person with an account in the province of the office, signed in by its own browser. */
export async function registerPerson(
  site: OfficeSite,
  { name, code: identityNumber }: ReturnType<typeof inventedPayer>,
  mobile: string,
): Promise<OfficeBrowser> {
  const person = site.browser()
  await person.post('/people/codes', { mobile, purpose: 'person.register' })
  const code = await codeSentTo(site, mobile)
  const { code: refused } = await person.post('/people', { name, identityNumber, mobile, code })
  if (refused !== null) throw new Error(`the registration was refused: ${refused}`)
  return person
}
