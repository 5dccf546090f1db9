/** A decimal number exactly as it is written: units of ten to the power of minus scale. */
export interface Decimal {
  readonly units: bigint
  readonly scale: number
}

const pattern = /^(-?[0-9]{1,20})(?:\.([0-9]{1,10}))?$/

/** Null where the text is no decimal number. */
export function decimalFrom(text: string): Decimal | null {
  const match = pattern.exec(text)
  if (match === null) return null
  const [, whole = '', decimals = ''] = match
  return { units: BigInt(whole + decimals), scale: decimals.length }
}

const magnitude = (units: bigint): bigint => (units < 0n ? -units : units)
const powerOfTen = (exponent: number): bigint => 10n ** BigInt(exponent)

/**
 * Whether quantity times standard is the amount, as far as their decimals can tell: the amount may be rounded in its
 * last decimal, and so may a standard that has two decimals or more.
 */
export function isProduct(quantity: Decimal, standard: Decimal, amount: Decimal): boolean {
  const scale = Math.max(quantity.scale + standard.scale, amount.scale)
  const product =
    quantity.units * standard.units * powerOfTen(scale - quantity.scale - standard.scale)
  const difference = magnitude(product - amount.units * powerOfTen(scale - amount.scale))
  const amountStep = powerOfTen(scale - amount.scale)
  const standardStep =
    standard.scale < 2
      ? 0n
      : magnitude(quantity.units) * powerOfTen(scale - standard.scale - quantity.scale)
  return difference * 2n <= amountStep + standardStep
}
