import type { IncomingMessage } from 'node:http'
import { requireCaller } from './caller-checks.ts'
import { isLoopback, stopTimeoutMs } from './gateway-options.ts'
import type { GatewayOptions } from './gateway-options.ts'
import { GatewayError } from './gateway-problems.ts'
import { sendJson } from './http-messages.ts'
import { startHttpServer } from './http-server.ts'
import type { Handler, HttpServer } from './http-server.ts'
import { createServiceRoute } from './service-route.ts'
import { webhookRoute } from './webhook-route.ts'

export interface RunningGateway {
  readonly url: string
  /** Where the second address serves the webhook; null without one. */
  readonly webhookUrl: string | null
  /** Takes nothing new in, lets calls under way finish, and cuts them off after `stopTimeoutMs`. */
  stop(): Promise<void>
}

/**
 * A process beside a business system that speaks plain JSON to it and envelopes to the platform.
 * @throws RangeError for an address that others can reach without a token
 */
export async function startGateway(options: GatewayOptions): Promise<RunningGateway> {
  const { listen, webhookListen, token } = options
  if (token === null && !isLoopback(listen.host)) {
    throw new RangeError('an address that others can reach needs a token')
  }
  const stopping = new AbortController()
  const webhook: Handler = (request, response) => webhookRoute(options, request, response)
  const whole = wholeHandler(options, webhook, stopping.signal)
  const { onFault } = options
  const main = await startHttpServer(listen, whole, onFault)
  const second =
    webhookListen === null
      ? null
      : await startHttpServer(webhookListen, webhookHandler(webhook), onFault)
  const servers = second === null ? [main] : [main, second]
  return {
    url: main.url,
    webhookUrl: second === null ? null : `${second.url}/webhook`,
    stop: () => stopServers(servers, stopping),
  }
}

function wholeHandler(options: GatewayOptions, webhook: Handler, stopping: AbortSignal): Handler {
  const callService = createServiceRoute(options, stopping)
  return async (request, response) => {
    const path = pathOf(request)
    if (path === '/health') {
      requireMethod(request, 'GET')
      return sendJson(response, 200, { status: 'ok', unsettled: options.journal.open().length })
    }
    if (path === '/webhook') {
      requireMethod(request, 'POST')
      return webhook(request, response)
    }
    requireCaller(request, options)
    if (path === '/unsettled') {
      requireMethod(request, 'GET')
      return sendJson(response, 200, { requests: options.journal.open() })
    }
    const service = /^\/v1\/([a-z._]{1,60})$/.exec(path)?.[1]
    if (service === undefined) throw new GatewayError('GATEWAY_PATH_UNKNOWN')
    requireMethod(request, 'POST')
    return callService(request, response, service)
  }
}

function webhookHandler(webhook: Handler): Handler {
  return async (request, response) => {
    if (pathOf(request) !== '/webhook') throw new GatewayError('GATEWAY_PATH_UNKNOWN')
    requireMethod(request, 'POST')
    return webhook(request, response)
  }
}

function pathOf({ url = '/' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? '/'
}

function requireMethod({ method }: IncomingMessage, expected: 'GET' | 'POST'): void {
  if (method !== expected) throw new GatewayError('GATEWAY_METHOD_NOT_ALLOWED')
}

/** Calls under way may take until `stopTimeoutMs`; then they are told to end. */
async function stopServers(
  servers: readonly HttpServer[],
  stopping: AbortController,
): Promise<void> {
  const timer = setTimeout(() => stopping.abort(), stopTimeoutMs)
  await Promise.all(servers.map((server) => server.drain()))
  clearTimeout(timer)
}
