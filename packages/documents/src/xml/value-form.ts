import { AmountError, fenFromYuan, yuanFromFen } from '@piaoqiao/domain'
import type { CalendarDate, Fen } from '@piaoqiao/domain'
import { isDay } from './calendar.ts'
import type { BillXmlErrorCode } from './bill-xml-error.ts'

/** How one value is written as the text of an element. `read` and `write` undo each other. */
export interface ValueForm<T> {
  /** Longest text in characters (code points). */
  readonly lengthMax: number
  /** The code of a text that does not have this form. */
  readonly fault: BillXmlErrorCode
  /** What the value should be: a Chinese sentence that lacks only its subject. */
  readonly wording: string
  /** Whether white space around the value belongs to it. Elsewhere it is left out before the text is read. */
  readonly keepsSpace?: true
  /** The value, or undefined where the text does not have this form. The text is never empty. */
  read(text: string): T | undefined
  write(value: T): string
}

const asItIs = (text: string): string => text

/** Any text up to that length, kept exactly as it stands. */
export function text(lengthMax: number): ValueForm<string> {
  const wording = `不能超过 ${lengthMax} 个字`
  return {
    lengthMax,
    fault: 'XML_VALUE_INVALID',
    wording,
    keepsSpace: true,
    read: asItIs,
    write: asItIs,
  }
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

const roundedPattern = /^(-?)([0-9]{1,12})(?:\.([0-9]{1,6}))?$/

/** Rounds half away from zero, as clerks do: 0.005 is one fen, and -0.005 minus one. */
function readRoundedFen(value: string): Fen | undefined {
  const match = roundedPattern.exec(value)
  if (match === null) return undefined
  const [, minus, yuan = '0', decimals = ''] = match
  const fen = BigInt(yuan + decimals.slice(0, 2).padEnd(2, '0')) + roundedUp(decimals)
  return minus === '-' ? -fen : fen
}

const roundedUp = (decimals: string): Fen => (decimals.charAt(2) >= '5' ? 1n : 0n)

/**
 * An amount of the detail list (清单), where issuing software calculates with up to six decimals. The fen are rounded;
 * the exact text is kept beside them (`Leaf.exactKey`).
 */
export const roundedFen: ValueForm<Fen> = {
  lengthMax: 20,
  fault: 'XML_AMOUNT_INVALID',
  wording: '应为最多六位小数的金额',
  read: readRoundedFen,
  write: yuanFromFen,
}

/** Whether the fen of an amount do not say all that its text says. */
export function hasMoreThanFen(text: string): boolean {
  const point = text.indexOf('.')
  return point >= 0 && text.length - point > 3
}

const white = /^[ \t\r\n]+|[ \t\r\n]+$/g

/** The part of a text that its form reads. */
export function essentialText(text: string, form: ValueForm<unknown>): string {
  return form.keepsSpace === true || !isSpaceAround(text) ? text : text.replaceAll(white, '')
}

/** Whether a text begins or ends with white space of XML. */
export function isSpaceAround(text: string): boolean {
  return isSpace(text.charCodeAt(0)) || isSpace(text.charCodeAt(text.length - 1))
}

const isSpace = (code: number): boolean =>
  code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09

/** `Date` of the data standard: yyyyMMdd in the XML, yyyy-MM-dd in the document. */
export const day: ValueForm<CalendarDate> = {
  lengthMax: 8,
  fault: 'XML_DATE_INVALID',
  wording: '应为真实存在的日期',
  read(value) {
    if (!/^[0-9]{8}$/.test(value) || !isDay(value)) return undefined
    return `${value.slice(0, 4)}-${value.slice(4, 6)}-${value.slice(6)}`
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
