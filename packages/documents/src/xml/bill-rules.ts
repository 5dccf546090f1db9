import { isCreditCode } from '@piaoqiao/domain'
import type { Fen } from '@piaoqiao/domain'
import type { BillDocument, MainExtension } from './bill-document.ts'
import type { BillFault } from './bill-fault.ts'

/** A rule between fields: where a document breaks it, if anywhere. */
export interface BillRule extends Omit<BillFault, 'path'> {
  /** Paths at which the rule is broken; none where it holds or does not apply. */
  breaches(document: BillDocument): readonly string[]
}

/**
 * The light check that every registration makes. Field forms are not here: they follow from the shapes.
 * Rules about red bills are our own choice: a red bill names its original in `RelatedInvoiceCode` and
 * `RelatedInvoiceNumber`, and its amounts are negative.
 */
export const billRules: readonly BillRule[] = [
  {
    code: 'DETAILS_EMPTY',
    severity: 'error',
    sentence: '票据至少要有一行项目明细',
    breaches: ({ details }) => at('details', details.length === 0),
  },
  {
    code: 'ITEMS_TOTAL',
    severity: 'error',
    sentence: '项目明细的金额之和应等于总金额',
    breaches: ({ main, details }) =>
      at('main.totalFen', details.length > 0 && sum(details.map(amountOf)) !== main.totalFen),
  },
  {
    code: 'BILL_REGION',
    severity: 'error',
    sentence: '票据代码的前两位应与财政电子票据标识中的行政区划一致',
    breaches: ({ header, main }) =>
      at('main.billCode', regionOf(header.tag) !== main.billCode.slice(0, 2)),
  },
  {
    code: 'SUPERVISOR_REGION',
    severity: 'warning',
    sentence: '财政部门编码的前两位与财政电子票据标识中的行政区划不一致',
    breaches: ({ header, main }) =>
      at('main.supervisorAreaCode', regionOf(header.tag) !== main.supervisorAreaCode.slice(0, 2)),
  },
  {
    code: 'ISSUER_CODE',
    severity: 'error',
    sentence: '开票单位代码应为 18 位统一社会信用代码',
    breaches: ({ main }) => at('main.issuer.code', !isCreditCode(main.issuer.code)),
  },
  {
    code: 'PAYER_CODE_EMPTY',
    severity: 'warning',
    sentence: '没有交款人代码，票据无法自动归集到交款人的数字账户',
    breaches: ({ main }) => at('main.payer.code', main.payer.code === ''),
  },
  {
    // From real bill faces; provincial fields can break it, hence a warning.
    code: 'PAYMENTS_TOTAL',
    severity: 'warning',
    sentence: '医保统筹基金支付、其他支付、个人账户支付、个人现金支付之和不等于总金额',
    breaches: ({ main }) =>
      at(
        'main.extension',
        hasPayments(main.extension) && paymentsOf(main.extension) !== main.totalFen,
      ),
  },
  {
    code: 'RED_ORIGINAL_MISSING',
    severity: 'error',
    sentence: '红字票据应写明所冲红票据的代码和号码',
    breaches: ({ main }) =>
      at('main.extension.relatedBillCode', isRed(main) && !namesOriginal(main.extension)),
  },
  {
    code: 'RED_TOTAL_POSITIVE',
    severity: 'error',
    sentence: '写明相关票据的票据是红字票据，总金额不应大于零',
    breaches: ({ main }) => at('main.totalFen', isRed(main) && main.totalFen > 0n),
  },
  {
    code: 'RED_ITSELF',
    severity: 'error',
    sentence: '红字票据不能冲红自己',
    breaches: ({ main }) =>
      at(
        'main.extension.relatedBillNumber',
        main.extension.relatedBillCode === main.billCode &&
          main.extension.relatedBillNumber === main.billNumber,
      ),
  },
  {
    code: 'STAY_DATES',
    severity: 'warning',
    sentence: '出院日期早于住院日期',
    breaches: ({ main: { extension } }) =>
      at('main.extension.outHospitalDate', endsBeforeItBegins(extension)),
  },
  {
    code: 'QUANTITY_NOT_A_NUMBER',
    severity: 'warning',
    sentence: '项目明细的数量不是数字',
    breaches: ({ details }) =>
      details.flatMap(({ quantity = '1' }, index) =>
        at(`details[${index}].quantity`, !/^-?[0-9]+(?:\.[0-9]+)?$/.test(quantity)),
      ),
  },
]

const at = (path: string, isBroken: boolean): readonly string[] => (isBroken ? [path] : [])
const sum = (amounts: readonly Fen[]): Fen => amounts.reduce((total, amount) => total + amount, 0n)
const amountOf = ({ amountFen }: { readonly amountFen: Fen }): Fen => amountFen

/** `CZ-EI-50` names region 50. */
const regionOf = (tag: string): string => tag.slice('CZ-EI-'.length)

function isRed({ totalFen, extension }: BillDocument['main']): boolean {
  const { relatedBillCode, relatedBillNumber } = extension
  return totalFen < 0n || relatedBillCode !== undefined || relatedBillNumber !== undefined
}

function namesOriginal({ relatedBillCode, relatedBillNumber }: MainExtension): boolean {
  return relatedBillCode !== undefined && relatedBillNumber !== undefined
}

function paymentKinds(extension: MainExtension): readonly (Fen | undefined)[] {
  const { fundPayFen, otherPayFen, accountPayFen, ownPayFen } = extension
  return [fundPayFen, otherPayFen, accountPayFen, ownPayFen]
}

function hasPayments(extension: MainExtension): boolean {
  return paymentKinds(extension).some((amount) => amount !== undefined)
}

function paymentsOf(extension: MainExtension): Fen {
  return sum(paymentKinds(extension).map((amount) => amount ?? 0n))
}

function endsBeforeItBegins({ inHospitalDate, outHospitalDate }: MainExtension): boolean {
  if (inHospitalDate === undefined || outHospitalDate === undefined) return false
  return outHospitalDate < inHospitalDate
}
