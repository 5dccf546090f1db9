import type { IncomingMessage } from 'node:http'
import { equalInConstantTime, sm3 } from '@piaoqiao/gm-crypto'
import { isLoopback } from './gateway-options.ts'
import type { GatewayOptions } from './gateway-options.ts'
import { GatewayError } from './gateway-problems.ts'

/**
 * Whether a caller may use the gateway in the application's name.
 * @throws GatewayError `GATEWAY_HOST_NOT_ALLOWED` or `GATEWAY_TOKEN_INVALID`
 */
export function requireCaller(
  request: IncomingMessage,
  { listen, token }: Pick<GatewayOptions, 'listen' | 'token'>,
): void {
  // A page in a browser could reach this address under a name of its own (DNS rebinding); it cannot choose this header.
  if (isLoopback(listen.host) && !isLoopback(hostName(request))) {
    throw new GatewayError('GATEWAY_HOST_NOT_ALLOWED')
  }
  if (token !== null && !isSame(`Bearer ${token}`, request.headers.authorization ?? '')) {
    throw new GatewayError('GATEWAY_TOKEN_INVALID')
  }
}

function hostName({ headers }: IncomingMessage): string {
  const origin = `http://${headers.host ?? ''}`
  return URL.canParse(origin) ? new URL(origin).hostname : ''
}

/** Digests have the same length whatever was given, so that the time taken tells nothing. */
function isSame(expected: string, given: string): boolean {
  return equalInConstantTime(sm3(expected), sm3(given))
}
