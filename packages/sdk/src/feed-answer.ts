import { services, fits } from '@piaoqiao/protocol'
import type { FeedAnswer } from '@piaoqiao/protocol'
import { isRefusedPayload } from './batch.ts'
import { exchangeError } from './exchange-error.ts'
import { MessageRefused } from './message-refused.ts'

/** @throws MessageRefused, ExchangeError where the payload is no page of a feed */
export function feedAnswerFrom(payload: unknown): FeedAnswer {
  if (isRefusedPayload(payload)) throw new MessageRefused(payload)
  if (!fits(services['event.feed'].answer, payload)) {
    throw exchangeError('EXCHANGE_ANSWER_UNEXPECTED', 'no page of a feed')
  }
  return payload as FeedAnswer
}
