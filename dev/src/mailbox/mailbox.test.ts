import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { secondFactorCode } from '@piaoqiao/accounts'
import { createTransport } from 'nodemailer'
import { afterAll, expect, test } from 'vitest'
import { KeptMails } from './kept-mails.ts'
import { startMailServer } from './mail-server.ts'
import { startMailboxPages } from './mailbox-pages.ts'

const folder = mkdtempSync(join(tmpdir(), 'piaoqiao-mailbox-'))
const mails = new KeptMails(folder)
const server = await startMailServer(mails, 0)
const secret = 'JBSWY3DPEHPK3PXP'
const pages = await startMailboxPages(
  {
    mails,
    texts: () => [{ to: '19900000001', text: '验证码<123456>' }],
    logIns: () => [
      { portal: '/unit', who: '经办人', loginName: 'sample', password: 'own', secret },
    ],
    now: () => 59_000,
    portals: 'http://127.0.0.1:7160',
  },
  0,
)
afterAll(async () => {
  await Promise.all([server.stop(), pages.stop()])
  rmSync(folder, { recursive: true })
})

const pageOf = async (path: string) => {
  const answer = await fetch(pages.url + path)
  return { status: answer.status, text: await answer.text() }
}

test('what is sent can be read on a page, and its attachment opened', async () => {
  expect((await pageOf('/')).text).toContain('还没有邮件')
  const transport = createTransport({ host: '127.0.0.1', port: server.port })
  await transport.sendMail({
    from: 'no-reply@piaoqiao.example',
    to: 'handler@unit.example',
    subject: '账户已开通 <b>',
    text: '登录账号：abc\n初始密码：x',
    attachments: [{ filename: '须知.txt', content: '内容' }],
  })
  transport.close()
  expect((await pageOf('/')).text).toContain('账户已开通 &lt;b&gt;')
  const mail = await pageOf('/000001.eml')
  expect(mail.text).toContain('登录账号：abc')
  expect(mail.text).toContain('须知.txt')
  expect((await pageOf('/000001.eml/0')).text).toBe('内容')
  expect((await pageOf('/000009.eml')).status).toBe(404)
  expect((await pageOf('/..%2f..%2fpackage.json')).status).toBe(404)
})

test('a later start finds the mails of the one before', async () => {
  const again = new KeptMails(folder)
  expect(again.keep(Buffer.from('Subject: second\r\n\r\nx'))).toBe('000002.eml')
  expect((await again.list()).map(({ name }) => name)).toEqual(['000002.eml', '000001.eml'])
})

test('text messages and the log-ins of the portals can be read, with the code of this moment', async () => {
  expect((await pageOf('/text-messages')).text).toContain('验证码&lt;123456&gt;')
  const { text } = await pageOf('/log-ins')
  expect(text).toContain('href="http://127.0.0.1:7160/unit"')
  expect(text).toContain(secondFactorCode(secret, 59_000))
})
