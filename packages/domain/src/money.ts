/** An amount in fen (1 yuan = 100 fen). Never a floating point number. */
export type Fen = bigint

/** Largest amount that a bill of the data standard can carry: N14,2, so twelve digits of yuan. */
export const fenMax: Fen = 99_999_999_999_999n

/** Thrown when a text is not an amount with at most two decimals. Carries no text of the sender's. */
export class AmountError extends Error {
  readonly code = 'AMOUNT_MALFORMED'
  constructor() {
    super('an amount is written with digits and at most two decimals, such as 993.54')
    this.name = 'AmountError'
  }
}

const amountPattern = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/

/**
 * '993.54' is 99354 fen.
 * @param text digits of yuan with at most two decimals, a leading minus allowed (red bills)
 * @throws AmountError for anything else: three decimals, spaces, exponents, separators
 */
export function fenFromYuan(text: string): Fen {
  const match = amountPattern.exec(text)
  if (match === null) throw new AmountError()
  const [, minus, yuan = '0', decimals = ''] = match
  const fen = BigInt(yuan) * 100n + BigInt(decimals.padEnd(2, '0'))
  return minus === '-' ? -fen : fen
}

/** 99354 fen is '993.54', always with two decimals. */
export function yuanFromFen(fen: Fen): string {
  const minus = fen < 0n ? '-' : ''
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, '0')
  return `${minus}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
