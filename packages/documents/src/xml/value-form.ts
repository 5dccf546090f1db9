import { AmountError, fenFromYuan, isCalendarDate, yuanFromFen } from '@piaoqiao/domain'
import type { CalendarDate, Fen } from '@piaoqiao/domain'
import type { BillXmlErrorCode } from './bill-xml-error.ts'

/** How one value is written as the text of an element. `read` and `write` undo each other. */
export interface ValueForm<T> {
  /** Longest text in characters (code points). */
  readonly lengthMax: number
  /** The code of a text that does not have this form. */
  readonly fault: BillXmlErrorCode
  /** What the value should be: a Chinese sentence that lacks only its subject. */
  readonly wording: string
  /** The value, or undefined where the text does not have this form. The text is never empty. */
  read(text: string): T | undefined
  write(value: T): string
}

const asItIs = (text: string): string => text

/** Any text up to that length, kept exactly as it stands. */
export function text(lengthMax: number): ValueForm<string> {
  const wording = `不能超过 ${lengthMax} 个字`
  return { lengthMax, fault: 'XML_VALUE_INVALID', wording, read: asItIs, write: asItIs }
}

/** A text that a pattern describes. */
export function matching(lengthMax: number, pattern: RegExp, wording: string): ValueForm<string> {
  const read = (value: string) => (pattern.test(value) ? value : undefined)
  return { lengthMax, fault: 'XML_VALUE_INVALID', wording, read, write: asItIs }
}

export function digits(count: number): ValueForm<string> {
  return matching(count, new RegExp(`^[0-9]{${count}}$`), `应为 ${count} 位数字`)
}

/** One of a few fixed texts. */
export function oneOf<const T extends string>(values: readonly T[], wording: string): ValueForm<T> {
  const lengthMax = Math.max(...values.map((value) => value.length))
  const read = (given: string) => values.find((value) => value === given)
  return { lengthMax, fault: 'XML_VALUE_INVALID', wording, read, write: asItIs }
}

function readFen(value: string): Fen | undefined {
  try {
    return fenFromYuan(value)
  } catch (error) {
    if (error instanceof AmountError) return undefined
    throw error
  }
}

/** An amount: yuan with at most two decimals in the XML, fen in the document. */
export const fen: ValueForm<Fen> = {
  lengthMax: 16,
  fault: 'XML_AMOUNT_INVALID',
  wording: '应为最多两位小数的金额',
  read: readFen,
  write: yuanFromFen,
}

/** `Date` of the data standard: yyyyMMdd in the XML, yyyy-MM-dd in the document. */
export const day: ValueForm<CalendarDate> = {
  lengthMax: 8,
  fault: 'XML_DATE_INVALID',
  wording: '应为真实存在的日期',
  read(value) {
    if (value.length !== 8) return undefined
    const date = `${value.slice(0, 4)}-${value.slice(4, 6)}-${value.slice(6)}`
    return isCalendarDate(date) ? date : undefined
  },
  write: (value) => value.replaceAll('-', ''),
}

/** `Time` of the data standard: HH:mm:ss in both. */
export const timeOfDay: ValueForm<string> = {
  ...matching(8, /^(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$/, '应为时:分:秒形式的时间'),
  fault: 'XML_DATE_INVALID',
}

/** Whether the text has more characters (code points) than that. */
export function isLongerThan(value: string, charactersMax: number): boolean {
  if (value.length <= charactersMax) return false
  return value.length > charactersMax * 2 || [...value].length > charactersMax
}
