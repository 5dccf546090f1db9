import { createServer } from 'node:http'
import type { IncomingMessage, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { HisApp } from '@piaoqiao/issuer'
import { hisDone, openHisRequest, parseHisRequest, sealHisAnswer } from '@piaoqiao/issuer'

/** What the station told the HIS by itself. */
export interface HisNotice {
  readonly noticeId: string
  readonly method: string
  readonly billNo: string
  readonly content: Readonly<Record<string, unknown>>
}

const bodyBytesMax = 64 * 1024
/** Most notices that are remembered; the oldest are forgotten first. */
const noticesMax = 50_000

export interface HisInboxOptions {
  readonly app: HisApp
  /** 0 for any that is free. */
  readonly port?: number
  /** So many notices are not taken the first time, as happens while a HIS is being restarted. */
  readonly refusedAtFirst?: number
}

/** The part of a HIS that takes the notices of its station, and checks their signatures. */
export class HisInbox {
  readonly #server: Server
  readonly #app: HisApp
  readonly #notices = new Map<string, HisNotice>()
  #refusalsLeft: number
  #badlySigned = 0
  #repeated = 0

  private constructor({ app, refusedAtFirst = 0 }: HisInboxOptions) {
    this.#app = app
    this.#refusalsLeft = refusedAtFirst
    this.#server = createServer((request, response) => {
      void this.#take(request).then(
        (answer) => {
          const headers = { 'content-type': 'application/json' }
          response.writeHead(answer === null ? 503 : 200, headers).end(JSON.stringify(answer ?? {}))
        },
        () => response.writeHead(400).end(),
      )
    })
  }

  static async open(options: HisInboxOptions): Promise<HisInbox> {
    const inbox = new HisInbox(options)
    const listening = Promise.withResolvers<void>()
    inbox.#server.once('error', listening.reject)
    inbox.#server.listen(options.port ?? 0, '127.0.0.1', listening.resolve)
    await listening.promise
    return inbox
  }

  /** What the station is told to call. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** Each notice once, in the order in which they came. */
  get notices(): readonly HisNotice[] {
    return [...this.#notices.values()]
  }

  /** Messages that were not signed with the key of the app. */
  get badlySigned(): number {
    return this.#badlySigned
  }

  /** Notices that came again. */
  get repeated(): number {
    return this.#repeated
  }

  async close(): Promise<void> {
    const closed = Promise.withResolvers<void>()
    this.#server.close(() => closed.resolve())
    this.#server.closeAllConnections()
    await closed.promise
  }

  /** Null for a notice that is not taken now. */
  async #take(request: IncomingMessage): Promise<object | null> {
    const sealed = parseHisRequest(await bodyOf(request))
    if (this.#refusalsLeft > 0) {
      this.#refusalsLeft -= 1
      return null
    }
    const content = this.#opened(sealed)
    const noticeId = textOf(content['noticeId'])
    if (this.#notices.has(noticeId)) this.#repeated += 1
    else this.#remember(request.url?.split('/').at(-1) ?? '', noticeId, content)
    return sealHisAnswer(this.#app, sealed.noise, { result: hisDone, message: {} })
  }

  #remember(method: string, noticeId: string, content: HisNotice['content']): void {
    this.#notices.set(noticeId, { noticeId, method, billNo: textOf(content['billNo']), content })
    const [oldest] = this.#notices.keys()
    if (this.#notices.size > noticesMax && oldest !== undefined) this.#notices.delete(oldest)
  }

  #opened(sealed: ReturnType<typeof parseHisRequest>): Readonly<Record<string, unknown>> {
    try {
      return openHisRequest(this.#app, sealed)
    } catch (error) {
      this.#badlySigned += 1
      throw error
    }
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length
    if (bytes > bodyBytesMax) throw new RangeError('a notice is never so large')
    parts.push(part)
  }
  return Buffer.concat(parts)
}
