import type { Instant } from '@piaoqiao/domain'
import { batchParts, ExchangeError } from '@piaoqiao/sdk'
import type { AnyAnswer } from '@piaoqiao/sdk'
import { httpRefusals } from '../../http/http-refusals.ts'
import type { Act, ActItem, ItemAnswer } from '../act-ports.ts'
import { keyText } from '../bill-ports.ts'
import type { BillKey } from '../bill-ports.ts'
import { seenBillFrom } from '../seen-bill.ts'
import { changesOf, endedBy } from './answers-of-act.ts'
import type { DeskParts, OpenDesk } from './desk-parts.ts'
import { auditOf } from './desk-parts.ts'

const settlePauseMs = 30_000
const settlePauseMaxMs = 3_600_000
const settleDoublingsMax = 12

export interface Sending {
  readonly act: Act
  readonly items: readonly ActItem[]
  /** Whether it may have been sent before: then "not now" speaks of this attempt only. */
  readonly mayHaveBeenSent: boolean
}

/**
 * Sends an act under its own request id and writes the answers down. What stays unknown is sent again later, under the
 * same id, so that nothing is done twice.
 */
export async function sendAct(parts: DeskParts, desk: OpenDesk, sending: Sending): Promise<void> {
  const { act, items } = sending
  const answers = await askRegistry(desk, sending)
  const at = parts.clock()
  const isSettled = items.every(({ itemNumber }) => {
    const answer = answers.get(itemNumber)
    return answer !== undefined && answer.outcome !== 'unknown'
  })
  const nextAttemptAt = isSettled ? null : at + pauseMs(act.attempts)
  await keepAnswers(parts, sending, { answers, nextAttemptAt, at })
  const done = items.filter(({ itemNumber }) => answers.get(itemNumber)?.outcome === 'done')
  await refreshBills(parts, desk, done, at)
}

function pauseMs(attempts: number): number {
  return Math.min(settlePauseMs * 2 ** Math.min(attempts, settleDoublingsMax), settlePauseMaxMs)
}

async function askRegistry(
  { registry }: OpenDesk,
  { act, items, mayHaveBeenSent }: Sending,
): Promise<ReadonlyMap<number, ItemAnswer>> {
  const answers = new Map<number, ItemAnswer>()
  const wires = items.map(({ wire }) => wire as never)
  for (const part of batchParts(wires, act.actId)) {
    try {
      const results = await registry.sendPart(act.service, part, { mayHaveBeenSent })
      for (const [index, { answer }] of results.entries()) {
        answers.set(part.start + index + 1, answerOf(answer))
      }
    } catch (error) {
      if (!(error instanceof ExchangeError)) throw error
      const answer = answerOfFailure(error, mayHaveBeenSent)
      for (const index of part.items.keys()) answers.set(part.start + index + 1, answer)
    }
  }
  return answers
}

interface Answered extends AnyAnswer {
  readonly sentence?: string
  readonly next?: string
}

function answerOf(answer: Answered): ItemAnswer {
  const { outcome, code = '', sentence = '', next = null } = answer
  return { outcome: outcome as ItemAnswer['outcome'], code, sentence, next, answer: { ...answer } }
}

function answerOfFailure({ kind }: ExchangeError, mayHaveBeenSent: boolean): ItemAnswer {
  const isCertain = kind !== 'unknown' && !mayHaveBeenSent
  const code = isCertain ? 'PROVINCE_UNREACHABLE' : 'OUTCOME_UNKNOWN'
  const { sentence, next } = httpRefusals[code]
  return { outcome: isCertain ? 'refused' : 'unknown', code, sentence, next, answer: {} }
}

interface Answers {
  readonly answers: ReadonlyMap<number, ItemAnswer>
  readonly nextAttemptAt: Instant | null
  readonly at: Instant
}

async function keepAnswers(
  parts: DeskParts,
  { act, items }: Sending,
  { answers, nextAttemptAt, at }: Answers,
): Promise<void> {
  const { unitId, service, actId } = act
  await parts.transact(async ({ acts, uses, inbox, audit }) => {
    const changed = new Set(await acts.answer(actId, answers, nextAttemptAt))
    const news = items.filter(({ itemNumber }) => changed.has(itemNumber))
    const lines = await uses.ofBills(unitId, news)
    await uses.change(unitId, changesOf(service, news, { answers, lines, at }))
    const done = news.filter(({ itemNumber }) => answers.get(itemNumber)?.outcome === 'done')
    const ends = done.flatMap((bill) => {
      return (endedBy[service] ?? []).map((kind) => ({ ...keyOf(bill), kind, at }))
    })
    await inbox.finishOfBills(unitId, ends)
    const details = { act: actId, done: done.length, open: nextAttemptAt !== null }
    await audit.append(auditOf(act, 'act_answered', at, details))
  })
}

function keyOf({ billCode, billNumber }: BillKey): BillKey {
  return { billCode, billNumber }
}

/** How the bills stand now. Where the registry cannot be asked, the events tell it a little later. */
async function refreshBills(
  parts: DeskParts,
  { registry, unit }: OpenDesk,
  done: readonly ActItem[],
  at: Instant,
): Promise<void> {
  if (done.length === 0) return
  const keys = new Map(done.map((item) => [keyText(item), keyOf(item)]))
  try {
    const { results } = await registry.batch('bill.status', [...keys.values()])
    const notes = results.flatMap(({ answer }) =>
      answer.outcome === 'found'
        ? [{ bill: seenBillFrom(answer), checkCode: null, isVerified: false }]
        : [],
    )
    await parts.transact(({ bills }) => bills.note(unit.unitId, notes, at))
  } catch (error) {
    if (!(error instanceof ExchangeError)) throw error
  }
}
