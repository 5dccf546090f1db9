import type { ReimbursementCase } from '../case-ports.ts'
import type { PeopleParts } from './people-parts.ts'

/** Units of this province that work on cases, which are those with an account by hand here. */
export interface CaseUnits {
  /** The name of the open unit by hand with this credit code; null where there is none. */
  nameByHand(creditCode: string): Promise<string | null>
  /** The credit code of a unit account. */
  creditCodeOf(unitId: string): Promise<string | null>
}

export interface CasesParts extends PeopleParts {
  readonly units: CaseUnits
}

/** Most papers that come with a case. */
export const attachmentsMax = 20
export const messagesShownMax = 100
export const caseBillsMax = 50

/** Whether a case can still change. */
export function isOpenCase({ state }: Pick<ReimbursementCase, 'state'>): boolean {
  return state === 'submitted' || state === 'accepted' || state === 'more_asked'
}

export function papersOf(caseId: string): string {
  return `case:${caseId}`
}
