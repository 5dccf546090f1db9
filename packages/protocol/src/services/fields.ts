import { purposes, unlockReasons } from '@piaoqiao/domain'
import { Type } from 'typebox'
import type { TSchema, TString } from 'typebox'
import { appIdPattern } from '../envelope/envelope.ts'

/** Most items that one message may hold. */
export const batchItemsMax = 1000
/** Most events that one answer of the feed holds. */
export const feedEventsMax = 1000
/**
 * Largest XML of one bill, in bytes, before base64. A long hospital stay has about 1 MB. Not larger, because a bill with
 * both signatures has to fit into an answer that is sealed once more for the relay.
 */
export const billXmlBytesMax = 1.5 * 1024 * 1024

const base64LengthMax = Math.ceil(billXmlBytesMax / 3) * 4

/** Amounts on the wire: yuan with at most two decimals. A schema with this format answers AMOUNT_MALFORMED. */
export const amountFormat = 'yuan'

interface Named {
  /** The field's Chinese name. */
  readonly title: string
  /** What it means, in English. */
  readonly description: string
}

function text(title: string, description: string, bounds: object): TString {
  return Type.String({ title, description, ...bounds })
}

function choice<Keys extends string>(
  keys: Readonly<Record<Keys, string>>,
  named: Named,
): ReturnType<typeof Type.Unsafe<Keys>> {
  const names = Object.entries(keys).map(([key, name]) => `${key} ${String(name)}`)
  const description = `${named.description} One of: ${names.join(', ')}.`
  const { title } = named
  return Type.Unsafe<Keys>({ type: 'string', title, description, enum: Object.keys(keys) })
}

export const billCode = text('票据代码', 'Bill code: digits 1–2 name the province.', {
  pattern: '^[0-9]{8}$',
})
export const billNumber = text('票据号码', 'Bill number within the code.', {
  pattern: '^[0-9]{10}$',
})
export const checkCode = text('校验码', 'Check code as printed on the face.', {
  pattern: '^[0-9a-z]{6}$',
})
export const partyId = text('统一社会信用代码', 'Unified social credit code (GB 32100).', {
  pattern: '^[0-9A-Z]{18}$',
})
export const partyName = text('单位名称', 'Full name of the unit.', {
  minLength: 1,
  maxLength: 100,
})
export const provinceCode = text('省份代码', 'Province by the first two digits of GB/T 2260.', {
  pattern: '^[0-9]{2}$',
})
export const requestId = text(
  '请求编号',
  'Chosen by the sender, kept before it first sends, repeated on a retry.',
  {
    pattern: '^[A-Za-z0-9._:-]{1,64}$',
  },
)
export const moment = text('时刻', 'Moment, ISO 8601 in UTC with milliseconds.', {
  pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{8,12}Z$',
})
export const hash = text('散列值', 'SM3, 64 lower-case hexadecimal digits.', {
  pattern: '^[0-9a-f]{64}$',
})
export const publicKeyPem = text('公钥', 'SM2 public key as SubjectPublicKeyInfo PEM.', {
  minLength: 100,
  maxLength: 600,
})
export const sentence = text('说明', 'Sentence in Chinese for the reader.', { maxLength: 400 })
export const payerCode = text(
  '交款人代码',
  "The payer's identity number or credit code as on the bill. Never stored as such, never logged.",
  { pattern: '^[0-9A-Z]{15,18}$' },
)
export const cursor = text(
  '游标',
  'Position in the feed of the caller; "0" before the first event.',
  {
    pattern: '^[0-9]{1,18}$',
  },
)

export function amount(title: string, description: string): TString {
  return text(title, `${description} In yuan, at most two decimals.`, {
    format: amountFormat,
    maxLength: 24,
  })
}

export function date(title: string, description: string): TString {
  return text(title, `${description} yyyy-MM-dd, in the time of Beijing.`, { format: 'date' })
}

export function words(title: string, description: string, lengthMax: number): TString {
  return text(title, description, { minLength: 1, maxLength: lengthMax })
}

export function identifier(title: string, description: string): TString {
  return text(title, description, { pattern: '^[A-Z]-[0-9]{18}-[0-9]{1,9}$' })
}

export const purpose = choice(purposes, {
  title: '用途',
  description: 'What the bill is used for.',
})
export const unlockReason = choice(unlockReasons, {
  title: '解锁原因',
  description: 'Why the holder gives the bill back.',
})
export const lockDays = Type.Integer({ title: '天数', description: 'Length in days, 1 to 180.' })

export const billXml = Type.String({
  title: '票据文件',
  description: 'The XML of the bill as the issuer signed it, base64.',
  pattern: '^[A-Za-z0-9+/]+={0,2}$',
  maxLength: base64LengthMax,
})

/** How an application is named by its sender. */
export const appId = text('应用编号', 'Names a system that sends messages.', {
  pattern: appIdPattern,
})
/** Where the next page of a list begins; made by the registry and given back as it is. */
export const pageCursor = text('游标', '`next` of the page before, as it was given.', {
  pattern: '^[0-9A-Z.-]{1,60}$',
})
export const pageNext = Type.Union([pageCursor, Type.Null()], {
  title: '下一页',
  description: 'Where the next page begins; null behind the last one.',
})

/** The two fields that name a bill. */
export const billKey = { billCode, billNumber }

/** An object without unknown members: a misspelt field is a fault, not a silence. */
export function record<Fields extends Record<string, TSchema>>(
  fields: Fields,
): ReturnType<typeof Type.Object<Fields>> {
  return Type.Object(fields, { additionalProperties: false })
}

/** A message of up to `batchItemsMax` items, answered item by item or, with `atomic`, all or none. */
export function batchOf<Item extends TSchema>(item: Item) {
  return record({
    items: Type.Array(item, { minItems: 1, maxItems: batchItemsMax, title: '明细' }),
    atomic: Type.Optional(
      Type.Boolean({ title: '全部成功才执行', description: 'All items are carried out, or none.' }),
    ),
  })
}
