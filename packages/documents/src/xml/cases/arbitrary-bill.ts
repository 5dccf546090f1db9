import * as fc from 'fast-check'
import type { Arbitrary } from 'fast-check'
import { dateAt, dayMs, fenMax, yuanFromFen } from '@piaoqiao/domain'
import type { AuxItem, BillDocument, ExtensionField } from '../bill-document.ts'
import { extensionDepthMax } from '../bounds.ts'
import { auxItemShape, headerShape, itemShape, mainShape } from '../bill-shape.ts'
import type { Leaf, Part, Shape } from '../shape.ts'
import { day, fen, roundedFen, timeOfDay } from '../value-form.ts'
import type { ValueForm } from '../value-form.ts'

/** Arbitrary documents for tests, made from the very tables that reader and writer use. */

const nasty = ['&amp;', ']]>', '<', '"', '\r', '\n', '\t', '𠮷', '票', '\u{85}', '\u{FFFD}', '-->']
const character = fc.oneof(
  fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
  fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCharCode(code)),
  fc.constantFrom(...nasty),
)

const two = (number: number): string => String(number).padStart(2, '0')
const arbitraryDay = fc.integer({ min: 0, max: 60_000 }).map((days) => dateAt(days * dayMs))
const arbitraryTime = fc
  .tuple(fc.nat(23), fc.nat(59), fc.nat(59))
  .map((parts) => parts.map(two).join(':'))
const arbitraryFen = fc.oneof(
  fc.bigInt({ min: -fenMax, max: fenMax }),
  fc.bigInt({ min: -200n, max: 200n }),
)

const byForm = new Map<ValueForm<unknown>, Arbitrary<unknown>>([
  [day, arbitraryDay],
  [timeOfDay, arbitraryTime],
  [fen, arbitraryFen],
  [roundedFen, arbitraryFen],
])
const byKey: Readonly<Record<string, Arbitrary<unknown>>> = {
  tag: fc.stringMatching(/^CZ-EI-[0-9]{2}$/),
  checkCode: fc.stringMatching(/^[0-9a-z]{6}$/),
  type: fc.constantFrom('1', '2'),
  supervisorAreaCode: fc.stringMatching(/^[0-9]{6}$/),
  billCode: fc.stringMatching(/^[0-9]{8}$/),
  billNumber: fc.stringMatching(/^[0-9]{10}$/),
  relatedBillCode: fc.stringMatching(/^[0-9]{8}$/),
  relatedBillNumber: fc.stringMatching(/^[0-9]{10}$/),
}

function arbitraryLeaf({ key, form, presence }: Leaf): Arbitrary<unknown> {
  const given = byForm.get(form)
  if (given !== undefined) return given
  if (form.read('any text') === undefined) {
    const special = byKey[key]
    if (special === undefined) throw new Error(`no arbitrary for ${key}`)
    return special
  }
  const minLength = presence === 'mayBeEmpty' ? 0 : 1
  return fc.string({ unit: character, minLength, maxLength: Math.min(3, form.lengthMax) })
}

function arbitraryPart(part: Part): Arbitrary<unknown> {
  if (part.kind === 'leaf') return arbitraryLeaf(part)
  const value = arbitraryShape(part.shape)
  // An optional group without content is no group.
  return part.presence === 'optional'
    ? value.filter((given) => Object.keys(given as object).length > 0)
    : value
}

const arbitraryTag = fc.stringMatching(/^[A-Z][a-z0-9._-]{1,3}$/).map((name) => `X${name}票`)
const arbitraryText = fc.string({ unit: character, maxLength: 4 })

/** A field with a text, or with fields of its own, which may be called alike. */
function arbitraryField(depthMax: number): Arbitrary<ExtensionField> {
  const plain = fc.record({ tag: arbitraryTag, text: arbitraryText }, { noNullPrototype: true })
  if (depthMax === 1) return plain
  const children = fc.array(arbitraryField(depthMax - 1), { minLength: 1, maxLength: 2 })
  const nested = fc.record(
    { tag: arbitraryTag, text: fc.constant(''), children },
    { noNullPrototype: true },
  )
  return fc.oneof({ arbitrary: plain, weight: 4 }, nested)
}

const arbitraryFields: Arbitrary<ExtensionField[]> = fc.uniqueArray(
  arbitraryField(extensionDepthMax),
  { selector: ({ tag }) => tag, maxLength: 3 },
)

function arbitraryShape<T>(shape: Shape<T>): Arbitrary<T> {
  const model: Record<string, Arbitrary<unknown>> = {}
  for (const part of shape.parts) model[part.key] = arbitraryPart(part)
  if (shape.open) model['unknown'] = arbitraryFields
  const optional = new Set(
    shape.parts.filter(({ presence }) => presence === 'optional').map(({ key }) => key),
  )
  const requiredKeys = Object.keys(model).filter((key) => !optional.has(key))
  return fc.record(model, { requiredKeys, noNullPrototype: true }) as Arbitrary<T>
}

/** Sometimes the amount of a line is written with more decimals than its fen have. */
const arbitraryAuxItem: Arbitrary<AuxItem> = fc
  .tuple(arbitraryShape(auxItemShape), fc.option(fc.stringMatching(/^[0-4][0-9]{0,3}$/)))
  .map(([item, decimals]) => {
    if (decimals === null || item.amountFen === undefined) return item
    return { ...item, amountText: `${yuanFromFen(item.amountFen)}${decimals}` }
  })

export const arbitraryBill: Arbitrary<BillDocument> = fc.record(
  {
    header: arbitraryShape(headerShape),
    main: arbitraryShape(mainShape),
    details: fc.array(arbitraryShape(itemShape), { maxLength: 3 }),
    auxDetails: fc.array(arbitraryAuxItem, { maxLength: 3 }),
  },
  { noNullPrototype: true },
)
