import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BillXmlError } from './bill-xml-error.ts'
import type { BillXmlErrorCode } from './bill-xml-error.ts'
import { fragments } from './cases/markup-fragments.ts'
import { parseBySaxes } from './cases/parse-by-saxes.ts'
import type { OtherElement } from './cases/parse-by-saxes.ts'
import { written } from './cases/malformed-files.ts'
import { parseElements } from './parse-elements.ts'
import type { XmlElement } from './xml-element.ts'

/** Bounds and attributes are rules of bills, which the other parser does not know. */
const ownRules: readonly BillXmlErrorCode[] = [
  'XML_TOO_DEEP',
  'XML_TOO_MANY_ELEMENTS',
  'XML_NAME_TOO_LONG',
  'XML_ATTRIBUTE_FORBIDDEN',
  'XML_CONTENT_UNEXPECTED',
]

function plain({ tag, text, children, start, end }: XmlElement): OtherElement {
  return { tag, text, children: children.map(plain), start, end }
}

/** The tree, null where the text is refused, or undefined where only a rule of bills refuses it. */
function parsed(text: string): OtherElement | null | undefined {
  try {
    return plain(parseElements(text))
  } catch (error) {
    if (!(error instanceof BillXmlError)) throw error
    return ownRules.includes(error.code) ? undefined : null
  }
}

function expectSame(text: string): void {
  const ours = parsed(text)
  expect(ours).toEqual(ours === undefined ? undefined : parseBySaxes(text))
}

const fragment = fc.constantFrom(...fragments)
const noise = fc.string({ unit: 'binary', maxLength: 3 }).map((text) => text.toWellFormed())
const pieces = fc.array(fc.oneof({ arbitrary: fragment, weight: 6 }, noise), { maxLength: 12 })

describe('the parser agrees with another one', () => {
  test('on texts of markup and noise', () => {
    fc.assert(
      fc.property(pieces, (parts) => expectSame(parts.join(''))),
      { numRuns: 4_000 },
    )
  })

  test('on markup and noise inside an element', () => {
    fc.assert(
      fc.property(pieces, (parts) => expectSame(`<a>${parts.join('')}</a>`)),
      { numRuns: 4_000 },
    )
  })

  test('on a bill into which something was put', () => {
    fc.assert(
      fc.property(fc.nat(written.length), pieces, (at, parts) =>
        expectSame(written.slice(0, at) + parts.slice(0, 3).join('') + written.slice(at)),
      ),
      { numRuns: 1_000 },
    )
  })

  test.each(fragments.flatMap((one) => [one, `${one}<a/>`, `<a/>${one}`, `<a>${one}</a>`]))(
    'on %j',
    (text) => {
      expectSame(text)
    },
  )

  test.each(['<a b="1"/>', '<a><b/></a >', '<a\t\r\n></a\n>', '<a>&#13;\r\n\r</a>', '<票/>'])(
    '%j is a document to both, rules of bills apart',
    (text) => {
      expect(parseBySaxes(text)).not.toBeNull()
      expect(parsed(text)).not.toBeNull()
    },
  )
})
