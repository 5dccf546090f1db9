import type { Readable } from 'node:stream'
import { EnvelopeError, serviceNamed } from '@piaoqiao/protocol'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Metrics } from '../metrics/metrics.ts'
import { answerMessage, type ExchangeContext, type MessageOutcome } from './answer-message.ts'
import { createBodyReader, type BodyReader, type ReadBody } from './body-reader.ts'
import { sendAnswer } from './fastify-server.ts'
import type { InFlight } from './in-flight.ts'
import { faultAnswer } from './problem-answers.ts'
import type { ExchangeServerBounds, ExchangeServerOptions } from './server-options.ts'

export interface ExchangeRoutesOptions {
  readonly context: ExchangeContext
  readonly bounds: ExchangeServerBounds
  readonly inFlight: InFlight
  readonly metrics: Metrics
  readonly answersForAddress: Required<ExchangeServerOptions>['answersForAddress']
}

type ExchangeHttpRequest = FastifyRequest<{
  Params: { readonly service: string }
  Body: ReadBody | undefined
}>

/** `POST /exchange/v1/:service` */
export function addExchangeRoutes(server: FastifyInstance, options: ExchangeRoutesOptions): void {
  const { context, metrics } = options
  // In a scope of their own, because elsewhere a body is read in another way.
  server.register(async (scope) => {
    readBodiesAsBytes(scope, createBodyReader(options.bounds))
    scope.post('/exchange/v1/:service', async (request: ExchangeHttpRequest, reply) => {
      const startedAt = performance.now()
      const outcome = await boundedOutcome(options, request)
      const durationMs = performance.now() - startedAt
      const service = serviceNamed(request.params.service)?.name ?? 'unknown'
      metrics.exchangeAnswered(service, outcome.code, durationMs)
      report(context, service, outcome, durationMs)
      if (request.body?.unfinished === true) reply.header('connection', 'close')
      return sendAnswer(reply, outcome.answer)
    })
  })
}

/** Whatever the sender calls it is read within the bounds; what is not called JSON is none. */
function readBodiesAsBytes(scope: FastifyInstance, read: BodyReader): void {
  scope.removeAllContentTypeParsers()
  const declared = (request: FastifyRequest) => Number(request.headers['content-length'] ?? 0)
  scope.addContentTypeParser('application/json', (request: FastifyRequest, stream: Readable) =>
    read(stream, declared(request)),
  )
  scope.addContentTypeParser('*', async (request: FastifyRequest, stream: Readable) => {
    const body = await read(stream, declared(request))
    body.release()
    if (body.content instanceof EnvelopeError) return body
    return { ...body, content: new EnvelopeError('ENVELOPE_MALFORMED_JSON') }
  })
}

async function boundedOutcome(
  { context, inFlight, answersForAddress }: ExchangeRoutesOptions,
  request: ExchangeHttpRequest,
): Promise<MessageOutcome> {
  const { body, params, ip, headers } = request
  if (!inFlight.enter()) {
    body?.release()
    return faultOutcome('ENVELOPE_UNAVAILABLE')
  }
  try {
    if (body === undefined) return faultOutcome('ENVELOPE_MALFORMED_JSON')
    if (body.content instanceof EnvelopeError) return faultOutcome(body.content.code)
    return await answerMessage(context, {
      serviceName: params.service,
      body: body.content,
      address: answersForAddress(headers) ? null : ip,
    })
  } finally {
    body?.release()
    inFlight.leave()
  }
}

function faultOutcome(code: EnvelopeError['code']): MessageOutcome {
  return { code, answer: faultAnswer(code) }
}

function report(
  { logger }: ExchangeContext,
  service: string,
  { code, appId, requestId, items }: MessageOutcome,
  durationMs: number,
): void {
  const event = code === 'ANSWERED' ? 'exchange.answered' : 'exchange.refused'
  const rounded = Math.round(durationMs * 10) / 10
  logger.info(event, { service, code, appId, requestId, items, durationMs: rounded })
}
