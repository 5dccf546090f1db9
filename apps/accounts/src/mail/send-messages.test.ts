import { readFile } from 'node:fs/promises'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { kernelTransact } from '../testing/test-tables.ts'
import { openTestOffice } from '../testing/test-office.ts'
import type { TestOffice } from '../testing/test-office.ts'
import { createFileTextCarrier } from './carrier/file-text-carrier.ts'
import { createSmtpCarrier } from './carrier/smtp-carrier.ts'
import { markFailed, markSent, takeDueMessages } from './postgres/outgoing-messages.ts'
import { sendAttemptsMax, sendMessages } from './send-messages.ts'
import type { Sending } from './send-messages.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openTestOffice()
})
afterAll(() => office.close())

const received: Buffer[] = []
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  onData(stream, _session, done) {
    const parts: Buffer[] = []
    stream.on('data', (part: Buffer) => parts.push(part))
    stream.on('end', () => {
      received.push(Buffer.concat(parts))
      done()
    })
  },
})
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => new Promise<void>((resolve) => server.close(resolve)))

function sendingTo(port: number): Sending & { readonly textFile: string } {
  const { pool, parts, clock } = office
  const textFile = parts.settings.textMessageFile
  return {
    textFile,
    queue: {
      takeDue: (at, leasedUntil, limit) =>
        takeDueMessages(pool, parts.personalData, { at, leasedUntil, limit }),
      sent: (messageId, at) => markSent(pool, messageId, at),
      failed: (messageId, fault, retryAt) => markFailed(pool, messageId, fault, retryAt),
    },
    mail: createSmtpCarrier(`smtp://127.0.0.1:${port}`, '票桥 <no-reply@piaoqiao.example>'),
    text: createFileTextCarrier(textFile),
    clock: () => clock.now,
    logger: parts.logger,
  }
}
const portOf = () => (server.server.address() as { port: number }).port
const mail = {
  to: 'handler@unit.example',
  subject: '单位数字账户已开通',
  text: '登录账号：unit-1\n初始密码：Abcd2345',
  attachments: [{ name: '须知.pdf', contentType: 'application/pdf', bytes: Buffer.from('%PDF-1') }],
}

test('a mail and a text message are sent once, and nothing of them stays in the database', async () => {
  const at = office.clock.now
  await kernelTransact(office)(async ({ messages }) => {
    await messages.mail('unit.account_opened', mail, at)
    await messages.text('person.code', { to: '19900000001', text: '验证码123456' }, at)
  })
  const { rows: kept } = await office.pool.query<{ dump: string }>(
    'select string_agg(outgoing_messages::text, chr(10)) as dump from outgoing_messages',
  )
  expect(kept[0]?.dump).not.toContain('unit.example')
  const sending = sendingTo(portOf())
  expect(await sendMessages(sending)).toBe(2)
  expect(await sendMessages(sending)).toBe(0)
  const parsed = await simpleParser(received[0] ?? Buffer.alloc(0))
  expect(parsed).toMatchObject({ subject: mail.subject, text: mail.text })
  expect(parsed.attachments[0]).toMatchObject({
    filename: '须知.pdf',
    content: Buffer.from('%PDF-1'),
  })
  expect(await readFile(sending.textFile, 'utf8')).toContain('验证码123456')
  const { rows } = await office.pool.query<{ bytes: string }>(
    'select sum(length(sealed_content)) as bytes from outgoing_messages',
  )
  expect(rows[0]?.bytes).toBe('0')
  sending.mail.close()
})

test('messages are taken in the order in which they were written', async () => {
  const templates = [...Array(30).keys()].map((place) => `template-${place}`)
  await kernelTransact(office)(async ({ messages }) => {
    for (const template of templates) await messages.mail(template, mail, office.clock.now)
  })
  const taken = await office.takeMessages()
  expect(taken.map(({ template }) => template)).toEqual(templates)
})

test('a one-time code goes before a mass of invitations that was written earlier', async () => {
  const sending = sendingTo(9)
  const before = (await readFile(sending.textFile, 'utf8')).trim().split('\n').length
  const { now } = office.clock
  await kernelTransact(office)(async ({ messages }) => {
    const invitations = [...Array(40).keys()].map(() => ({ to: '19900000001', text: '邀请' }))
    await messages.texts('person.invitation', invitations, now - 1)
    await messages.text('person.code', { to: '19900000002', text: '验证码654321' }, now)
  })
  await sendMessages(sending)
  const lines = (await readFile(sending.textFile, 'utf8')).trim().split('\n').slice(before)
  expect(lines).toHaveLength(41)
  expect(lines[0]).toContain('验证码654321')
})

test('a code that is written while a mass is sent waits for a handful of it', async () => {
  const sent: string[] = []
  const sending = sendingTo(9)
  const write = kernelTransact(office)
  const { now } = office.clock
  await write(async ({ messages }) => {
    const invitations = [...Array(40).keys()].map(() => ({ to: '19900000001', text: '邀请' }))
    await messages.texts('person.invitation', invitations, now)
  })
  await sendMessages({
    ...sending,
    text: {
      async send({ text }) {
        sent.push(text)
        if (sent.length > 1) return
        await write(({ messages }) =>
          messages.text('person.code', { to: '19900000002', text: '验证码' }, now),
        )
      },
    },
  })
  expect(sent).toHaveLength(41)
  expect(sent.indexOf('验证码')).toBeLessThanOrEqual(5)
})

test('what the server does not take is tried again later, and given up after ten attempts', async () => {
  await kernelTransact(office)(({ messages }) => messages.mail('unit.any', mail, office.clock.now))
  const dead = sendingTo(9)
  let attempts = 0
  for (let round = 0; round < 3 * sendAttemptsMax; round += 1) {
    attempts += await sendMessages(dead)
    office.clock.now += 12 * 3_600_000
  }
  expect(attempts).toBe(sendAttemptsMax)
  const { rows } = await office.pool.query(
    `select fault, length(sealed_content) as bytes from outgoing_messages where fault is not null`,
  )
  expect(rows).toEqual([{ fault: 'MAIL_NOT_TAKEN', bytes: 0 }])
})
