import type { OutcomeCode } from '../answer.ts'
import type { BillId } from '../identifiers.ts'
import type { RefusalCode } from '../refusals.ts'
import type { Step } from './small-registry.ts'

/** One line of the tables of decisions: after these steps, this step has this answer and leaves the bill there. */
export interface DecisionCase {
  readonly name: string
  readonly given: readonly Step[]
  readonly when: Step
  readonly then: `done ${OutcomeCode}` | `refused ${RefusalCode}`
  /** Where the bill stands afterwards, by `SmallRegistry.standing`. */
  readonly leaves: string
  /** The bill that `leaves` speaks of; the sample bill unless named. */
  readonly bill?: BillId
}
