import type { Socket } from 'node:net'
import { fastify, type FastifyInstance, type FastifyReply } from 'fastify'
import type { Logger } from '../logging/logger.ts'
import { faultAnswer, plainProblemAnswer, type HttpAnswer } from './problem-answers.ts'
import type { ExchangeServerBounds } from './server-options.ts'

/** How often Node looks for requests that take too long. */
const timeoutCheckMs = 1_000

export const headerBytesMax = 8 * 1024

/** For an answer that no page has set headers of its own for: it is data, and nothing may be made of it. */
const securityHeaders = {
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
} as const

export interface BareServerOptions {
  readonly bounds: ExchangeServerBounds
  readonly trustedProxies: readonly string[]
  readonly logger: Logger
}

/** Fastify with our bounds, answers to faults that say little, and no routes yet. */
export function createBareServer(options: BareServerOptions): FastifyInstance {
  const { bounds, trustedProxies, logger } = options
  const server = fastify({
    logger: false,
    bodyLimit: bounds.bodyBytesMax,
    requestTimeout: bounds.requestTimeoutMs,
    keepAliveTimeout: bounds.keepAliveMs,
    connectionTimeout: bounds.silenceMaxMs,
    http: {
      headersTimeout: bounds.headersTimeoutMs,
      connectionsCheckingInterval: timeoutCheckMs,
      maxHeaderSize: headerBytesMax,
    },
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    forceCloseConnections: 'idle',
    // Its own answer would have no envelope code; ours is given below.
    return503OnClosing: false,
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: (error, _request, reply) => {
      sendAnswer(reply, plainProblemAnswer(error.statusCode ?? 400))
    },
  })
  server.server.maxConnections = bounds.connectionsMax
  addSecurityHeaders(server)
  addPlainFaults(server, logger)
  return server
}

export function sendAnswer(reply: FastifyReply, answer: HttpAnswer): FastifyReply {
  const { status, contentType, body, retryAfterSeconds } = answer
  if (retryAfterSeconds !== undefined) reply.header('retry-after', retryAfterSeconds)
  // As bytes, because to a text Fastify adds a charset, which these media types do not have (RFC 8259, 11).
  return reply.code(status).header('content-type', contentType).send(Buffer.from(body))
}

function addSecurityHeaders(server: FastifyInstance): void {
  server.addHook('onSend', async (_request, reply) => {
    for (const [name, value] of Object.entries(securityHeaders)) {
      if (!reply.hasHeader(name)) reply.header(name, value)
    }
  })
}

function addPlainFaults(server: FastifyInstance, logger: Logger): void {
  server.setNotFoundHandler((_request, reply) => sendAnswer(reply, plainProblemAnswer(404)))
  server.setErrorHandler((error, _request, reply) => {
    const status = clientFaultStatus(error)
    if (status === undefined) logger.error('http.failed', {}, error)
    return sendAnswer(reply, plainProblemAnswer(status ?? 500))
  })
}

function clientFaultStatus(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return undefined
  const { statusCode } = error
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500
    ? statusCode
    : undefined
}

const statusOfBrokenRequest: Readonly<Partial<Record<string, string>>> = {
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
}

/** What cannot be read as a request of HTTP is answered in a line; there is no request that Fastify could answer. */
function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy()
    return
  }
  const status = statusOfBrokenRequest[error.code ?? ''] ?? '400 Bad Request'
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

/** Turns new requests away while the server stops, and closes connections after their last answer. */
export function refuseWhileStopping(server: FastifyInstance, isStopping: () => boolean): void {
  server.addHook('onRequest', async (_request, reply) => {
    if (isStopping()) return sendAnswer(reply, faultAnswer('ENVELOPE_UNAVAILABLE'))
    return undefined
  })
  server.addHook('onSend', async (_request, reply) => {
    if (isStopping()) reply.header('connection', 'close')
  })
}
