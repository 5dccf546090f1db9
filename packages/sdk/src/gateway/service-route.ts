import type { IncomingMessage, ServerResponse } from 'node:http'
import { payloadBytesMax, serviceNamed } from '@piaoqiao/protocol'
import { keepUsedBills } from '../archive/keep-used-bills.ts'
import { isRequestId, newRequestId } from '../request-id.ts'
import { gatewayCallsMax } from './gateway-options.ts'
import type { GatewayOptions } from './gateway-options.ts'
import { GatewayError, gatewayProblemOf } from './gateway-problems.ts'
import { readJsonObject, sendJson, sendProblem } from './http-messages.ts'

/** Plain JSON in, a sealed message out, plain JSON back. */
export type ServiceRoute = (
  request: IncomingMessage,
  response: ServerResponse,
  service: string,
) => Promise<void>

/** @param stopping aborted when calls under way have to end */
export function createServiceRoute(
  { client, archive, receiver, onFault }: GatewayOptions,
  stopping: AbortSignal,
): ServiceRoute {
  let calls = 0
  return async (request, response, service) => {
    requireService(service)
    const requestId = requestIdOf(request)
    if (calls >= gatewayCallsMax) throw new GatewayError('GATEWAY_BUSY')
    calls += 1
    try {
      const payload = await readJsonObject(request, payloadBytesMax)
      const answer = await client.call(service, payload, { requestId, signal: stopping })
      const { appId } = receiver
      if (archive !== undefined) await keepUsedBills(archive, { service, payload, answer, appId })
      sendJson(response, 200, answer, { 'idempotency-key': requestId })
    } catch (error) {
      const problem = gatewayProblemOf(error, requestId)
      onFault(problem.code)
      sendProblem(request, response, problem)
    } finally {
      calls -= 1
    }
  }
}

/** The caller's, or a new one: it goes back with every answer, so that whatever is unknown can be asked again. */
function requestIdOf({ headers }: IncomingMessage): string {
  const given = headers['idempotency-key']
  if (given === undefined) return newRequestId()
  if (typeof given !== 'string' || !isRequestId(given)) {
    throw new GatewayError('GATEWAY_KEY_MALFORMED')
  }
  return given
}

function requireService(name: string): void {
  const service = serviceNamed(name)
  const isOpen = service?.servedBy === 'province' && service.callers.some(isApplication)
  // A rotation changes the key that this process holds, and only the command line puts the new one in its place.
  if (!isOpen || name === 'key.rotate') throw new GatewayError('GATEWAY_SERVICE_UNKNOWN')
}

function isApplication(caller: string): boolean {
  return caller !== 'province'
}
