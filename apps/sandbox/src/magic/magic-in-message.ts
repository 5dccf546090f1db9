import type { MagicBill, MagicEffect } from './magic-bills.ts'

/** An item of a message that names a magic bill. */
export interface MagicItem {
  /** Counted from 1. */
  readonly item: number
  readonly billCode: string
  readonly billNumber: string
  readonly effect: MagicEffect
}

/** Which items of a message name magic bills. Nothing of the items was checked yet. */
export function magicItemsIn(bills: readonly MagicBill[], payload: unknown): readonly MagicItem[] {
  return itemsOf(payload).flatMap((content, index) => {
    if (typeof content !== 'object' || content === null) return []
    const { billCode, billNumber } = content as { billCode?: unknown; billNumber?: unknown }
    const found = bills.find((bill) => bill.billCode === billCode && bill.billNumber === billNumber)
    if (found === undefined) return []
    const { effect } = found
    return [{ item: index + 1, billCode: found.billCode, billNumber: found.billNumber, effect }]
  })
}

function itemsOf(payload: unknown): readonly unknown[] {
  const { items } = payload as { items?: unknown }
  return Array.isArray(items) ? items : [payload]
}
