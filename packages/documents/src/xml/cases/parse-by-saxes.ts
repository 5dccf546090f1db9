import { SaxesParser } from 'saxes'

/** An element as another parser saw it. */
export interface OtherElement {
  readonly tag: string
  text: string
  readonly children: OtherElement[]
  readonly start: number
  end: number
}

/** Thrown for what is well-formed, but no part of XML that a bill may use. */
class OutsideOfBills extends Error {}

/** Parses by saxes, a strict parser that others wrote; null where it refuses the text or finds what no bill has. */
export function parseBySaxes(text: string): OtherElement | null {
  const parser = new SaxesParser<{ xmlns: false; forceXMLVersion: true; defaultXMLVersion: '1.0' }>(
    { xmlns: false, forceXMLVersion: true, defaultXMLVersion: '1.0' },
  )
  const open: OtherElement[] = []
  let root: OtherElement | null = null
  const refuse = () => {
    throw new OutsideOfBills()
  }
  const append = (piece: string) => {
    const element = open.at(-1)
    if (element !== undefined) element.text += piece
  }
  parser.on('error', refuse)
  parser.on('doctype', refuse)
  parser.on('processinginstruction', refuse)
  parser.on('comment', refuse)
  parser.on('text', append)
  parser.on('cdata', append)
  parser.on('xmldecl', ({ version, encoding = 'UTF-8' }) => {
    if (version !== '1.0' || !/^utf-?8$/i.test(encoding)) refuse()
  })
  parser.on('opentag', ({ name }) => {
    const start = text.lastIndexOf('<', parser.position - 1)
    const element = { tag: name, text: '', children: [], start, end: 0 }
    open.at(-1)?.children.push(element)
    root ??= element
    open.push(element)
  })
  parser.on('closetag', () => {
    const element = open.pop()
    if (element !== undefined) element.end = parser.position
  })
  try {
    parser.write(text).close()
  } catch (error) {
    if (error instanceof OutsideOfBills) return null
    throw error
  }
  return root
}
