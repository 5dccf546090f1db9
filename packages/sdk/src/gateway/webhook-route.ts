import type { IncomingMessage, ServerResponse } from 'node:http'
import { EnvelopeError, envelopeBytesMax, problemOf } from '@piaoqiao/protocol'
import { openDelivery } from '../webhook.ts'
import type { Delivery } from '../webhook.ts'
import { forwardTimeoutMs } from './gateway-options.ts'
import type { GatewayOptions } from './gateway-options.ts'
import { GatewayError } from './gateway-problems.ts'
import { readBody, sendJson } from './http-messages.ts'

/**
 * Takes what the platform pushes, checks that it comes from there, and hands the entries to the local system. Answers
 * 2xx only when the local system did: until then the platform keeps pushing, and nothing is lost.
 */
export async function webhookRoute(
  { receiver, forwardTo, onFault }: GatewayOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (forwardTo === null) throw new GatewayError('GATEWAY_PATH_UNKNOWN')
  try {
    const delivery = await openDelivery(await readBody(request, envelopeBytesMax), receiver)
    await forward(forwardTo, delivery)
    sendJson(response, 200, {})
  } catch (error) {
    if (!(error instanceof EnvelopeError)) throw error
    onFault(error.code)
    const problem = problemOf(error.code)
    sendJson(response, problem.status, problem, { 'content-type': 'application/problem+json' })
  }
}

async function forward(url: URL, { requestId, entries }: Delivery): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': requestId },
    body: JSON.stringify({ entries }),
    redirect: 'manual',
    signal: AbortSignal.timeout(forwardTimeoutMs),
  }).catch(() => null)
  await answer?.body?.cancel()
  if (answer?.ok !== true) throw new GatewayError('GATEWAY_FORWARD_FAILED')
}
