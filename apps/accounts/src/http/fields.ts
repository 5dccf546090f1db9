import { Type } from 'typebox'
import type { TSchema, TString } from 'typebox'

/** An object without unknown members: a misspelt field is a fault, not a silence. */
export function record<Fields extends Record<string, TSchema>>(
  fields: Fields,
): ReturnType<typeof Type.Object<Fields>> {
  return Type.Object(fields, { additionalProperties: false })
}

/** PostgreSQL keeps no text with a NUL in it, and half a character (a lone surrogate) is no text at all. */
const storable = '^[^\\u0000\\uD800-\\uDFFF]*$'

/** Text of people, not empty. */
export function words(title: string, charactersMax: number): TString {
  return Type.String({ title, minLength: 1, maxLength: charactersMax, pattern: storable })
}

/** Text of people that may be empty, as in a draft. */
export function draftWords(title: string, charactersMax: number): TString {
  return Type.String({ title, maxLength: charactersMax, pattern: storable })
}

/** Why somebody decides or looks; it is kept. */
export const reason = words('原因', 150)

/** yyyy-MM-dd, in the time of Beijing. */
export function date(title: string): TString {
  return Type.String({ title, format: 'date' })
}

/** Yuan with at most two decimals. */
export function amount(title: string): TString {
  return Type.String({ title, format: 'yuan', maxLength: 24 })
}

/** Moment, ISO 8601 in UTC with milliseconds. */
export function moment(title: string): TString {
  return Type.String({ title, pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{8,12}Z$' })
}

/** A mainland mobile number. */
export const mobile = Type.String({ title: '手机', pattern: '^1[0-9]{10}$' })
/** Its check digit is judged by the use case, so that the refusal can say what is wrong. */
export const identityNumber = Type.String({ title: '身份证号', pattern: '^[0-9]{17}[0-9Xx]$' })
export const creditCode = Type.String({ title: '统一社会信用代码', pattern: '^[0-9A-Z]{18}$' })
export const email = Type.String({
  title: '电子邮箱',
  maxLength: 120,
  pattern: '^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+$',
})
export const provinceCode = Type.String({ title: '省份代码', pattern: '^[0-9]{2}$' })
/** First two digits the province, six in all (GB/T 2260). */
export const areaCode = Type.String({ title: '行政区划代码', pattern: '^[0-9]{6}$' })
export const billCode = Type.String({ title: '票据代码', pattern: '^[0-9]{8}$' })
export const billNumber = Type.String({ title: '票据号码', pattern: '^[0-9]{10}$' })
export const checkCode = Type.String({ title: '校验码', pattern: '^[0-9a-z]{6}$' })

/** An id that this program made: a letter and 26 characters. */
export const recordId = Type.String({ title: '编号', pattern: '^[A-Z]{1,3}-[0-9A-Za-z]{4,40}$' })

/** Most rows of one page. */
export const pageRowsMax = 200
export const pageQuery = {
  after: Type.Optional(Type.String({ title: '游标', maxLength: 120 })),
  limit: Type.Optional(Type.String({ title: '条数', pattern: '^[1-9][0-9]{0,2}$' })),
}

/** How many rows a page has: what is asked for, and at most `pageRowsMax`. */
export function pageLimit(limit: string | undefined, rowsDefault = 50): number {
  return Math.min(limit === undefined ? rowsDefault : Number(limit), pageRowsMax)
}
