import type { Readable } from 'node:stream'
import { EnvelopeError, type EnvelopeCode } from '@piaoqiao/protocol'
import { CodedError } from '../coded-error.ts'

export interface BodyBounds {
  readonly bodyBytesMax: number
  /** Of all bodies together that are held at one time, from their first byte to the answer. */
  readonly bodyBytesInFlightMax: number
}

/** A body that was read, or why it was not kept. */
export interface ReadBody {
  readonly content: Uint8Array | EnvelopeError
  /** Whether the sender has more to send than we care to throw away. */
  readonly unfinished: boolean
  /** To be called once the message is answered. */
  release(): void
}

export type BodyReader = (stream: Readable, declaredBytes: number) => Promise<ReadBody>

/**
 * The rest of a body that is too large is read and thrown away up to here, because a sender that is cut off while it
 * sends may never see the answer that tells it why.
 */
export const discardedBytesMax = 16 * 1024 * 1024

/** The sender broke off before the end of its message; nobody is left to be answered. */
export class BodyBroken extends CodedError {
  readonly code = 'BODY_BROKEN'
  /** For Fastify: a fault of the sender, not of ours. */
  readonly statusCode = 400

  constructor() {
    super('the body of a request broke off')
  }
}

/** Reads bodies within the bounds; rejects with `BodyBroken`. */
export function createBodyReader(bounds: BodyBounds): BodyReader {
  const held = { bytes: 0 }
  return (stream, declaredBytes) => {
    const body = new GrowingBody(bounds, held)
    if (declaredBytes > bounds.bodyBytesMax + discardedBytesMax) {
      return Promise.resolve(body.refused('ENVELOPE_TOO_LARGE', true))
    }
    return readAll(stream, body)
  }
}

function readAll(stream: Readable, body: GrowingBody): Promise<ReadBody> {
  return new Promise((resolve, reject) => {
    const settle = (outcome: ReadBody) => {
      stream.off('data', onData).off('end', onEnd).off('close', onClose)
      resolve(outcome)
    }
    const onData = (chunk: Uint8Array) => {
      if (!body.take(chunk)) settle(body.refused('ENVELOPE_TOO_LARGE', true))
    }
    const onEnd = () => settle(body.end())
    const onClose = () => {
      body.release()
      reject(new BodyBroken())
    }
    // An error is followed by the close, which is enough to know.
    stream.on('error', () => undefined)
    stream.on('data', onData).on('end', onEnd).on('close', onClose)
  })
}

/** What has come of one body so far, and its share in what all of them hold. */
class GrowingBody {
  readonly #bounds: BodyBounds
  readonly #held: { bytes: number }
  #chunks: Uint8Array[] = []
  #bytes = 0
  #fault: EnvelopeCode | undefined

  constructor(bounds: BodyBounds, held: { bytes: number }) {
    this.#bounds = bounds
    this.#held = held
  }

  /** False once there is too much to go on. */
  take(chunk: Uint8Array): boolean {
    this.#bytes += chunk.length
    if (this.#bytes > this.#bounds.bodyBytesMax + discardedBytesMax) return false
    if (this.#bytes > this.#bounds.bodyBytesMax) this.#fault = 'ENVELOPE_TOO_LARGE'
    else if (this.#held.bytes + chunk.length > this.#bounds.bodyBytesInFlightMax) {
      this.#fault = 'ENVELOPE_UNAVAILABLE'
    }
    if (this.#fault !== undefined) this.release()
    else {
      this.#chunks.push(chunk)
      this.#held.bytes += chunk.length
    }
    return true
  }

  end(): ReadBody {
    if (this.#fault !== undefined) return this.refused(this.#fault, false)
    const [only, ...others] = this.#chunks
    const content = only !== undefined && others.length === 0 ? only : Buffer.concat(this.#chunks)
    return { content, unfinished: false, release: () => this.release() }
  }

  refused(code: EnvelopeCode, unfinished: boolean): ReadBody {
    this.release()
    return { content: new EnvelopeError(code), unfinished, release: () => undefined }
  }

  release(): void {
    for (const chunk of this.#chunks) this.#held.bytes -= chunk.length
    this.#chunks = []
  }
}
