import type { Finding } from './finding.ts'

/** What a round did and what was found when everything was up again. Numbers are messages, unless they say otherwise. */
export interface RoundReport {
  readonly round: number
  /** Names of what was killed, in order. */
  readonly killed: readonly string[]
  readonly messages: number
  /** Items whose answer was final. */
  readonly acknowledgedItems: number
  /** Requests whose outcome was unknown for a while. */
  readonly unknown: number
  /** Those of them that got their answer by their request id. */
  readonly resolved: number
  /** Requests that were certainly not carried out and never sent again. */
  readonly dropped: number
  /** Answered requests that were sent once more. */
  readonly repeated: number
  /** Messages of the HIS to its station, and bills and red bills that it was told of. */
  readonly hisMessages: number
  readonly hisBills: number
  /** How long it took until every subscriber had every event. */
  readonly drainedMs: number
  readonly billsChecked: number
  readonly eventsChecked: number
  readonly findings: number
}

export interface CrashReport {
  readonly seed: number
  readonly rounds: readonly RoundReport[]
  readonly findings: number
  /** The first of them. */
  readonly account: readonly Finding[]
}
