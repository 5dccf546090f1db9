import type { LooseBill } from '../../xml/loose-bill.ts'
import { categoryOfCode, isRed, regionOfCode } from '../bill-kind.ts'
import { brokenAt, brokenLines } from '../standard-rule.ts'
import type { StandardRule } from '../standard-rule.ts'

/** Of a red bill with a total above zero another rule speaks. */
const takesBack = (bill: LooseBill): boolean => (bill.main.totalFen ?? 0n) <= 0n && isRed(bill)

/**
 * Rules about red bills (红票). That a red bill names its original in `RelatedInvoiceCode` and `RelatedInvoiceNumber`
 * was seen; that its amounts are negative is our own choice.
 */
export const redRules: readonly StandardRule[] = [
  {
    id: 'RED_ORIGINAL_MISSING',
    path: 'Main/MainExt/RelatedInvoiceCode',
    severity: 'error',
    sentence: '红字票据应写明所冲红票据的代码和号码',
    source: 'seen',
    breaches: (bill, { faulty }) => {
      const { relatedBillCode, relatedBillNumber } = bill.main.extension
      const lacksCode = relatedBillCode === undefined && !faulty.has('relatedBillCode')
      const lacksNumber = relatedBillNumber === undefined && !faulty.has('relatedBillNumber')
      return brokenAt('main.extension.relatedBillCode', isRed(bill) && (lacksCode || lacksNumber))
    },
  },
  {
    id: 'RED_TOTAL_POSITIVE',
    path: 'Main/TotalAmount',
    severity: 'error',
    sentence: '写明相关票据的票据是红字票据，总金额不应大于零',
    source: 'ours',
    breaches: (bill) => brokenAt('main.totalFen', (bill.main.totalFen ?? 0n) > 0n && isRed(bill)),
  },
  {
    id: 'RED_ITSELF',
    path: 'Main/MainExt/RelatedInvoiceNumber',
    severity: 'error',
    sentence: '红字票据不能冲红自己',
    source: 'ours',
    breaches: ({ main: { extension, billCode, billNumber } }) =>
      brokenAt(
        'main.extension.relatedBillNumber',
        billNumber !== undefined &&
          extension.relatedBillCode === billCode &&
          extension.relatedBillNumber === billNumber,
      ),
  },
  {
    id: 'RED_REGION',
    path: 'Main/MainExt/RelatedInvoiceCode',
    severity: 'warning',
    sentence: '红字票据与所冲红票据的行政区划或分类不同',
    source: 'ours',
    breaches: ({
      main: {
        billCode,
        extension: { relatedBillCode },
      },
    }) => {
      if (billCode === undefined || relatedBillCode === undefined) return []
      const isOther =
        regionOfCode(billCode) !== regionOfCode(relatedBillCode) ||
        categoryOfCode(billCode) !== categoryOfCode(relatedBillCode)
      return brokenAt('main.extension.relatedBillCode', isOther)
    },
  },
  {
    id: 'RED_LINE_POSITIVE',
    path: 'Details/Item/ItemAmount',
    severity: 'warning',
    sentence: '红字票据的项目明细金额大于零',
    source: 'ours',
    breaches: (bill) =>
      takesBack(bill)
        ? brokenLines(
            bill.details,
            ['details', 'amountFen'],
            ({ amountFen = 0n }) => amountFen > 0n,
          )
        : [],
  },
  {
    id: 'RED_PAYMENT_POSITIVE',
    path: 'Main/MainExt',
    severity: 'warning',
    sentence: '红字票据的支付金额大于零',
    source: 'ours',
    breaches: (bill) => {
      if (!takesBack(bill)) return []
      const { extension } = bill.main
      const keys = ['fundPayFen', 'otherPayFen', 'accountPayFen', 'ownPayFen'] as const
      return keys.flatMap((key) => brokenAt(`main.extension.${key}`, (extension[key] ?? 0n) > 0n))
    },
  },
]
