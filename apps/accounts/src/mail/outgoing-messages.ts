import type { Instant } from '@piaoqiao/domain'

export interface Attachment {
  readonly name: string
  readonly contentType: string
  readonly bytes: Uint8Array
}

/** An e-mail that is to be sent. */
export interface Mail {
  readonly to: string
  readonly subject: string
  /** Plain text. */
  readonly text: string
  readonly attachments?: readonly Attachment[]
}

/** A text message that is to be sent to a mobile. */
export interface TextMessage {
  readonly to: string
  readonly text: string
}

/** Mail and text messages that wait to be sent: written in the transaction of their cause, so that none is lost. */
export interface OutgoingMessages {
  /** @param template names the kind of message in logs and counts, such as `unit.account_opened` */
  mail(template: string, mail: Mail, at: Instant): Promise<void>
  text(template: string, message: TextMessage, at: Instant): Promise<void>
  /** A mass of them: they wait behind every message that was written alone. */
  texts(template: string, messages: readonly TextMessage[], at: Instant): Promise<void>
}

/** The way of mail. Rejects where the server did not take the message. */
export interface MailCarrier {
  /** @param messageId the same on every attempt, so that the receiver can tell a repetition */
  send(mail: Mail, messageId: string): Promise<void>
  close(): void
}

/** The way of text messages. Rejects where the gateway did not take the message. */
export interface TextCarrier {
  send(message: TextMessage, messageId: string): Promise<void>
}
