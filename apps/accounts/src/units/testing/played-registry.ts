import { faultOf, serviceNamed } from '@piaoqiao/protocol'
import type { Client } from '@piaoqiao/sdk'
import { ExchangeError } from '@piaoqiao/sdk'

/** One message that the played registry was given. */
export interface PlayedCall {
  readonly service: string
  readonly payload: Record<string, any>
  readonly requestId: string | undefined
}

/** The part of the registry that an office speaks to, played: answers as it is told, and keeps what it was asked. */
export interface PlayedRegistry {
  readonly office: Client
  readonly calls: PlayedCall[]
  /** The answer to a service from now on; an error is thrown. */
  answers(service: string, answer: (payload: Record<string, any>) => unknown): void
}

export const playedAppKey = 'ab'.repeat(32)

export function unknownOutcome(): ExchangeError {
  return new ExchangeError({
    kind: 'unknown',
    code: 'EXCHANGE_TIMEOUT',
    message: 'no answer within the time allowed',
    sentence: '结果未知。',
    next: '请重试。',
    retryable: true,
  })
}

/** The envelope was turned away, and nothing was done. */
export function envelopeRefused(): ExchangeError {
  return new ExchangeError({
    kind: 'refused',
    code: 'ENVELOPE_REFUSED',
    message: 'the receiver turned the envelope away',
    sentence: '报文未被接受。',
    next: '请核对。',
    retryable: false,
  })
}

export function playRegistry(): PlayedRegistry {
  const calls: PlayedCall[] = []
  const answers = new Map<string, (payload: Record<string, any>) => unknown>([
    [
      'application.enrol',
      ({ appId }) => ({ outcome: 'done', code: 'ENROLLED', appId, appKey: playedAppKey }),
    ],
    ['application.change', ({ appId }) => ({ outcome: 'done', code: 'CHANGED', appId })],
    ['bill.list', () => ({ outcome: 'found', bills: [], next: null })],
  ])
  const office = {
    async call(service: string, payload: unknown, options: { requestId?: string } = {}) {
      const given = payload as Record<string, any>
      requireFit(service, payload)
      calls.push({ service, payload: given, requestId: options.requestId })
      const answer = answers.get(service)?.(given)
      if (answer === undefined) throw new Error(`no answer of ${service} is played`)
      if (answer instanceof Error) throw answer
      return answer
    },
  }
  return {
    office: office as unknown as Client,
    calls,
    answers: (service, answer) => void answers.set(service, answer),
  }
}

/** A registry refuses what the protocol does not know. */
function requireFit(service: string, payload: unknown): void {
  const known = serviceNamed(service)
  if (known === null) throw new Error(`the protocol knows no ${service}`)
  const fault = faultOf(known.request, payload)
  if (fault !== null) throw new Error(`${service} is asked as it may not be: ${fault.code}`)
}
