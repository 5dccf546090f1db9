import { isDeepStrictEqual } from 'node:util'
import type { BillId, PartyId } from '@piaoqiao/domain'
import type { ChangeAnswerItem } from '@piaoqiao/protocol'
import { isSettled } from '@piaoqiao/sdk'
import type { Findings } from './finding.ts'

/** Services that the units of a run use to change bills. */
export type CrashService =
  | 'bill.lock'
  | 'bill.extend'
  | 'bill.unlock'
  | 'reimbursement.report'
  | 'reimbursement.withdraw'
  | 'reimbursement.post'
  | 'reimbursement.unpost'

export type SettledAnswer = Exclude<ChangeAnswerItem, { outcome: 'unknown' }>

export interface LedgerItem {
  readonly billId: BillId
  readonly content: Readonly<Record<string, unknown>>
  /** The one answer that it was given. */
  answer: SettledAnswer | null
}

/** A message that a unit sent, with everything that it was told about it. */
export interface LedgerRequest {
  readonly unitId: PartyId
  readonly requestId: string
  readonly service: CrashService
  readonly atomic: boolean
  readonly round: number
  readonly items: readonly LedgerItem[]
  /** `dropped`: certainly not carried out, by what the unit was told, and never sent again. */
  state: 'open' | 'answered' | 'dropped'
  /** Whether its outcome was unknown at some time. */
  wasUnknown: boolean
}

/** Everything that the units of a run sent and were told. It outlives every kill, so it is what the registries are held to. */
export class Ledger {
  readonly #requests: LedgerRequest[] = []
  readonly #open = new Map<PartyId, LedgerRequest[]>()
  readonly #findings: Findings

  constructor(findings: Findings) {
    this.#findings = findings
  }

  get requests(): readonly LedgerRequest[] {
    return this.#requests
  }

  begin(request: Omit<LedgerRequest, 'state' | 'wasUnknown'>): LedgerRequest {
    const begun: LedgerRequest = { ...request, state: 'open', wasUnknown: false }
    this.#requests.push(begun)
    this.#open.set(request.unitId, [...this.openOf(request.unitId), begun])
    return begun
  }

  /** What a unit has no answer to yet, oldest first. */
  openOf(unitId: PartyId): readonly LedgerRequest[] {
    const open = (this.#open.get(unitId) ?? []).filter(({ state }) => state === 'open')
    this.#open.set(unitId, open)
    return open
  }

  /** Takes in what a unit was told about an item, numbered from 1. */
  take(request: LedgerRequest, number: number, answer: ChangeAnswerItem): void {
    const item = request.items[number - 1]
    if (item === undefined) return
    if (answer.outcome === 'unknown') request.wasUnknown = true
    if (answer.outcome === 'unknown' || !isSettled(answer)) return
    if (item.answer === null) item.answer = answer
    else if (!isDeepStrictEqual(item.answer, answer)) {
      this.#findings.add(
        'one answer per operation',
        operationIdOf(request, number),
        `answered ${shortly(item.answer)} and then ${shortly(answer)}`,
      )
    }
    if (request.items.every((one) => one.answer !== null)) request.state = 'answered'
  }
}

export function operationIdOf(
  { unitId, requestId }: Pick<LedgerRequest, 'unitId' | 'requestId'>,
  number: number,
): string {
  return `${unitId}/${requestId}#${number}`
}

function shortly(answer: SettledAnswer): string {
  return answer.outcome === 'done' ? `${answer.code} as event ${answer.sequence}` : answer.code
}
