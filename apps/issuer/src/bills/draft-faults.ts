import type { IssueBillDraft } from './bill-draft.ts'

/** The longest 业务流水号. */
export const businessNumberCharactersMax = 50

/**
 * What is wrong with a draft that the data standard would let pass, in words for the counter; null when nothing is.
 * Negative amounts are for red bills, which no draft asks for.
 */
export function draftFault({ businessNumber, totalFen, extension }: IssueBillDraft): string | null {
  if (businessNumber.trim() === '' || businessNumber.length > businessNumberCharactersMax) {
    return `业务流水号应为1至${businessNumberCharactersMax}个字符`
  }
  if (totalFen < 0n) return '总金额不能小于零'
  const isNegative = Object.values(extension ?? {}).some(
    (value: unknown) => typeof value === 'bigint' && value < 0n,
  )
  return isNegative ? '支付金额不能小于零' : null
}
