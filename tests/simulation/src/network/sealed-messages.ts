import type { Envelope } from '@piaoqiao/protocol'

const filler = 'AAAA'

/** Envelopes without their cryptography: whoever carries one sees a number, and only the receiver gets the payload for it. */
export class SealedMessages {
  readonly #payloads = new Map<string, string>()

  seal(appId: string, requestId: string, at: number, payload: unknown): Envelope {
    const data = `sealed-${this.#payloads.size + 1}`
    this.#payloads.set(data, JSON.stringify(payload))
    return {
      version: '1.0',
      appId,
      requestId,
      timestamp: new Date(at).toISOString(),
      encryptedKey: filler,
      iv: filler,
      data,
      mac: filler,
    }
  }

  /** @throws Error for an envelope that was not sealed here */
  open({ data }: Pick<Envelope, 'data'>): unknown {
    const text = this.#payloads.get(data)
    if (text === undefined) throw new Error('an envelope that nobody sealed')
    return JSON.parse(text)
  }
}
