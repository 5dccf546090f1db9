import { createServer } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface LocalSystem {
  readonly url: string
  readonly received: readonly { readonly headers: IncomingHttpHeaders; readonly body: unknown }[]
  /** The status of the next answers. */
  answerWith(status: number): void
  stop(): Promise<void>
}

/** A business system that takes events in as plain JSON. */
export async function startLocalSystem(): Promise<LocalSystem> {
  const received: { headers: IncomingHttpHeaders; body: unknown }[] = []
  let status = 204
  const server = createServer((request, response) => {
    void request.toArray().then((chunks) => {
      const body: unknown = JSON.parse(Buffer.concat(chunks).toString())
      received.push({ headers: request.headers, body })
      response.writeHead(status).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`,
    received,
    answerWith: (next) => {
      status = next
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
