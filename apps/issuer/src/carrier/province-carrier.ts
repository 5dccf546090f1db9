import { faultOf, serviceNamed } from '@piaoqiao/protocol'
import type { Connection } from '@piaoqiao/sdk'
import { ExchangeError } from '@piaoqiao/sdk'
import type { Province, ProvinceCall } from '../ports.ts'
import { isRefusal, outcomeUnknown } from '../use-cases/province-answers.ts'

/** The way to the province over sealed messages. */
export function createProvinceCarrier(connection: Pick<Connection, 'call'>): Province {
  return {
    async call(service, payload, requestId) {
      try {
        const answer = await connection.call(service, payload, { requestId })
        return isAnswerOf(service, answer)
          ? { outcome: 'answered', answer }
          : outcomeUnknown('ANSWER_UNFIT')
      } catch (error) {
        if (error instanceof ExchangeError) return failureOf(error)
        throw error
      }
    },
  }
}

/** Nothing that does not fit the protocol reaches a use case. */
function isAnswerOf(service: string, answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null) return false
  const definition = serviceNamed(service)
  if (definition === null) return false
  return faultOf(definition.answer, answer) === null || isWholeRefusal(answer)
}

function isWholeRefusal(answer: object): boolean {
  if (!isRefusal(answer)) return false
  return [answer.code, answer.sentence, answer.next].every((word) => typeof word === 'string')
}

function failureOf({ kind, code, sentence, next }: ExchangeError): ProvinceCall {
  return { outcome: kind === 'unknown' ? 'unknown' : 'undelivered', code, sentence, next }
}
