import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What happens to messages on the last part of their way. */
export type DoorBehaviour =
  | 'passes'
  /** The message arrives, and the connection breaks before the answer is out. */
  | 'loses answers'
  /** The answer comes with one character changed. */
  | 'alters answers'
  /** Something in between answers in its own words, after the message went through. */
  | 'answers itself'
  /** The connection breaks, and the message arrives when the door is told to let it through. */
  | 'holds messages'

interface Message {
  readonly method: string
  readonly path: string
  readonly body: Buffer
}

/** Stands before a service and lets a test spoil what passes. */
export class Door {
  behaviour: DoorBehaviour = 'passes'
  readonly #target: string
  readonly #server: Server
  readonly #held: Message[] = []

  private constructor(target: string) {
    this.#target = target
    this.#server = createServer((request, response) => {
      this.#pass(request, response).catch(() => response.destroy())
    })
  }

  static async open(target: string): Promise<Door> {
    const door = new Door(target)
    await new Promise<void>((resolve) => door.#server.listen(0, '127.0.0.1', resolve))
    return door
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** Delivers the messages that were held, and gives the status of each answer. */
  async letThrough(): Promise<readonly number[]> {
    const answers = await Promise.all(this.#held.splice(0).map((held) => this.#deliver(held)))
    return answers.map(({ status }) => status)
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  async #pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url: path = '/' } = request
    const body = Buffer.concat(await request.toArray())
    // The behaviour of the moment at which a message came is the one that it meets.
    const { behaviour } = this
    if (behaviour === 'holds messages') {
      this.#held.push({ method, path, body })
      response.destroy()
      return
    }
    const { status, headers, text } = await this.#deliver({ method, path, body })
    if (behaviour === 'loses answers') {
      response.destroy()
    } else if (behaviour === 'answers itself') {
      response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad Gateway</h1>')
    } else {
      const contentType = headers.get('content-type') ?? ''
      response.writeHead(status, { 'content-type': contentType })
      response.end(behaviour === 'alters answers' ? withOtherData(text) : text)
    }
  }

  async #deliver({ method, path, body }: Message): Promise<{
    readonly status: number
    readonly headers: Headers
    readonly text: string
  }> {
    const response = await fetch(`${this.#target}${path}`, {
      method,
      ...(method === 'POST' && { headers: { 'content-type': 'application/json' }, body }),
    })
    const { status, headers } = response
    return { status, headers, text: await response.text() }
  }
}

function withOtherData(text: string): string {
  return text.replace(/"data":"(.)/, (_, first) => `"data":"${first === 'A' ? 'B' : 'A'}`)
}
