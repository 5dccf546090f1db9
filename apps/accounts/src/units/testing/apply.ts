import type { TestAnswer, TestBrowser } from '../../testing/test-browser.ts'
import type { TestOffice } from '../../testing/test-office.ts'
import { applicationFiles } from '../../applications/application-faults.ts'
import type { UnitData } from '../unit-fields.ts'

/** An application that somebody fills in. */
export interface FilledApplication {
  readonly browser: TestBrowser
  readonly path: string
}

export const samplePdf = Buffer.from('%PDF-1.7 样例扫描件')

/** Begins an application by the code that came by mail. */
export async function beginApplying(office: TestOffice, email: string): Promise<FilledApplication> {
  const browser = office.browser()
  const contact = { channel: 'email', target: email }
  await browser.ask('POST', '/units/application-codes', contact)
  const code = await codeInMail(office)
  const begun = await browser.ask('POST', '/units/applications', { contact, code })
  browser.draftToken = String(begun.json.draftToken)
  return { browser, path: `/units/applications/${String(begun.json.applicationId)}` }
}

export async function codeInMail(office: TestOffice): Promise<string> {
  const texts = (await office.takeMessages()).map((message) =>
    message.channel === 'mail' ? message.mail.text : message.message.text,
  )
  return /验证码(?:是：)?(\d{6})/.exec(texts.at(-1) ?? '')?.[1] ?? ''
}

export async function uploadAll({ browser, path }: FilledApplication): Promise<void> {
  for (const kind of Object.keys(applicationFiles)) {
    await browser.upload('PUT', `${path}/files/${kind}`, samplePdf, 'application/pdf')
  }
}

/** Fills in everything and hands it in. */
export async function applyFor(
  office: TestOffice,
  data: UnitData,
): Promise<FilledApplication & { readonly answer: TestAnswer }> {
  const filled = await beginApplying(office, data.handler.email)
  await filled.browser.ask('PUT', filled.path, data)
  await uploadAll(filled)
  const answer = await filled.browser.ask('POST', `${filled.path}/submission`, {})
  return { ...filled, answer }
}

/** What a mail tells of a new access, and to whom. */
export interface MailedAccess {
  readonly to: string
  readonly text: string
  readonly loginName: string
  readonly initialPassword: string
}

/** Login name and initial password as the latest mail tells them. */
export async function accessInMail(office: TestOffice): Promise<MailedAccess> {
  const mails = (await office.takeMessages()).flatMap((message) =>
    message.channel === 'mail' ? [message.mail] : [],
  )
  const mail = mails.findLast(({ text }) => text.includes('初始密码：'))
  const { to = '', text = '' } = mail ?? {}
  return {
    to,
    text,
    loginName: /登录账号：(\S+)/.exec(text)?.[1] ?? '',
    initialPassword: /初始密码：(\S+)/.exec(text)?.[1] ?? '',
  }
}
