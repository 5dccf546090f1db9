import { randomBytes } from 'node:crypto'
import type { Refusal } from '@piaoqiao/domain'
import { EnvelopeError, sealEnvelope, wireRefusal, type EnvelopeCode } from '@piaoqiao/protocol'
import type { Logger } from '../logging/logger.ts'
import { newestKey } from './app.ts'
import { MessageRefused } from './message-refused.ts'
import {
  openRequest,
  type IncomingMessage,
  type OpenedRequest,
  type OpeningContext,
} from './open-request.ts'
import { payloadFault } from './payload-frame.ts'
import { faultAnswer, outcomeUnknownAnswer, type HttpAnswer } from './problem-answers.ts'

export interface ExchangeContext extends OpeningContext {
  readonly logger: Logger
}

/** An answer with what the log and the metrics say about it. */
export interface MessageOutcome {
  /** `ANSWERED`, or the code of the refusal or fault. */
  readonly code: string
  readonly answer: HttpAnswer
  readonly appId?: string
  readonly requestId?: string
  readonly items?: number
}

type Sender = Pick<MessageOutcome, 'appId' | 'requestId'>

interface CheckedRequest extends OpenedRequest {
  /** Why the payload is refused as a whole; null where it goes to the handler. */
  readonly fault: Refusal | null
}

/** Opens a message, has it carried out, and seals the answer. Never rejects. */
export async function answerMessage(
  context: ExchangeContext,
  message: IncomingMessage,
): Promise<MessageOutcome> {
  let sender: Sender = {}
  let request: CheckedRequest
  try {
    const opened = await openRequest(context, message, ({ appId, requestId }) => {
      sender = { appId, requestId }
    })
    request = { ...opened, fault: payloadFault(opened.service, opened.payload) }
  } catch (error) {
    return { ...refusedOutcome(context.logger, error), ...sender }
  }
  return { ...(await carryOut(context, request)), ...sender, ...itemsOf(request.payload) }
}

/** Nothing was done yet, whatever went wrong. */
function refusedOutcome(logger: Logger, error: unknown): MessageOutcome {
  if (error instanceof MessageRefused) return refusedAs(error.code, error.retryAfterSeconds)
  if (error instanceof EnvelopeError) return refusedAs(error.code)
  logger.error('exchange.opening_failed', {}, error)
  return refusedAs('ENVELOPE_UNAVAILABLE')
}

function refusedAs(code: EnvelopeCode, retryAfterSeconds?: number): MessageOutcome {
  return { code, answer: faultAnswer(code, retryAfterSeconds) }
}

/** From here on an error says nothing about what was done; only the handler itself can say so. */
async function carryOut(
  context: ExchangeContext,
  request: CheckedRequest,
): Promise<MessageOutcome> {
  const { service, envelope, app, payload, handler, fault } = request
  const { appId, requestId } = envelope
  try {
    if (fault !== null) {
      return { code: fault.code, answer: await seal(context, request, wireRefusal(fault)) }
    }
    const at = context.clock()
    const answer = await handler({ service, requestId, payload, caller: app, at })
    return { code: 'ANSWERED', answer: await seal(context, request, answer) }
  } catch (error) {
    if (error instanceof MessageRefused) return refusedAs(error.code, error.retryAfterSeconds)
    context.logger.error('exchange.failed', { service: service.name, appId, requestId }, error)
    return { code: 'OUTCOME_UNKNOWN', answer: outcomeUnknownAnswer }
  }
}

function itemsOf(payload: unknown): Pick<MessageOutcome, 'items'> {
  if (typeof payload !== 'object' || payload === null || !('items' in payload)) return {}
  return Array.isArray(payload.items) ? { items: payload.items.length } : {}
}

async function seal(
  { crypto, keyName, clock }: ExchangeContext,
  { service, envelope, app }: OpenedRequest,
  payload: unknown,
): Promise<HttpAnswer> {
  const sealed = await sealEnvelope({
    kind: 'answer',
    service: service.name,
    appId: envelope.appId,
    requestId: envelope.requestId,
    at: clock(),
    payload,
    appKey: app.appKey,
    receiver: newestKey(app),
    sign: { crypto, keyName },
    crypto,
    randomBytes,
  })
  return { status: 200, contentType: 'application/json', body: JSON.stringify(sealed) }
}
