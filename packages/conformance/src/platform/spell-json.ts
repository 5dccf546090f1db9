import type { BodyBend, PayloadBend } from '../catalogue/case.ts'

/** Deeper than any receiver has to read. */
const tooDeep = 40

type Bytes = Uint8Array

const utf8 = (text: string): Bytes => new TextEncoder().encode(text)

/** Other ways to write a JSON value down, some of which are none. */
const spellings: Readonly<Record<PayloadBend | BodyBend, (value: unknown) => Bytes>> = {
  empty: () => new Uint8Array(),
  text: () => utf8('这不是JSON'),
  half: (value) => half(utf8(JSON.stringify(value))),
  deep: (value) => utf8(`${'['.repeat(tooDeep)}${JSON.stringify(value)}${']'.repeat(tooDeep)}`),
  prototype: (value) => utf8(`{"__proto__":{},${JSON.stringify(value).slice(1)}`),
  'byte order mark': (value) => Buffer.concat([Uint8Array.of(0xef, 0xbb, 0xbf), plain(value)]),
  'not utf-8': (value) => Buffer.concat([plain(value).subarray(0, -1), Uint8Array.of(0xff)]),
  'utf-16': (value) => Buffer.from(JSON.stringify(value), 'utf16le'),
  'trailing comma': (value) => utf8(`${JSON.stringify(value).slice(0, -1)},}`),
  'two values': (value) => utf8(`${JSON.stringify(value)}{}`),
  array: (value) => utf8(JSON.stringify([value])),
  null: () => utf8('null'),
  string: (value) => utf8(JSON.stringify(JSON.stringify(value))),
  'too large': (value) => Buffer.concat([plain(value), Buffer.alloc(4 * 1024 * 1024, ' ')]),
  indented: (value) => utf8(JSON.stringify(value, null, 2)),
  'reversed members': (value) => utf8(JSON.stringify(reversed(value))),
  escaped: (value) => utf8(escaped(JSON.stringify(value))),
  'spaces around': (value) => utf8(`  \t${JSON.stringify(value)}  `),
  'line feeds': (value) => utf8(`\r\n${JSON.stringify(value, null, '\t')}\r\n`),
}

/** The bytes of a JSON value; in the plain form, or as a bend wants it. */
export function spelled(value: unknown, bend: PayloadBend | BodyBend | undefined): Bytes {
  return bend === undefined ? plain(value) : spellings[bend](value)
}

function plain(value: unknown): Bytes {
  return utf8(JSON.stringify(value))
}

function half(bytes: Bytes): Bytes {
  return bytes.subarray(0, Math.floor(bytes.length / 2))
}

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).toReversed()
  return Object.fromEntries(members.map(([name, member]) => [name, reversed(member)]))
}

/** Every character that is no ASCII as an escape of four hexadecimal digits, and slashes with a backslash. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('/', String.raw`\/`)
}
