import type { PayloadSchema } from '../protocol-pages/payload-schema.ts'

/** What the English heading of a table of docs/protocol says, in Chinese. */
export function chineseHeading(heading: string): string {
  return heading
    .replaceAll('`', '')
    .replace(/^The answer where (\S+) is (\S+)$/, '$1 为 $2 时的答复')
    .replace(/^(\S+) where (\S+) is (\S+)$/, '$1：$2 为 $3 时')
}

/** The type in a table of docs/protocol, in Chinese. */
export function chineseType(type: string): string {
  return type
    .replaceAll('`', '')
    .replace('array of ', '列表，每项为')
    .replace('object, forms below', '对象（写法见下）')
    .replace('object', '对象')
    .replace('string', '文本')
    .replace('integer', '整数')
    .replace('number', '数')
    .replace('boolean', 'true 或 false')
    .replace('envelope', '信封')
    .replace('any', '任何写法')
    .replace(' or null', '，可为 null')
}

const formats: Readonly<Record<string, string>> = {
  yuan: '最多 12 位整数、2 位小数，如 993.54',
  date: '写作 2026-03-02',
  binary: '文件的字节',
}

/** The bounds of a value in Chinese words: form, length, number. Choices are named by the caller. */
export function chineseBounds(schema: PayloadSchema): string {
  const { pattern, format, items } = schema
  if (format !== undefined) return formats[format] ?? format
  const parts = [
    range(schema.minItems, schema.maxItems, '项'),
    range(schema.minLength, schema.maxLength, '个字符'),
    range(schema.minimum, schema.maximum, ''),
    pattern === undefined ? undefined : patternWords(pattern),
    items === undefined || items.type === 'object' ? undefined : inItems(chineseBounds(items)),
  ]
  return parts.filter((part) => part !== undefined && part !== '').join('；')
}

const inItems = (bounds: string) => (bounds === '' ? '' : `每项 ${bounds}`)

function range(from: number | undefined, to: number | undefined, unit: string): string | undefined {
  if (from === undefined && to === undefined) return undefined
  const words = numbers(from, to)
  return `${words} ${unit}`.trimEnd()
}

function numbers(from: number | undefined, to: number | undefined): string {
  if (to === undefined) return `至少 ${from}`
  return from === undefined ? `最多 ${to}` : `${from}～${to}`
}

const moment = '写作 2026-03-04T02:00:00.000Z'
const wholePatterns: Readonly<Record<string, string>> = {
  '^[A-Z]-[0-9]{18}-[0-9]{1,9}$': '如 L-500601260000000001-2',
  '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{8,12}Z$': moment,
  '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$': moment,
  '^[A-Za-z0-9+/]+={0,2}$': 'Base64',
  '^[A-Za-z0-9+/]{21}[AQgw]==$': '16 字节的 Base64',
  '^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$': '32 字节的 Base64',
  '^[a-z]+(\\.[a-z_]+)?$': '如 bill.lock',
  '^[^\\u0000\\uD800-\\uDFFF]*$': '',
  '^[0-9]{17}[0-9Xx]$': '18 位身份证号',
  '^([0-9]{17}[0-9Xx])?$': '18 位身份证号，或空文本',
  '^([0-9A-Z]{18})?$': '18 位数字或大写字母，或空文本',
  '^1[0-9]{10}$': '11 位手机号',
  '^([01][0-9]|2[0-3]):[0-5][0-9]$': '写作 09:30',
  '^[1-9][0-9]{0,2}$': '1～999',
  '^[1-9][0-9]?$': '1～99',
  '^[1-9][0-9]{0,8}$': '1～999999999',
}

/** A pattern in words; one that has none is shown as it is. */
function patternWords(pattern: string): string {
  const whole = wholePatterns[pattern]
  if (whole !== undefined) return whole
  const [, characters, from, to] = /^\^\[([^\]]+)\]\{(\d+)(?:,(\d+))?\}\$$/.exec(pattern) ?? []
  if (characters === undefined || from === undefined) return `写法 ${pattern}`
  const count = to === undefined ? from : `${from}～${to}`
  return `${count} 位${characterWords(characters)}`
}

function characterWords(characters: string): string {
  const kinds = [
    ['0-9a-f', '小写十六进制'],
    ['A-Za-z', '字母'],
    ['A-Z', '大写字母'],
    ['a-z', '小写字母'],
    ['0-9', '数字'],
  ] as const
  let rest = characters
  const words: string[] = []
  for (const [range, word] of kinds) {
    if (!rest.includes(range)) continue
    words.push(word)
    rest = rest.replace(range, '')
  }
  return [...words.toReversed(), ...rest].join('、')
}
