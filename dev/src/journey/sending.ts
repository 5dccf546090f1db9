import { services } from '@piaoqiao/protocol'
import type { BatchAnswerOf, BatchItemOf, BatchService } from '@piaoqiao/sdk'
import { newRequestId } from '@piaoqiao/sdk'
import type { ChangeOfStation } from '../world/hospital-system.ts'
import type { WorldParty } from '../world/parties.ts'
import { outcome, outcomeOfItem, refused } from './outcome.ts'
import type { Outcome } from './outcome.ts'
import { names, pathOf } from './stage.ts'
import type { Stage } from './stage.ts'

export interface Sending {
  readonly say: string
  readonly expect: string
  /** A new one where none is given. */
  readonly requestId?: string
}

/** A party's system sends one item to its province. */
export function send<Name extends BatchService>(
  { story, clientOf }: Stage,
  party: WorldParty,
  service: Name,
  item: BatchItemOf[Name],
  { say, expect, requestId = newRequestId() }: Sending,
): Promise<BatchAnswerOf<Name>> {
  return story.step({
    say,
    message: service,
    title: services[service].title,
    requestId,
    path: pathOf(party),
    expect,
    act: async () => {
      const { results } = await clientOf(party).batch(service, [item], { requestId })
      const [result] = results
      if (result === undefined) throw new Error('a message of one item has one answer')
      return result.answer
    },
    told: outcomeOfItem,
  })
}

/** The hospital's system asks its station for a change, and the station asks the province. */
export function askStation(
  { story }: Stage,
  service: 'reversal.lock' | 'reversal.release' | 'reversal.complete' | 'income.post',
  act: () => Promise<ChangeOfStation>,
  { say, expect }: Sending,
): Promise<ChangeOfStation> {
  return story.step({
    say,
    message: service,
    title: services[service].title,
    path: [names.hospitalSystem, names.station, names.home],
    expect,
    act,
    told: outcomeOfStation,
  })
}

function outcomeOfStation(answer: ChangeOfStation): Outcome {
  const { code, sentence, next, redBill } = answer
  if (answer.outcome !== 'done') return refused({ code, sentence, next: next ?? '' })
  if (redBill === null || redBill === undefined) return outcome(code, sentence)
  const { billCode, billNumber, amount } = redBill
  return outcome(code, sentence, `红字票据 ${billCode} ${billNumber}，金额${amount}元`)
}
