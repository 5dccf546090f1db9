import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ListenAddress } from './gateway-options.ts'
import { requestTimeoutMs } from './gateway-options.ts'
import { GatewayError, gatewayProblemOf } from './gateway-problems.ts'
import { sendProblem } from './http-messages.ts'

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

export interface HttpServer {
  readonly url: string
  /** Refuses what comes in from now on and resolves when the last answer is out. */
  drain(): Promise<void>
}

/** A server whose handler answers, or throws what becomes a problem. */
export async function startHttpServer(
  { host, port }: ListenAddress,
  handler: Handler,
  onFault: (code: string) => void,
): Promise<HttpServer> {
  const active = new Set<ServerResponse>()
  let isDraining = false
  const server = createServer({ requestTimeout: requestTimeoutMs }, (request, response) => {
    active.add(response)
    response.once('close', () => active.delete(response))
    if (isDraining) response.setHeader('connection', 'close')
    const work = isDraining
      ? Promise.reject(new GatewayError('GATEWAY_STOPPING'))
      : handler(request, response)
    work.catch((error: unknown) => {
      const problem = gatewayProblemOf(error)
      onFault(problem.code)
      if (response.headersSent) response.destroy()
      else sendProblem(request, response, problem)
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve())
  })
  return {
    url: urlOf(server.address() as AddressInfo),
    drain: () => {
      isDraining = true
      // Connections that are kept open would otherwise hold the server until they grow idle for long.
      for (const response of active) {
        if (!response.headersSent) response.setHeader('connection', 'close')
      }
      return new Promise((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
      })
    },
  }
}

function urlOf({ address, family, port }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}
