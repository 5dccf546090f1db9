import { fenMax } from '@piaoqiao/domain'
import type { CalendarDate, Fen } from '@piaoqiao/domain'
import type { Decimal } from './exact-number.ts'
import {
  WrittenNumber,
  decimalFrom,
  decimalText,
  exactFen,
  fenBehindNoise,
  roundedFen,
} from './exact-number.ts'
import { dayFromHis, isHisMoment } from './his-moment.ts'
import { HisError } from './his-results.ts'

/** One field of a method: how it is read and what the documents say of it come from here. */
export interface HisField<Value = unknown> {
  /** Chinese name. */
  readonly title: string
  readonly type: 'String' | 'Number' | 'Integer' | 'List'
  /** As interface documents write it: `50`, `14,2`; empty for a list. */
  readonly length: string
  readonly required: boolean
  readonly note: string
  /** Names under which other versions send it. */
  readonly also: readonly string[]
  /** A value as a HIS would send it. */
  readonly example: unknown
  /** Fields of the entries of a list. */
  readonly members: HisFields | null
  /**
   * @param place how a refusal names the field
   * @throws HisError
   */
  readonly read: (given: unknown, place: string) => Value
}

export type HisFields = Readonly<Record<string, HisField>>

/** What a request holds after it was read. */
export type HisContent<Fields extends HisFields> = {
  readonly [Name in keyof Fields]: Fields[Name] extends HisField<infer Value> ? Value : never
}

export interface FieldWords {
  readonly note?: string
  readonly also?: readonly string[]
}

function field<Value>(
  facts: Pick<HisField<Value>, 'title' | 'type' | 'length' | 'example' | 'read'>,
  { note = '', also = [] }: FieldWords,
): HisField<Value> {
  return { ...facts, required: true, note, also, members: null }
}

export function optional<Value>(required: HisField<Value>): HisField<Value | undefined> {
  return { ...required, required: false }
}

/** Text of at most so many characters. */
export function text(
  title: string,
  charactersMax: number,
  example: string,
  words: FieldWords = {},
): HisField<string> {
  const read = (given: unknown, place: string) => textOf(given, charactersMax, place)
  return field({ title, type: 'String', length: String(charactersMax), example, read }, words)
}

/** One of a few codes; the note lists them. */
export function choice<const Codes extends Readonly<Record<string, string>>>(
  title: string,
  charactersMax: number,
  codes: Codes,
  words: FieldWords = {},
): HisField<keyof Codes & string> {
  const listed = Object.entries(codes).map(([code, name]) => `${code} ${name}`)
  const note = [words.note ?? '', listed.join('、')].filter((part) => part !== '').join('；')
  const read = (given: unknown, place: string): keyof Codes & string => {
    const code = textOf(given, charactersMax, place)
    if (Object.hasOwn(codes, code)) return code
    throw new HisError('E2006', place)
  }
  const [example] = Object.keys(codes)
  const length = String(charactersMax)
  return field({ title, type: 'String', length, example, read }, { ...words, note })
}

/** yyyyMMddHHmmssSSS. */
export function moment(title: string, words: FieldWords = {}): HisField<string> {
  const note = ['yyyyMMddHHmmssSSS', words.note ?? ''].filter((part) => part !== '').join('；')
  const read = (given: unknown, place: string) => {
    const written = textOf(given, 17, place)
    if (isHisMoment(written)) return written
    throw new HisError('E2005', place)
  }
  const example = '20260302095300125'
  return field({ title, type: 'String', length: '17', example, read }, { ...words, note })
}

/** yyyyMMdd, or yyyy-MM-dd as before V3.2. */
export function day(title: string, words: FieldWords = {}): HisField<CalendarDate> {
  const note = ['yyyyMMdd；V3.2以前yyyy-MM-dd', words.note ?? ''].filter((part) => part !== '')
  const read = (given: unknown, place: string) => {
    const date = dayFromHis(textOf(given, 10, place))
    if (date !== null) return date
    throw new HisError('E2005', place)
  }
  return field(
    { title, type: 'String', length: '10', example: '20260302', read },
    { ...words, note: note.join('；') },
  )
}

/** A whole number. */
export function integer(
  title: string,
  bounds: { readonly min: number; readonly max: number },
  example: number,
  words: FieldWords = {},
): HisField<number> {
  const { min, max } = bounds
  const read = (given: unknown, place: string) => {
    const { units, scale } = decimalOf(given, place)
    const fits = scale === 0 && units >= BigInt(min) && units <= BigInt(max)
    if (!fits) throw new HisError('E2006', place)
    return Number(units)
  }
  const note = [`${min}至${max}`, words.note ?? ''].filter((part) => part !== '').join('；')
  const length = String(max).length.toString()
  return field({ title, type: 'Integer', length, example, read }, { ...words, note })
}

/** An amount in yuan that is whole fen, as JSON number or text. */
export function amount(title: string, example: string, words: FieldWords = {}): HisField<Fen> {
  const read = (given: unknown, place: string) => {
    const decimal = decimalOf(given, place)
    const noisy = given instanceof WrittenNumber ? fenBehindNoise(decimal) : null
    return withinBounds(exactFen(decimal) ?? noisy, place)
  }
  return field({ title, type: 'Number', length: '14,2', example, read }, words)
}

/** An amount of a line that only explains others: rounded to fen, and as it was written where that is more exact. */
export interface LineAmount {
  readonly fen: Fen
  /** Null where the fen say everything. */
  readonly written: string | null
}

/** An amount of a list line, with up to six decimals. */
export function lineAmount(
  title: string,
  example: string,
  words: FieldWords = {},
): HisField<LineAmount> {
  const read = (given: unknown, place: string) => {
    const decimal = decimalOf(given, place)
    const noisy = given instanceof WrittenNumber ? fenBehindNoise(decimal) : null
    const exact = exactFen(decimal) ?? noisy
    if (exact !== null) return { fen: withinBounds(exact, place), written: null }
    if (decimal.scale > decimalsMax) throw new HisError('E2004', place)
    const fen = withinBounds(roundedFen(decimal), place)
    return { fen, written: decimalText(decimal) }
  }
  return field({ title, type: 'Number', length: '14,4', example, read }, words)
}

/** Before V3.2 numbers were sent with six decimals. */
const decimalsMax = 6
const wholeDigitsMax = 12

/** A quantity or a price of one, given back without zeros at its end. */
export function quantity(title: string, example: string, words: FieldWords = {}): HisField<string> {
  const read = (given: unknown, place: string) => {
    const decimal = decimalOf(given, place)
    const written = decimalText(decimal)
    const [whole = ''] = written.replace('-', '').split('.')
    const fits = decimal.scale <= decimalsMax && whole.length <= wholeDigitsMax
    if (!fits) throw new HisError('E2004', place)
    return written
  }
  return field({ title, type: 'Number', length: '14,6', example, read }, words)
}

/** Entries with fields of their own. */
export function list<const Members extends HisFields>(
  title: string,
  members: Members,
  { entriesMax, ...words }: FieldWords & { readonly entriesMax: number },
): HisField<readonly HisContent<Members>[]> {
  const note = [`最多${entriesMax}行`, words.note ?? ''].filter((part) => part !== '').join('；')
  const example = [exampleOf(members)]
  const read = (given: unknown, place: string) => {
    if (!Array.isArray(given)) throw new HisError('E2003', place)
    if (given.length > entriesMax) throw new HisError('E2007', place)
    return given.map((entry: unknown, index) =>
      readHisFields(members, entry, `${title}第${index + 1}行的`),
    )
  }
  const facts = { title, type: 'List' as const, length: '', example, read }
  return { ...field(facts, { ...words, note }), members }
}

/**
 * Reads the fields of an object; members that the table does not know are left alone, because every version of a HIS
 * sends some of its own.
 * @throws HisError for the first field that does not fit
 */
export function readHisFields<const Fields extends HisFields>(
  fields: Fields,
  given: unknown,
  where = '',
): HisContent<Fields> {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new HisError('E2003', where === '' ? '业务数据' : where.slice(0, -1))
  }
  const members = given as Readonly<Record<string, unknown>>
  const entries = Object.entries(fields).map(([name, each]) => {
    const place = `${where}${each.title}（${name}）`
    const value = [name, ...each.also].map((known) => members[known]).find(isGiven)
    if (value === undefined) {
      if (each.required) throw new HisError('E2001', place)
      return [name, undefined]
    }
    return [name, each.read(value, place)]
  })
  return Object.fromEntries(entries) as HisContent<Fields>
}

/** A request as a HIS would send it, from the examples of its fields. */
export function exampleOf(fields: HisFields): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, { example }]) => [name, example]))
}

/** Null and blank text are how a HIS leaves a field out. */
function isGiven(value: unknown): boolean {
  return (
    value !== undefined && value !== null && !(typeof value === 'string' && value.trim() === '')
  )
}

function textOf(given: unknown, charactersMax: number, place: string): string {
  if (typeof given !== 'string') throw new HisError('E2003', place)
  // Counted as people count: a rare character of a name is one, although JavaScript has two for it.
  if (given.length > charactersMax * 2 || [...given].length > charactersMax) {
    throw new HisError('E2002', place)
  }
  // The store keeps no text with a NUL in it, and of half a character nobody knows what it was.
  if (given.includes('\0') || !given.isWellFormed()) throw new HisError('E2006', place)
  return given
}

const numberCharactersMax = 60

function decimalOf(given: unknown, place: string): Decimal {
  const isText = typeof given === 'string'
  if (!isText && !(given instanceof WrittenNumber)) throw new HisError('E2003', place)
  const written = isText ? given : given.text
  if (written.length > numberCharactersMax) throw new HisError('E2002', place)
  const decimal = decimalFrom(written)
  if (decimal === null) throw new HisError('E2004', place)
  return decimal
}

function withinBounds(fen: Fen | null, place: string): Fen {
  if (fen === null) throw new HisError('E2004', place)
  if (fen > fenMax || fen < -fenMax) throw new HisError('E2002', place)
  return fen
}
