import type { Fen } from '@piaoqiao/domain'
import type { MainExtension } from '../../xml/bill-document.ts'
import { isRed } from '../bill-kind.ts'
import { brokenAt } from '../standard-rule.ts'
import type { CheckContext, StandardRule } from '../standard-rule.ts'

type AmountKey =
  'fundPayFen' | 'otherPayFen' | 'accountPayFen' | 'ownPayFen' | 'selfPaymentFen' | 'selfFundedFen'

const paymentKeys = ['fundPayFen', 'otherPayFen', 'accountPayFen', 'ownPayFen'] as const
const bornKeys = ['accountPayFen', 'ownPayFen'] as const
const selfKeys = ['selfPaymentFen', 'selfFundedFen'] as const
const currencies = new Set(['CNY', 'RMB', '156', '人民币', '元'])

/** The sum of amounts, or undefined where none of them is there or one cannot be read. */
function sumOf(
  extension: MainExtension,
  keys: readonly AmountKey[],
  { faulty }: CheckContext,
): Fen | undefined {
  let sum: Fen | undefined
  for (const key of keys) {
    if (faulty.has(key)) return undefined
    const amount = extension[key]
    if (amount !== undefined) sum = (sum ?? 0n) + amount
  }
  return sum
}

/** Places of payments that have the wrong sign. */
function signed(extension: MainExtension, isWrong: (amount: Fen) => boolean): readonly string[] {
  return paymentKeys.flatMap((key) =>
    brokenAt(`main.extension.${key}`, isWrong(extension[key] ?? 0n)),
  )
}

/** Rules about the total and about who paid what. */
export const amountRules: readonly StandardRule[] = [
  {
    id: 'TOTAL_ZERO',
    path: 'Main/TotalAmount',
    severity: 'warning',
    sentence: '总金额为零',
    source: 'ours',
    breaches: (bill) => brokenAt('main.totalFen', bill.main.totalFen === 0n && !isRed(bill)),
  },
  {
    // From real bill faces; provincial fields can break it, hence a warning.
    id: 'PAYMENTS_TOTAL',
    path: 'Main/MainExt',
    severity: 'warning',
    sentence: '医保统筹基金支付、其他支付、个人账户支付、个人现金支付之和不等于总金额',
    source: 'inferred',
    breaches: ({ main: { extension, totalFen } }, check) => {
      const sum = sumOf(extension, paymentKeys, check)
      return brokenAt(
        'main.extension',
        sum !== undefined && totalFen !== undefined && sum !== totalFen,
      )
    },
  },
  {
    id: 'SELF_PAYMENT_TOTAL',
    path: 'Main/MainExt/SelfpaymentAmount',
    severity: 'warning',
    sentence: '个人自付与个人自费之和不等于个人账户支付与个人现金支付之和',
    source: 'inferred',
    breaches: ({ main: { extension } }, check) => {
      const born = sumOf(extension, bornKeys, check)
      const self = sumOf(extension, selfKeys, check)
      return brokenAt(
        'main.extension.selfPaymentFen',
        born !== undefined && self !== undefined && born !== self,
      )
    },
  },
  {
    id: 'PAYMENT_NEGATIVE',
    path: 'Main/MainExt',
    severity: 'warning',
    sentence: '不是红字票据，支付金额却小于零',
    source: 'ours',
    breaches: (bill) => (isRed(bill) ? [] : signed(bill.main.extension, (amount) => amount < 0n)),
  },
  {
    id: 'CURRENCY',
    path: 'Main/CurrencyType',
    severity: 'warning',
    sentence: '币种不是人民币（CNY）',
    source: 'seen',
    breaches: ({ main: { currencyType = 'CNY' } }) =>
      brokenAt('main.currencyType', !currencies.has(currencyType)),
  },
  {
    id: 'EXCHANGE_RATE',
    path: 'Main/ExchangeRate',
    severity: 'warning',
    sentence: '汇率应为数字，人民币的汇率应为 1',
    source: 'seen',
    breaches: ({ main: { exchangeRate = '1', currencyType = 'CNY' } }) => {
      const pattern = currencies.has(currencyType) ? /^1(?:\.0+)?$/ : /^[0-9]+(?:\.[0-9]+)?$/
      return brokenAt('main.exchangeRate', !pattern.test(exchangeRate))
    },
  },
]
