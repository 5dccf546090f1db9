import type { BillXmlErrorCode } from './bill-xml-error.ts'

const reference = /&(?:#([0-9]+);|#x([0-9a-fA-F]+);|(amp|lt|gt|quot|apos);|)/g
const predefined: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
}
const lineEnd = /\r\n?/g

/**
 * Text as the XML standard has a reader see it: line ends are line feeds (2.11), references are the characters that
 * they stand for.
 * @param refuse called where a reference is none of the five predefined entities and no character
 */
export function decodedText(raw: string, refuse: (code: BillXmlErrorCode) => never): string {
  const text = withLineFeeds(raw)
  if (!text.includes('&')) return text
  return text.replaceAll(
    reference,
    (_, decimal?: string, hexadecimal?: string, entity?: string) => {
      if (entity !== undefined) return predefined[entity] ?? ''
      if (decimal !== undefined) return characterOf(Number.parseInt(decimal, 10), refuse)
      if (hexadecimal !== undefined) return characterOf(Number.parseInt(hexadecimal, 16), refuse)
      return refuse('XML_ENTITY_FORBIDDEN')
    },
  )
}

/** A CDATA section holds no references, but its line ends are those of any text. */
export function withLineFeeds(raw: string): string {
  return raw.includes('\r') ? raw.replaceAll(lineEnd, '\n') : raw
}

/** Char of XML 1.0, 2.2: a reference is no way around it. */
function characterOf(code: number, refuse: (code: BillXmlErrorCode) => never): string {
  const isChar =
    code === 0x9 ||
    code === 0xa ||
    code === 0xd ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff)
  return isChar ? String.fromCodePoint(code) : refuse('XML_MALFORMED')
}
