import type { UnitMessage } from '../catalogue/frames.ts'
import { clauseOf, frames, protocolPage, testedMessages } from '../catalogue/frames.ts'
import type { AnswerAttack } from './answer-attacks.ts'
import { answerAttacks } from './answer-attacks.ts'
import type { PushAttack } from './push-attacks.ts'
import { pushAttacks } from './push-attacks.ts'
import type { RequestCheck } from './request-checks.ts'
import { requestChecks } from './request-checks.ts'

/** One thing that a unit's system has to do right, seen by what it sends. */
export interface UnitCase {
  /** Stable, such as `unit/bill.lock/answer/cut`. */
  readonly code: string
  readonly message: string
  readonly title: string
  readonly clause: string
  readonly requirements: readonly string[]
  readonly tried: Tried
}

export type Tried =
  | { readonly kind: 'answer'; readonly message: UnitMessage; readonly attack: AnswerAttack }
  | { readonly kind: 'request'; readonly message: UnitMessage; readonly check: RequestCheck }
  | { readonly kind: 'push'; readonly attack: PushAttack }

let catalogue: readonly UnitCase[] | null = null

/** Every case for the unit's side of a message (`event.deliver` for what is pushed to it), or of all. */
export function unitCaseCatalogue(message?: string): readonly UnitCase[] {
  catalogue ??= [...testedMessages.flatMap(messageCases), ...pushCases()]
  return message === undefined ? catalogue : catalogue.filter((one) => one.message === message)
}

/** The messages that have cases for the unit's side. */
export const unitMessages: readonly string[] = [...testedMessages, 'event.deliver']

function messageCases(message: UnitMessage): UnitCase[] {
  const { changes, hasItems } = frames[message]
  const answers = answerAttacks
    .filter(({ only }) => only === undefined || (only === 'items' ? hasItems : changes))
    .map((attack): UnitCase => ({
      code: `unit/${message}/answer/${attack.slug}`,
      message,
      title: attack.title,
      clause: answerClauses[attack.next],
      requirements: [attack.requirement],
      tried: { kind: 'answer', message, attack },
    }))
  const requests = requestChecks
    .filter(({ only }) => only === undefined || changes)
    .map((check): UnitCase => ({
      code: `unit/${message}/request/${check.slug}`,
      message,
      title: check.title,
      clause: `${protocolPage}${check.heading}`,
      requirements: [check.requirement],
      tried: { kind: 'request', message, check },
    }))
  return [...answers, ...requests]
}

const answerClauses = {
  accepts: `${protocolPage}#answers-答复`,
  retries: `${protocolPage}#requests-and-retries-请求与重试`,
  waits: `${protocolPage}#transport-传输`,
} as const

function pushCases(): UnitCase[] {
  return pushAttacks.map((attack) => ({
    code: `unit/event.deliver/push/${attack.slug}`,
    message: 'event.deliver',
    title: attack.title,
    clause: clauseOf('event.deliver'),
    requirements: [attack.requirement],
    tried: { kind: 'push', attack },
  }))
}
