import type { AuxItem, BillPayer, ExtensionField, Item, MainExtension } from '@piaoqiao/documents'
import type { Fen } from '@piaoqiao/domain'
import { sm3Hex } from '@piaoqiao/gm-crypto'
import type { BillKind } from './bill-kinds.ts'

/** Fields of the extension that the business system gives; the others follow from what the station does. */
export type DraftExtension = Omit<
  MainExtension,
  'unknown' | 'businessNumber' | 'relatedBillCode' | 'relatedBillNumber'
>
export type DraftItem = Omit<Item, 'extension'> & { readonly detailName?: string }
export type DraftAuxItem = Omit<AuxItem, 'extension'>

/** What a business system (HIS) says of a bill that it wants issued. */
export interface IssueBillDraft {
  /** 业务流水号: names the settlement. The same number is the same bill, however often it is asked for. */
  readonly businessNumber: string
  readonly kind: BillKind
  /** The name of the kind where none is given. */
  readonly billName?: string
  readonly payer: BillPayer
  /** Has to be the sum of the items. */
  readonly totalFen: Fen
  readonly items: readonly DraftItem[]
  readonly auxItems?: readonly DraftAuxItem[]
  readonly extension?: DraftExtension
  /** Elements of the extension that the data standard does not name. */
  readonly otherFields?: readonly ExtensionField[]
  readonly payMode?: string
  readonly remark?: string
  readonly handlingPerson?: string
  readonly checker?: string
}

/** SM3 of the content of a draft, in hexadecimal: tells a repeated request from another one under the same number. */
export function draftDigest(draft: IssueBillDraft): string {
  return sm3Hex(
    JSON.stringify(draft, (_, value: unknown) => {
      if (typeof value === 'bigint') return value.toString()
      return isPlainObject(value) ? inKeyOrder(value) : value
    }),
  )
}

function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function inKeyOrder(value: object): object {
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
