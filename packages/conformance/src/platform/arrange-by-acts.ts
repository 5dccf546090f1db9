import type { ServiceName } from '@piaoqiao/protocol'
import type { Act, Role, Situation, SituationName, WantedBill } from '../catalogue/situations.ts'
import { amountDefault, situations } from '../catalogue/situations.ts'
import type { References } from '../catalogue/template.ts'
import { filled } from '../catalogue/template.ts'
import type { ArrangedBill, ArrangedParty, Arranger, NotArranged } from './arranger.ts'
import { isArranged } from './arranger.ts'

export interface IssueOrder {
  /** In yuan. */
  readonly amount: string
  /** Borne by the medical insurance at the counter; null where the case does not mind. */
  readonly borne: string | null
  /** Whether it is registered; otherwise only its number is taken. */
  readonly registered: boolean
}

/** One item of somebody's message, about one bill. */
export interface StageItem {
  readonly bill: ArrangedBill
  readonly item: unknown
}

/** As much of an answer as an arrangement needs. */
export interface StageAnswer {
  readonly outcome: string
  readonly code?: string
  readonly reportId?: string
  readonly lockId?: string
  readonly authorisationId?: string
  /** Why this cannot be played here, in Chinese. */
  readonly reason?: string
}

/** Parties that do what they are told: issue bills, and send messages about them. */
export interface Stage {
  readonly caller: ArrangedParty
  readonly rival: ArrangedParty
  /** The platform's time: milliseconds since 1970, UTC. */
  readonly now: () => number
  /** Issues bills, in the order of what is wanted; a reason where one cannot be. */
  issue(orders: readonly IssueOrder[]): Promise<readonly (ArrangedBill | NotArranged)[]>
  /** Sends items in the name of a role, in one message. Answers in their order. */
  send(
    role: Role,
    service: ServiceName,
    items: readonly StageItem[],
  ): Promise<readonly StageAnswer[]>
  /** The red bill of a bill that was reversed on this stage. */
  redBillOf(bill: ArrangedBill): Promise<ArrangedBill | NotArranged>
}

interface Scene {
  bill: ArrangedBill | NotArranged
  readonly situation: Situation
}

/** Bills that one call brings into their situations: each act of all of them travels in one message. */
const arrangedBillsMax = 60

/** An arranger that plays every act of a situation on a stage. */
export function createActingArranger(stage: Stage): Arranger {
  const { caller, rival, now } = stage
  return {
    batchMax: arrangedBillsMax,
    caller,
    rival,
    now,
    arrange: (wanted) => arrange(stage, wanted),
  }
}

async function arrange(
  stage: Stage,
  wanted: readonly WantedBill[],
): Promise<readonly (ArrangedBill | NotArranged)[]> {
  const orders = wanted.map(({ situation, amount = amountDefault, borne = null }) => ({
    amount,
    borne,
    registered: situations[situation].acts !== null,
  }))
  const bills = await stage.issue(orders)
  const scenes = wanted.map(({ situation }, index): Scene => ({
    bill: bills[index] ?? { reason: '没有造出所需的票据' },
    situation: situationNamed(situation),
  }))
  const longest = Math.max(0, ...scenes.map(({ situation }) => situation.acts?.length ?? 0))
  for (let act = 0; act < longest; act += 1) await playAct(stage, scenes, act)
  return Promise.all(
    scenes.map(async ({ bill, situation }) =>
      situation.red === true && isArranged(bill) ? stage.redBillOf(bill) : bill,
    ),
  )
}

function situationNamed(name: SituationName): Situation {
  return situations[name]
}

async function playAct(stage: Stage, scenes: readonly Scene[], index: number): Promise<void> {
  const playing = scenes.flatMap((scene) => {
    const act = scene.situation.acts?.[index]
    const { bill } = scene
    return act === undefined || !isArranged(bill) ? [] : [{ scene, act, bill }]
  })
  for (const [, group] of Map.groupBy(playing, ({ act }) => `${act.by} ${act.service}`)) {
    const [first] = group
    if (first === undefined) continue
    const items = group.map(({ act, bill }) => ({
      bill,
      item: filled(act.item, referencesOf(stage, bill)),
    }))
    const answers = await stage.send(first.act.by, first.act.service, items)
    for (const [place, { scene, act, bill }] of group.entries()) {
      scene.bill = billAfter(bill, act, answers[place])
    }
  }
}

function referencesOf({ caller, rival, now }: Stage, bill: ArrangedBill): References {
  return {
    now: now(),
    named: { bill: { ...bill }, caller: { ...caller }, rival: { ...rival } },
  }
}

function billAfter(
  bill: ArrangedBill,
  { service }: Act,
  answer: StageAnswer | undefined,
): ArrangedBill | NotArranged {
  if (answer?.outcome !== 'done') {
    const why = answer?.reason ?? `没有成功：${answer?.code ?? '没有答复'}`
    return { reason: `备票时${service}${why}` }
  }
  const { reportId, lockId, authorisationId } = answer
  return {
    ...bill,
    ...(reportId !== undefined && { reportId }),
    ...(lockId !== undefined && { lockId }),
    ...(authorisationId !== undefined && { authorisationId }),
  }
}
