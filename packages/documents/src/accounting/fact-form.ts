import { AmountError, fenFromYuan, isCalendarDate, yuanFromFen } from '@piaoqiao/domain'
import type { CalendarDate, Fen } from '@piaoqiao/domain'

/** Types of facts by XBRL 2.1, 5.1.1.3, as far as they are used here. */
export const factTypes = [
  'stringItemType',
  'monetaryItemType',
  'dateItemType',
  'booleanItemType',
  'gYearMonthItemType',
  'positiveIntegerItemType',
] as const
export type FactType = (typeof factTypes)[number]

/** How one value is written as the text of a fact. `read` and `write` undo each other. */
export interface FactForm<T> {
  readonly type: FactType
  /** Longest text in characters (code points). */
  readonly lengthMax: number
  /** For the schema; holds for the whole text. */
  readonly pattern?: string
  /** The value, or undefined where the text does not have this form. */
  read(text: string): T | undefined
  write(value: T): string
}

const asItIs = (text: string): string => text

/** Any text that is not empty. */
export function text(lengthMax: number): FactForm<string> {
  return { type: 'stringItemType', lengthMax, read: (given) => given || undefined, write: asItIs }
}

/** A text that a pattern describes, written as XML Schema and JavaScript both understand it. */
export function matching<T extends string = string>(
  lengthMax: number,
  pattern: string,
  type: FactType = 'stringItemType',
): FactForm<T> {
  const whole = new RegExp(`^(?:${pattern})$`, 'u')
  const read = (given: string) => (whole.test(given) ? (given as T) : undefined)
  return { type, lengthMax, pattern, read, write: asItIs }
}

export const creditCode = matching(18, '[0-9A-HJ-NPQRTUWXY]{18}')
export const billCode = matching(8, '[0-9]{8}')
export const billNumber = matching(10, '[0-9]{10}')
export const timeOfDay = matching(8, '([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]')
export const yearAndMonth = matching(7, '[0-9]{4}-(0[1-9]|1[0-2])', 'gYearMonthItemType')

/** An amount in yuan with exactly two decimals in the file, fen in the data. */
export const amount: FactForm<Fen> = {
  type: 'monetaryItemType',
  lengthMax: 16,
  pattern: '-?[0-9]{1,12}\\.[0-9]{2}',
  read(given) {
    if (!/^-?(?:0|[1-9][0-9]*)\.[0-9]{2}$/.test(given) || given === '-0.00') return undefined
    try {
      return fenFromYuan(given)
    } catch (error) {
      if (error instanceof AmountError) return undefined
      throw error
    }
  },
  write: yuanFromFen,
}

export const day: FactForm<CalendarDate> = {
  type: 'dateItemType',
  lengthMax: 10,
  pattern: '[0-9]{4}-[0-9]{2}-[0-9]{2}',
  read: (given) => (isCalendarDate(given) ? given : undefined),
  write: asItIs,
}

export const yesOrNo: FactForm<boolean> = {
  type: 'booleanItemType',
  lengthMax: 5,
  pattern: 'true|false',
  read(given) {
    if (given === 'true') return true
    return given === 'false' ? false : undefined
  },
  write: String,
}

export const count: FactForm<number> = {
  type: 'positiveIntegerItemType',
  lengthMax: 6,
  pattern: '[1-9][0-9]{0,5}',
  read: (given) => (/^[1-9][0-9]{0,5}$/.test(given) ? Number(given) : undefined),
  write: String,
}
