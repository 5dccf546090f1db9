import type { Fen } from '@piaoqiao/domain'
import type { LooseBill } from '../../xml/loose-bill.ts'
import { decimalFrom } from '../decimal.ts'
import type { CheckContext } from '../standard-rule.ts'

/** The codes of the lines, or null where a line has none, so that nothing can be said about relations. */
export function relatedCodesKnown({ details, auxDetails }: LooseBill): ReadonlySet<string> | null {
  if (auxDetails.length === 0 || details.length === 0) return null
  const codes = new Set<string>()
  for (const { code } of details) {
    if (code === undefined) return null
    codes.add(code)
  }
  return codes
}

/** What the list says of one code: exactly, in millionths of a yuan, and rounded line by line. */
interface ListSum {
  readonly exact: bigint
  readonly roundedFen: Fen
}

const millionthsOfFen = 10_000n
const scaleOfMillionths = 6

/**
 * The lines whose amount is not the sum of their list, `details[0].amountFen` for the first of each code. A sum may be
 * rounded once, or line by line. A code whose list has an amount that is missing says nothing.
 */
export function detailListPlaces(bill: LooseBill, { faulty }: CheckContext): readonly string[] {
  if (relatedCodesKnown(bill) === null || faulty.has('amountFen') || faulty.has('code')) return []
  const lines = new Map<string, { readonly index: number; fen: Fen }>()
  for (const [index, { code = '', amountFen = 0n }] of bill.details.entries()) {
    const line = lines.get(code)
    if (line === undefined) lines.set(code, { index, fen: amountFen })
    else line.fen += amountFen
  }
  const places: string[] = []
  for (const [code, sum] of listSums(bill)) {
    const line = lines.get(code)
    if (line === undefined || sum === null) continue
    if (line.fen !== sum.roundedFen && !isRounded(sum.exact, line.fen)) {
      places.push(`details[${line.index}].amountFen`)
    }
  }
  return places
}

function listSums({ auxDetails }: LooseBill): ReadonlyMap<string, ListSum | null> {
  const sums = new Map<string, ListSum | null>()
  for (const { relatedCode, amountFen, amountText } of auxDetails) {
    if (relatedCode === undefined) continue
    const sum = sums.get(relatedCode) ?? { exact: 0n, roundedFen: 0n }
    const isKnown = amountFen !== undefined && sums.get(relatedCode) !== null
    sums.set(
      relatedCode,
      isKnown
        ? {
            exact: sum.exact + millionths(amountFen, amountText),
            roundedFen: sum.roundedFen + amountFen,
          }
        : null,
    )
  }
  return sums
}

function millionths(amountFen: Fen, amountText: string | undefined): bigint {
  const decimal = amountText === undefined ? null : decimalFrom(amountText)
  if (decimal === null) return amountFen * millionthsOfFen
  return decimal.units * 10n ** BigInt(scaleOfMillionths - decimal.scale)
}

function isRounded(exact: bigint, fen: Fen): boolean {
  const difference = exact - fen * millionthsOfFen
  return (difference < 0n ? -difference : difference) * 2n <= millionthsOfFen
}
