import { appendFile } from 'node:fs/promises'
import type { TextCarrier } from '../outgoing-messages.ts'

/** Text messages for a machine without a gateway: lines of a file that only its owner reads. */
export function createFileTextCarrier(path: string): TextCarrier {
  return {
    async send({ to, text }, messageId) {
      await appendFile(path, `${JSON.stringify({ messageId, to, text })}\n`, { mode: 0o600 })
    },
  }
}
