import type { IncomingMessage, ServerResponse } from 'node:http'
import { GatewayError } from './gateway-problems.ts'
import type { GatewayProblem } from './gateway-problems.ts'

/** @throws GatewayError `GATEWAY_TOO_LARGE` */
export async function readBody(request: IncomingMessage, bytesMax: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    length += chunk.length
    if (length > bytesMax) throw new GatewayError('GATEWAY_TOO_LARGE')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** A JSON object under the right type. @throws GatewayError `GATEWAY_NOT_JSON` or `GATEWAY_TOO_LARGE` */
export async function readJsonObject(request: IncomingMessage, bytesMax: number): Promise<object> {
  requireJson(request)
  const body = await readBody(request, bytesMax)
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  } catch {
    // Told below, as for JSON that is no object.
  }
  throw new GatewayError('GATEWAY_NOT_JSON')
}

/** A page in a browser cannot send this type to another origin without asking first, and the gateway never agrees. */
export function requireJson(request: IncomingMessage): void {
  const [mediaType = ''] = (request.headers['content-type'] ?? '').split(';')
  if (mediaType.trim().toLowerCase() !== 'application/json') {
    throw new GatewayError('GATEWAY_NOT_JSON')
  }
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  const text = JSON.stringify(body)
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    ...headers,
  })
  response.end(text)
}

/** Where the request was not read to its end, the connection is closed behind the answer. */
export function sendProblem(
  request: IncomingMessage,
  response: ServerResponse,
  problem: GatewayProblem,
): void {
  const { status, requestId } = problem
  sendJson(response, status, problem, {
    'content-type': 'application/problem+json',
    ...(requestId !== undefined && { 'idempotency-key': requestId }),
    ...(status === 401 && { 'www-authenticate': 'Bearer' }),
    ...(!request.complete && { connection: 'close' }),
  })
}
