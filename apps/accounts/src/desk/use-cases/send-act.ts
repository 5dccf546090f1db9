import { fenFromYuan } from '@piaoqiao/domain'
import type { Instant } from '@piaoqiao/domain'
import { batchParts, ExchangeError } from '@piaoqiao/sdk'
import type { AnyAnswer } from '@piaoqiao/sdk'
import type { Act, ActItem, ItemAnswer } from '../act-ports.ts'
import { keyText } from '../bill-ports.ts'
import type { BillKey } from '../bill-ports.ts'
import { deskRefusals } from '../desk-refusals.ts'
import { seenBillFrom } from '../seen-bill.ts'
import type { BillUse } from '../use-ports.ts'
import { changesOf, endedBy } from './answers-of-act.ts'
import type { DeskParts, OpenDesk } from './desk-parts.ts'
import { auditOf, codeOfFailure } from './desk-parts.ts'
import { noteCases } from './note-cases.ts'
import type { CaseNews } from './note-cases.ts'

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
  await keepAnswers(parts, desk, sending, { answers, nextAttemptAt, at })
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

function answerOfFailure(error: ExchangeError, mayHaveBeenSent: boolean): ItemAnswer {
  const isCertain = error.kind !== 'unknown' && !mayHaveBeenSent
  const code = isCertain ? codeOfFailure(error) : 'OUTCOME_UNKNOWN'
  const { sentence, next } = deskRefusals[code]
  return { outcome: isCertain ? 'refused' : 'unknown', code, sentence, next, answer: {} }
}

interface Answers {
  readonly answers: ReadonlyMap<number, ItemAnswer>
  readonly nextAttemptAt: Instant | null
  readonly at: Instant
}

async function keepAnswers(
  parts: DeskParts,
  { unit }: OpenDesk,
  { act, items }: Sending,
  { answers, nextAttemptAt, at }: Answers,
): Promise<void> {
  const { unitId, service, actId } = act
  await parts.transact(async ({ acts, uses, inbox, cases, audit }) => {
    const changed = new Set(await acts.answer(actId, answers, nextAttemptAt))
    const answered = items.filter(({ itemNumber }) => changed.has(itemNumber))
    const lines = await uses.ofBills(unitId, answered)
    await uses.change(unitId, changesOf(service, answered, { answers, lines, at }))
    const done = answered.filter(({ itemNumber }) => answers.get(itemNumber)?.outcome === 'done')
    const ends = done.flatMap((bill) => {
      return (endedBy[service] ?? []).map((kind) => ({ ...keyOf(bill), kind, at }))
    })
    await inbox.finishOfBills(unitId, ends)
    const news = caseNewsOf(done, lines)
    await noteCases({ cases, inbox }, { unitId, unitCode: unit.creditCode, service, news, at })
    const details = { act: actId, done: done.length, open: nextAttemptAt !== null }
    await audit.append(auditOf(act, 'act_answered', at, details))
  })
}

/** The case of a bill: named by the act, or the one for which it was locked. */
function caseNewsOf(done: readonly ActItem[], lines: readonly BillUse[]): readonly CaseNews[] {
  return done.flatMap((item) => {
    const { billCode, billNumber, wire } = item
    const ofBill = lines.filter((line) => keyText(line) === keyText(item))
    const line =
      ofBill.find(({ reportId }) => reportId !== null && reportId === wire['reportId']) ??
      ofBill.find(({ state }) => state === 'held')
    const caseId = item.caseId ?? line?.caseId ?? null
    if (caseId === null) return []
    const { amount } = wire
    const isReport = wire['reimbursedOn'] !== undefined && typeof amount === 'string'
    return [{ billCode, billNumber, caseId, amountFen: isReport ? fenFromYuan(amount) : null }]
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
