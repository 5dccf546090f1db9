import type { Instant } from '@piaoqiao/domain'
import type { BillFault } from '../xml/bill-fault.ts'
import type { LooseBill, LooseSignature } from '../xml/loose-bill.ts'

/**
 * Where a rule comes from. `official`: a standard that was read. `seen`: what issuing software or real bills do.
 * `inferred`: a conclusion from what was seen. `ours`: settled here, because the official text was not available.
 */
export type RuleSource = 'official' | 'seen' | 'inferred' | 'ours'

/** What the catalogue says of a rule. */
export interface RuleEntry {
  /** Stable: it never changes its meaning. */
  readonly id: string
  /** The element that it speaks of, below `EInvoice` and `EInvoiceData`. */
  readonly path: string
  /** An `error` makes the file no valid bill; a `warning` asks somebody to look. */
  readonly severity: BillFault['severity']
  /** For people, in Chinese. It names no value. */
  readonly sentence: string
  readonly source: RuleSource
}

/** A rule between values that were read. */
export interface StandardRule extends RuleEntry {
  /**
   * The places, in the keys of `BillDocument` (and `signatures[0]`), at which a bill breaks the rule; none where it
   * holds or does not apply. A value that is absent breaks only rules that ask for it.
   */
  breaches(bill: LooseBill, check: CheckContext): readonly string[]
}

/** What a rule may know beside the bill. */
export interface CheckContext {
  /** Whatever is dated later than this is in the future. */
  readonly latest: LatestMoment
  readonly signatures: readonly LooseSignature[]
  /** Keys of values that are there but could not be read, so that nobody calls them missing. */
  readonly faulty: ReadonlySet<string>
}

/** One moment as bills write it, so that texts can be compared with it. */
export interface LatestMoment {
  /** `2026-03-02T09:29:53`, the time of Beijing. */
  readonly inBeijing: string
  /** `20260302012953`, as `SignatureTime` has it. */
  readonly utcDigits: string
}

/** How far the clock of an issuer may be ahead of that of the check. */
export const clockAheadMaxMs = 3_600_000
const beijingOffsetMs = 8 * 3_600_000

export function latestMoment(at: Instant): LatestMoment {
  const latest = at + clockAheadMaxMs
  return {
    inBeijing: new Date(latest + beijingOffsetMs).toISOString().slice(0, 19),
    utcDigits: new Date(latest).toISOString().replaceAll(/[-:T]/g, '').slice(0, 14),
  }
}

const nowhere: readonly string[] = []

export function brokenAt(path: string, isBroken: boolean): readonly string[] {
  return isBroken ? [path] : nowhere
}

/** The lines of a list that break a rule: `details[0].amountFen`. */
export function brokenLines<Line>(
  lines: readonly Line[],
  place: readonly [list: string, key: string],
  isBroken: (line: Line) => boolean,
): readonly string[] {
  let places: string[] | undefined
  for (const [index, line] of lines.entries()) {
    if (isBroken(line)) (places ??= []).push(`${place[0]}[${index}].${place[1]}`)
  }
  return places ?? nowhere
}
