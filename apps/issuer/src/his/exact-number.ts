import type { Fen } from '@piaoqiao/domain'

/** A number of JSON as it was written: as a floating point number it would not be the same any more. */
export class WrittenNumber {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** JSON whose numbers are `WrittenNumber`s; throws what `JSON.parse` throws. */
export function parseExactJson(text: string): unknown {
  const keep = (_key: string, value: unknown, context?: { readonly source: string }): unknown =>
    typeof value === 'number' && context !== undefined ? new WrittenNumber(context.source) : value
  return JSON.parse(text, keep) as unknown
}

/** units / 10^scale, exactly. */
export interface Decimal {
  readonly units: bigint
  readonly scale: number
}

const decimalPattern = /^(-?)(\d{1,40})(?:\.(\d{1,40}))?(?:[eE]([+-]?\d{1,2}))?$/
const exponentMax = 30
const fenScale = 2

/** Null for what is no decimal number; an exponent is taken only up to ±30. */
export function decimalFrom(text: string): Decimal | null {
  const [, minus, whole, fraction = '', exponent = '0'] = decimalPattern.exec(text) ?? []
  if (whole === undefined || Math.abs(Number(exponent)) > exponentMax) return null
  const digits = BigInt(whole + fraction)
  const units = minus === '-' ? -digits : digits
  return withoutZeros({ units, scale: fraction.length - Number(exponent) })
}

/** The fewest decimals that say the same. */
function withoutZeros({ units, scale }: Decimal): Decimal {
  if (scale < 0) return { units: units * 10n ** BigInt(-scale), scale: 0 }
  let [rest, decimals] = [units, scale]
  while (decimals > 0 && rest % 10n === 0n) {
    rest /= 10n
    decimals -= 1
  }
  return { units: rest, scale: decimals }
}

/** As digits, without an exponent and without zeros at the end. */
export function decimalText({ units, scale }: Decimal): string {
  const minus = units < 0n ? '-' : ''
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0')
  if (scale === 0) return `${minus}${digits}`
  return `${minus}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}

/** Whole fen, or null where the amount is none. */
export function exactFen({ units, scale }: Decimal): Fen | null {
  return scale > fenScale ? null : units * 10n ** BigInt(fenScale - scale)
}

/** The nearest whole fen; half a fen goes away from zero. */
export function roundedFen(decimal: Decimal): Fen {
  const { units, scale } = decimal
  if (scale <= fenScale) return exactFen(decimal) ?? 0n
  const divisor = 10n ** BigInt(scale - fenScale)
  const size = units < 0n ? -units : units
  const fen = (size * 2n + divisor) / (divisor * 2n)
  return units < 0n ? -fen : fen
}

/** A JSON number with so many significant digits came out of floating point arithmetic. */
const floatDigitsMin = 15
/** What such arithmetic leaves behind is smaller than a millionth of a yuan. */
const noiseScale = 6

/**
 * 0.1 + 0.2 is written as 0.30000000000000004 by a sender that computes in floating point: what is meant are 30 fen.
 * Only a remainder that no price has, of less than a millionth of a yuan, is taken away; null for anything else.
 */
export function fenBehindNoise(decimal: Decimal): Fen | null {
  const { units, scale } = decimal
  const significant = (units < 0n ? -units : units).toString().length
  if (significant < floatDigitsMin || scale <= noiseScale) return null
  const fen = roundedFen(decimal)
  const rest = units - fen * 10n ** BigInt(scale - fenScale)
  const size = rest < 0n ? -rest : rest
  return size < 10n ** BigInt(scale - noiseScale) ? fen : null
}
