import type { Fen } from '@piaoqiao/domain'
import type { LooseBill } from '../../xml/loose-bill.ts'
import { decimalFrom, isProduct } from '../decimal.ts'
import type { Decimal } from '../decimal.ts'
import { brokenAt, brokenLines } from '../standard-rule.ts'
import type { StandardRule } from '../standard-rule.ts'
import { detailListPlaces, relatedCodesKnown } from './detail-list.ts'

interface Line {
  readonly quantity?: string | undefined
  readonly standard?: string | undefined
  readonly amountFen?: Fen | undefined
  readonly amountText?: string | undefined
}

function amountOf({ amountFen, amountText }: Line): Decimal | null {
  if (amountText !== undefined) return decimalFrom(amountText)
  return amountFen === undefined ? null : { units: amountFen, scale: 2 }
}

/** A line without a quantity or a standard, or with one that is no number, says nothing about its amount. */
function isMiscalculated(line: Line): boolean {
  const { quantity, standard } = line
  if (quantity === undefined || standard === undefined) return false
  const [factor, price, amount] = [decimalFrom(quantity), decimalFrom(standard), amountOf(line)]
  return factor !== null && price !== null && amount !== null && !isProduct(factor, price, amount)
}

const isNoNumber = ({ quantity = '1' }: Line): boolean => !/^-?[0-9]+(?:\.[0-9]+)?$/.test(quantity)

/** The sum of the lines, or undefined where a line has no amount that can be read. */
function linesTotal({ details }: LooseBill): Fen | undefined {
  let total: Fen | undefined
  for (const { amountFen } of details) {
    if (amountFen === undefined) return undefined
    total = (total ?? 0n) + amountFen
  }
  return total
}

/** Rules about the lines of a bill (项目明细) and about what they consist of (项目清单). */
export const lineRules: readonly StandardRule[] = [
  {
    id: 'DETAILS_EMPTY',
    path: 'Details',
    severity: 'error',
    sentence: '票据至少要有一行项目明细',
    source: 'seen',
    breaches: ({ details }) => brokenAt('details', details.length === 0),
  },
  {
    id: 'ITEMS_TOTAL',
    path: 'Main/TotalAmount',
    severity: 'error',
    sentence: '项目明细的金额之和应等于总金额',
    source: 'seen',
    breaches: (bill) => {
      const total = linesTotal(bill)
      const { totalFen } = bill.main
      return brokenAt(
        'main.totalFen',
        total !== undefined && totalFen !== undefined && total !== totalFen,
      )
    },
  },
  {
    id: 'QUANTITY_NOT_A_NUMBER',
    path: 'Details/Item/ItemQuantity',
    severity: 'warning',
    sentence: '项目明细的数量不是数字',
    source: 'ours',
    breaches: ({ details }) => brokenLines(details, ['details', 'quantity'], isNoNumber),
  },
  {
    id: 'ITEM_PRODUCT',
    path: 'Details/Item/ItemAmount',
    severity: 'warning',
    sentence: '项目明细的数量乘以标准不等于金额',
    source: 'ours',
    breaches: ({ details }) => brokenLines(details, ['details', 'amountFen'], isMiscalculated),
  },
  {
    id: 'AUX_QUANTITY_NOT_A_NUMBER',
    path: 'AuxDetails/AuxItem/AuxItemQuantity',
    severity: 'warning',
    sentence: '项目清单的数量不是数字',
    source: 'ours',
    breaches: ({ auxDetails }) => brokenLines(auxDetails, ['auxDetails', 'quantity'], isNoNumber),
  },
  {
    id: 'AUX_PRODUCT',
    path: 'AuxDetails/AuxItem/AuxItemAmount',
    severity: 'warning',
    sentence: '项目清单的数量乘以标准不等于金额',
    source: 'ours',
    breaches: ({ auxDetails }) =>
      brokenLines(auxDetails, ['auxDetails', 'amountFen'], isMiscalculated),
  },
  {
    id: 'AUX_RELATED_UNKNOWN',
    path: 'AuxDetails/AuxItem/AuxItemRelatedCode',
    severity: 'warning',
    sentence: '项目清单的对应项目编码不在项目明细中',
    source: 'seen',
    breaches: (bill) => {
      const codes = relatedCodesKnown(bill)
      return codes === null
        ? []
        : brokenLines(
            bill.auxDetails,
            ['auxDetails', 'relatedCode'],
            ({ relatedCode }) => relatedCode !== undefined && !codes.has(relatedCode),
          )
    },
  },
  {
    id: 'AUX_TOTAL',
    path: 'Details/Item/ItemAmount',
    severity: 'warning',
    sentence: '项目清单的金额之和不等于对应项目明细的金额',
    source: 'ours',
    breaches: detailListPlaces,
  },
]
