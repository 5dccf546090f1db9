import { dayMs } from '@piaoqiao/domain'
import { billCodesOf } from '../bills/bill-kinds.ts'
import type { BlockUse, CodeStock } from '../number-ports.ts'
import type { NumberRequest } from '../ports.ts'
import type { NumberStock } from './ensure-numbers.ts'
import type { Station } from './station.ts'

/** The pace at which numbers go is that of so many days. */
export const paceDays = 14
/** Most blocks of a code that are listed, newest first. */
export const blocksListedMax = 100

/**
 * Below so many numbers of a code somebody should look: the station has asked for more since there were twice as many,
 * and has got none.
 */
export function lowStockBelow({ lowWater }: NumberStock): number {
  return Math.ceil(lowWater / 2)
}

export interface CodeLevel extends CodeStock {
  readonly level: 'sufficient' | 'low' | 'exhausted'
  /** Whole days until none is left, at the pace of the last days; null where none was used. */
  readonly daysLeft: number | null
}

export interface CodeNumbers extends CodeLevel {
  /** What was asked for and has not come yet. */
  readonly openRequest: NumberRequest | null
  readonly blocks: readonly BlockUse[]
}

/** What is left of a code, without a look at the bills: cheap enough to be asked for all the time. */
export interface NumbersLeft {
  readonly billCode: string
  readonly left: number
  readonly isLow: boolean
}

export function numbersLeft(
  { store, identity }: Station,
  stock: NumberStock,
): Promise<readonly NumbersLeft[]> {
  const below = lowStockBelow(stock)
  return Promise.all(
    billCodesOf(identity.series).map(async (billCode) => {
      const left = await store.tables.numbers.stock(billCode)
      return { billCode, left, isLow: left < below }
    }),
  )
}

/** 号段: how many numbers are left of every code under which the station issues, for how long, and in which blocks. */
export async function numberStocks(
  station: Station,
  stock: NumberStock,
): Promise<readonly CodeNumbers[]> {
  const { store, clock, identity } = station
  const { numbers, numberBook } = store.tables
  const codes = billCodesOf(identity.series)
  const stocks = await numberBook.stocks(codes, clock() - paceDays * dayMs)
  return Promise.all(
    stocks.map(async (code) => ({
      ...levelOf(code, stock),
      openRequest: await numbers.openRequest(code.billCode),
      blocks: await numberBook.blocks(code.billCode, blocksListedMax),
    })),
  )
}

function levelOf(code: CodeStock, stock: NumberStock): CodeLevel {
  const { left, takenSince } = code
  const daysLeft = takenSince === 0 ? null : Math.floor((left * paceDays) / takenSince)
  if (left === 0) return { ...code, level: 'exhausted', daysLeft }
  return { ...code, level: left < lowStockBelow(stock) ? 'low' : 'sufficient', daysLeft }
}
