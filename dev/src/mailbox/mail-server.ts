import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import type { KeptMails } from './kept-mails.ts'

const mailBytesMax = 25 * 1024 * 1024

export interface RunningMailServer {
  readonly port: number
  stop(): Promise<void>
}

/** A mail server of this machine alone that keeps whatever is sent to anybody and passes nothing on. */
export async function startMailServer(
  mails: KeptMails,
  port: number,
  onKept: () => void = () => undefined,
): Promise<RunningMailServer> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: mailBytesMax,
    logger: false,
    onData(stream, _session, callback) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        if (stream.sizeExceeded) {
          callback(new Error('the mail is too large'))
          return
        }
        mails.keep(Buffer.concat(parts))
        callback()
        onKept()
      })
    },
  })
  // A sender that goes away in the middle of a mail is its own affair.
  server.on('error', () => undefined)
  const listening = Promise.withResolvers<void>()
  server.listen(port, '127.0.0.1', () => listening.resolve())
  await listening.promise
  return {
    port: (server.server.address() as AddressInfo).port,
    async stop() {
      const closed = Promise.withResolvers<void>()
      server.close(() => closed.resolve())
      await closed.promise
    },
  }
}
