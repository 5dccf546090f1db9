import { createTransport } from 'nodemailer'
import type { MailCarrier } from '../outgoing-messages.ts'

const timeoutMs = 20_000

/** Mail by SMTP. @param url such as `smtps://user:password@mail.example:465` */
export function createSmtpCarrier(url: string, from: string): MailCarrier {
  const transport = createTransport({
    url,
    connectionTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    // What is attached comes from us; nothing is read from files or addresses.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const domain = from.slice(from.lastIndexOf('@') + 1).replace('>', '')
  return {
    async send({ to, subject, text, attachments = [] }, messageId) {
      await transport.sendMail({
        from,
        to,
        subject,
        text,
        messageId: `<${messageId}@${domain}>`,
        attachments: attachments.map(({ name, contentType, bytes }) => ({
          filename: name,
          contentType,
          content: Buffer.from(bytes),
        })),
      })
    },
    close: () => transport.close(),
  }
}
