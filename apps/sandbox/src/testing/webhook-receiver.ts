import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Somebody who takes the pushes of the sandbox and keeps their bodies as they came. */
export interface WebhookReceiver {
  readonly url: string
  readonly bodies: readonly Uint8Array[]
  /** How the next pushes are answered. */
  answerWith(status: number): void
  close(): Promise<void>
}

export async function openWebhookReceiver(): Promise<WebhookReceiver> {
  const bodies: Uint8Array[] = []
  let status = 204
  const server = createServer((request, response) => {
    const chunks: Uint8Array[] = []
    request.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    request.on('end', () => {
      bodies.push(Buffer.concat(chunks))
      response.writeHead(status).end()
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/events`,
    bodies,
    answerWith: (next) => {
      status = next
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
