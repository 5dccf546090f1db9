import type { Service } from '@piaoqiao/protocol'
import type { Template } from './template.ts'

export interface WrongValue {
  readonly slug: string
  /** What is odd about it, as the end of a sentence. */
  readonly title: string
  readonly value: Template
}

interface Bounds {
  readonly type?: string
  readonly format?: string
  readonly pattern?: string
  readonly enum?: readonly string[]
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
}

/**
 * Values that a member may not hold; a few of them may be allowed after all, which the schema itself tells.
 * @param good a value that it may hold, or null
 */
export function wrongValues(schema: Service['request'], good: Template): WrongValue[] {
  const bounds = schema as Bounds
  return [...otherTypes(bounds), ...(bounds.type === 'integer' ? integers : texts(bounds, good))]
}

function otherTypes({ type }: Bounds): WrongValue[] {
  return [
    { slug: 'null', title: '为null', value: null },
    { slug: 'array', title: '是数组', value: ['1'] },
    { slug: 'object', title: '是对象', value: { value: '1' } },
    { slug: 'boolean', title: '是布尔值', value: true },
    type === 'integer'
      ? { slug: 'text', title: '是字符串', value: '30' }
      : { slug: 'number', title: '是数字', value: 1 },
  ]
}

const integers: readonly WrongValue[] = [
  { slug: 'fraction', title: '有小数', value: 1.5 },
  { slug: 'negative', title: '是负数', value: -1 },
  { slug: 'zero', title: '为零', value: 0 },
  { slug: 'above-bound', title: '超过上限', value: 1001 },
]

const amounts: Readonly<Record<string, readonly [title: string, value: string]>> = {
  'amount-separator': ['带千分位', '1,000.00'],
  'amount-three-decimals': ['有三位小数', '1.234'],
  'amount-no-integer': ['没有整数部分', '.50'],
  'amount-point-only': ['小数点后没有数字', '1.'],
  'amount-plus': ['带正号', '+1.00'],
  'amount-exponent': ['用指数写法', '1e3'],
  'amount-yuan-sign': ['带货币符号', '¥1.00'],
  'amount-yuan-word': ['带“元”字', '1.00元'],
  'amount-wide-digits': ['用全角数字', '１００．００'],
  'amount-13-digits': ['整数部分有13位', '1000000000000.00'],
  'amount-hexadecimal': ['用十六进制', '0x10'],
  'amount-word': ['不是数字', '壹佰元'],
}

const dates: Readonly<Record<string, readonly [title: string, value: string]>> = {
  'date-february-30': ['是2月30日', '2026-02-30'],
  'date-no-leap-day': ['是平年的2月29日', '2025-02-29'],
  'date-month-13': ['的月份是13', '2026-13-01'],
  'date-day-0': ['的日是0', '2026-03-00'],
  'date-slashes': ['用斜线分隔', '2026/03/02'],
  'date-no-separators': ['没有分隔符', '20260302'],
  'date-short-month': ['的月份只有一位', '2026-3-02'],
  'date-with-time': ['带时间', '2026-03-02T00:00:00Z'],
  'date-chinese': ['用年月日写', '2026年3月2日'],
}

function texts(bounds: Bounds, good: Template): WrongValue[] {
  const text = typeof good === 'string' ? good : ''
  const ofFormat = [
    ...rows(bounds.format === 'yuan' ? amounts : {}),
    ...rows(bounds.format === 'date' ? dates : {}),
  ]
  return [...ofFormat, ...twisted(text), ...tooLong(bounds), ...otherWords(bounds)]
}

function rows(table: Readonly<Record<string, readonly [string, string]>>): WrongValue[] {
  return Object.entries(table).map(([slug, [title, value]]) => ({ slug, title, value }))
}

/** The good value with something before, behind or within it. */
function twisted(text: string): WrongValue[] {
  const wide = text.replaceAll(/[!-~]/g, (one) =>
    String.fromCharCode(one.charCodeAt(0) + wideOffset),
  )
  return [
    { slug: 'empty', title: '为空', value: '' },
    { slug: 'shorter', title: '少一位', value: text.slice(0, -1) },
    { slug: 'longer', title: '多一位', value: `${text}0` },
    { slug: 'space-before', title: '前面有空格', value: ` ${text}` },
    { slug: 'space-behind', title: '后面有空格', value: `${text} ` },
    { slug: 'line-feed', title: '后面有换行', value: `${text}\n` },
    { slug: 'wide', title: '用全角字符', value: wide },
    { slug: 'other-case', title: '大小写不符', value: swappedCase(text) },
    { slug: 'injected', title: '夹带SQL', value: `${text}' or '1'='1` },
  ]
}
/** From `!` to its full-width form. */
const wideOffset = 0xfee0

function swappedCase(text: string): string {
  return text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase()
}

function tooLong({ maxLength }: Bounds): WrongValue[] {
  if (maxLength === undefined) return []
  return [
    {
      slug: 'too-long',
      title: `超过${maxLength}个字符`,
      value: '票'.repeat(maxLength + 1),
    },
    {
      slug: 'far-too-long',
      title: `有${maxLength * 10}个字符`,
      value: 'a'.repeat(maxLength * 10),
    },
  ]
}

function otherWords({ enum: words }: Bounds): WrongValue[] {
  if (words === undefined) return []
  return [
    { slug: 'other-word', title: '不在可选值中', value: 'something_else' },
    { slug: 'chinese-word', title: '写成中文名称', value: '单位报销' },
  ]
}
