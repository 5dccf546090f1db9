import {
  AmountError,
  fenFromYuan,
  isCalendarDate,
  yuanFromFen,
  type CalendarDate,
  type Fen,
} from '@piaoqiao/domain'
import type { BillDocument } from '../xml/bill-document.ts'

/** What the code on a bill says about it. */
export interface QrFacts {
  readonly billCode: string
  readonly billNumber: string
  readonly checkCode: string
  readonly amountFen?: Fen
  readonly issuedOn?: CalendarDate
}

/** What the code on this bill says. */
export function qrFactsOf({ main }: Pick<BillDocument, 'main'>): Required<QrFacts> {
  const { billCode, billNumber, checkCode, totalFen, issuedOn } = main
  return { billCode, billNumber, checkCode, amountFen: totalFen, issuedOn }
}

/**
 * A way to write these facts into a code. No public text says what the code of a fiscal electronic bill contains, so
 * every province can choose its form, and whoever reads tries several.
 */
export interface QrContentForm {
  readonly name: string
  write(facts: QrFacts): string
  /** The facts, or null for a text of another form. */
  read(text: string): QrFacts | null
}

/** The facts as they are written, before they are checked. */
type Written = Readonly<Record<keyof QrFacts, string>>

/** A longer text is no code of a bill. */
export const qrContentCharactersMax = 1_000

/**
 * An address with the facts after its `#`, so that a phone opens the page where bills are verified, and no server or
 * log on the way sees more than that somebody opened it.
 * @param page such as `https://bills.example/verify`, without `#`
 */
export function addressForm(page: string): QrContentForm {
  return {
    name: 'address',
    write: (facts) => {
      const { billCode, billNumber, checkCode, amountFen, issuedOn } = written(facts)
      const fields = new URLSearchParams({ c: billCode, n: billNumber, k: checkCode })
      if (amountFen !== '') fields.set('a', amountFen)
      if (issuedOn !== '') fields.set('d', issuedOn)
      return `${page}#${fields.toString()}`
    },
    read: (text) => {
      if (text.length > qrContentCharactersMax || !text.startsWith(`${page}#`)) return null
      const fields = new URLSearchParams(text.slice(page.length + 1))
      const field = (name: string): string => fields.get(name) ?? ''
      return checked({
        billCode: field('c'),
        billNumber: field('n'),
        checkCode: field('k'),
        amountFen: field('a'),
        issuedOn: field('d'),
      })
    },
  }
}

/** One value of the comma form: a fact, or a text that stands there on every bill. */
export type CommaField = keyof QrFacts | { readonly fixed: string }

/** The order that our own provinces use where they choose commas. */
export const commaFieldsByDefault: readonly CommaField[] = [
  { fixed: '01' },
  'billCode',
  'billNumber',
  'amountFen',
  'issuedOn',
  'checkCode',
]

/** Values parted by commas in a given order; days are written yyyyMMdd. */
export function commaForm(fields: readonly CommaField[] = commaFieldsByDefault): QrContentForm {
  return {
    name: 'comma',
    write: (facts) => {
      const texts = written(facts)
      return fields
        .map((field) => (typeof field === 'object' ? field.fixed : texts[field]))
        .join(',')
    },
    read: (text) => {
      const values = text.length > qrContentCharactersMax ? [] : text.split(',')
      if (values.length !== fields.length) return null
      const texts = { billCode: '', billNumber: '', checkCode: '', amountFen: '', issuedOn: '' }
      for (const [index, field] of fields.entries()) {
        const value = values[index] ?? ''
        if (typeof field !== 'object') texts[field] = value
        else if (field.fixed !== value) return null
      }
      return checked(texts)
    },
  }
}

/** The facts by the first form that fits, or null. */
export function readQrContent(text: string, forms: readonly QrContentForm[]): QrFacts | null {
  for (const form of forms) {
    const facts = form.read(text)
    if (facts !== null) return facts
  }
  return null
}

function written({ billCode, billNumber, checkCode, amountFen, issuedOn }: QrFacts): Written {
  return {
    billCode,
    billNumber,
    checkCode,
    amountFen: amountFen === undefined ? '' : yuanFromFen(amountFen),
    issuedOn: issuedOn?.replaceAll('-', '') ?? '',
  }
}

function checked({
  billCode,
  billNumber,
  checkCode,
  amountFen,
  issuedOn,
}: Written): QrFacts | null {
  const isNamed = /^\d{8}$/.test(billCode) && /^\d{10}$/.test(billNumber)
  if (!isNamed || !/^[0-9a-z]{6}$/.test(checkCode)) return null
  const day = issuedOn.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')
  const fen = fenOf(amountFen)
  if (fen === null || (day !== '' && !isCalendarDate(day))) return null
  return {
    billCode,
    billNumber,
    checkCode,
    ...(fen === undefined ? {} : { amountFen: fen }),
    ...(day === '' ? {} : { issuedOn: day }),
  }
}

/** Undefined where no amount is written, null where something else than an amount is. */
function fenOf(text: string): Fen | null | undefined {
  if (text === '') return undefined
  try {
    return fenFromYuan(text)
  } catch (error) {
    if (error instanceof AmountError) return null
    throw error
  }
}
