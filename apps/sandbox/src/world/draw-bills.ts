import type { CalendarDate, Instant, ProvinceCode } from '@piaoqiao/domain'
import { billIdFrom, dateAt, dayMs } from '@piaoqiao/domain'
import type { BillKind } from './bill-kinds.ts'
import { billCodeFor, billKinds, billNumberFor, isMedical } from './bill-kinds.ts'
import type { SampleBill, SampleLine } from './sample-bill.ts'
import { samplePartiesOf, samplePayer } from './sample-parties.ts'
import type { SeededRandom } from './seeded-random.ts'

/** How long before the start of a world its bills were issued, in days. */
export const issuedDaysBefore = { latest: 61, earliest: 120 } as const

/** In how many of a hundred bills a kind comes. */
const shares: readonly (readonly [BillKind, number])[] = [
  ['outpatient', 50],
  ['inpatient', 18],
  ['general', 14],
  ['settlement', 8],
  ['donation', 6],
  ['membership', 4],
]

/** What somebody may want of a bill; the rest is drawn. */
export interface WantedBill {
  readonly kind?: BillKind | undefined
  readonly amountFen?: bigint | undefined
  /** What insurance bore of a medical bill, in percent or as an amount. */
  readonly fundPercent?: number | undefined
  readonly fundPayFen?: bigint | undefined
  readonly issuedOn?: CalendarDate | undefined
  readonly checkCode?: string | undefined
  readonly payerName?: string | undefined
  readonly payerCode?: string | undefined
}

/** A bill of a province under a serial number. */
export function drawBill(
  random: SeededRandom,
  province: ProvinceCode,
  { serial, startedAt }: { readonly serial: number; readonly startedAt: Instant },
  wanted: WantedBill = {},
): SampleBill {
  const kind = wanted.kind ?? drawKind(random)
  const lines = drawLines(random, kind, wanted.amountFen)
  const face = lines.reduce((sum, { amountFen }) => sum + amountFen, 0n)
  const drawnPercent = isMedical(kind) && wanted.amountFen === undefined ? random.between(0, 70) : 0
  const fundPercent = wanted.fundPercent ?? drawnPercent
  const days = random.between(issuedDaysBefore.latest, issuedDaysBefore.earliest)
  const drawnPayer = samplePayer(random, province)
  const drawnCode = drawCheckCode(random)
  return {
    billId: billIdFrom(billCodeFor(province, kind), billNumberFor(serial)),
    kind,
    issuer: samplePartiesOf(province)[billKinds[kind].issuedBy],
    payer: {
      name: wanted.payerName ?? drawnPayer.name,
      code: wanted.payerCode ?? drawnPayer.code,
    },
    checkCode: wanted.checkCode ?? drawnCode,
    issuedOn: wanted.issuedOn ?? dateAt(startedAt - days * dayMs),
    lines,
    fundPayFen: wanted.fundPayFen ?? (face * BigInt(fundPercent)) / 100n,
    original: null,
  }
}

function drawKind(random: SeededRandom): BillKind {
  let drawn = random.below(100)
  for (const [kind, share] of shares) {
    if (drawn < share) return kind
    drawn -= share
  }
  return 'outpatient'
}

function drawLines(
  random: SeededRandom,
  kind: BillKind,
  amountFen: bigint | undefined,
): readonly SampleLine[] {
  const possible = billKinds[kind].lines
  const [first] = possible
  if (amountFen !== undefined) return [{ name: first[0], amountFen }]
  return possible
    .slice(0, random.between(1, possible.length))
    .map(([name, yuanMax]) => ({ name, amountFen: BigInt(random.between(500, yuanMax * 100)) }))
}

const checkCodeCharacters = '0123456789abcdefghijklmnopqrstuvwxyz'.split('')

function drawCheckCode(random: SeededRandom): string {
  return Array.from({ length: 6 }, () => random.oneOf(checkCodeCharacters)).join('')
}
