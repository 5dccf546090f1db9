import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BillDocument } from './bill-document.ts'
import { BillXmlError } from './bill-xml-error.ts'
import { exampleBills } from './cases/example-bills.ts'
import { signedBill } from './cases/signed-bills.ts'
import { readBillXml } from './read-bill-xml.ts'
import { writeBillXml } from './write-bill-xml.ts'

const files = Object.values(exampleBills).map((document) => signedBill(document))
const file = fc.constantFrom(...files)
/** Spread evenly; arbitrary floating point numbers would crowd at the beginning of the file. */
const place = fc.nat(999_999).map((millionths) => millionths / 1_000_000)

/** Pieces that parsers stumble over, one a line. */
const markup = `
<![CDATA[
]]>
<!--
-->
<?xml version="1.0"?>
<!DOCTYPE a [<!ENTITY b "c">]>
&b;
&#0;
&#x110000;
&#xD800;
&constructor;
<__proto__/>
<toString>1</toString>
<Main>
</Main>
<Header/>
<Item/>
<MainExt/>
<Signature/>
</EInvoice>
<a:b/>
 xmlns="a"
 xsi:nil="true"
 a="1" a="2"`
const characters = '<>&"\'/?!=;\0\r\n\u{FEFF}\u{FFFE}𠮷'
const pieces = [...markup.split('\n'), ...Array.from(characters)].map((piece) =>
  new TextEncoder().encode(piece),
)

type Mutation = (bytes: Uint8Array) => Uint8Array
const replaced = (bytes: Uint8Array, start: number, end: number, middle: Uint8Array): Uint8Array =>
  Uint8Array.of(...bytes.subarray(0, start), ...middle, ...bytes.subarray(end))
const indexAt = (bytes: Uint8Array, at: number): number => Math.floor(at * bytes.length)

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(place, fc.constantFrom(...pieces)).map(([at, piece]): Mutation => (bytes) => {
    const index = indexAt(bytes, at)
    return replaced(bytes, index, index, piece)
  }),
  fc.tuple(place, fc.uint8Array({ maxLength: 4 })).map(([at, noise]): Mutation => (bytes) => {
    const index = indexAt(bytes, at)
    return replaced(bytes, index, index + noise.length, noise)
  }),
  fc.tuple(place, fc.integer({ min: 0x20, max: 0x7e })).map(([at, code]): Mutation => (bytes) => {
    const index = indexAt(bytes, at)
    return replaced(bytes, index, index + 1, Uint8Array.of(code))
  }),
  fc.tuple(place, fc.nat(200)).map(([at, length]): Mutation => (bytes) => {
    const index = indexAt(bytes, at)
    return replaced(bytes, index, index + length, new Uint8Array())
  }),
  fc.tuple(place, place, fc.nat(200)).map(([from, to, length]): Mutation => (bytes) => {
    const [source, target] = [indexAt(bytes, from), indexAt(bytes, to)]
    return replaced(bytes, target, target, bytes.slice(source, source + length))
  }),
)

type LeafChange = (element: string, tag: string) => string
const leafChanges: LeafChange[] = [
  () => '',
  (element) => element + element,
  (_element, tag) => `<${tag}/>`,
  (_element, tag) => `<${tag} xsi:nil="true"/>`,
  (element, tag) => `<${tag}>${element}</${tag}>`,
  (element) => element.replaceAll(/[A-Za-z]+(?=>)/g, 'Custom9'),
  (element) => element.replace(/>.*</, '>-0.5<'),
  (element) => element.replace(/>.*</, '>20260228<'),
  (element) => element.replace(/>.*</, '> &#x20; <![CDATA[<&]]> <'),
  (element) => element.replace(/>.*</, `>${'长'.repeat(250)}<`),
]

/** Changes one element that holds a value, so that the file stays well formed. */
const leafMutation = fc
  .tuple(place, fc.constantFrom(...leafChanges))
  .map(([at, change]): Mutation => (bytes) => {
    const text = Buffer.from(bytes).toString()
    const leaves = [...text.matchAll(/<(\w+)>[^<]*<\/\1>/g)]
    const leaf = leaves[Math.floor(at * leaves.length)]
    if (leaf === undefined) return bytes
    const [element, tag = ''] = leaf
    const end = leaf.index + element.length
    return Buffer.from(text.slice(0, leaf.index) + change(element, tag) + text.slice(end))
  })

/** Reads or refuses; what is read can be written, and is then read back as the same. */
function readOrRefuse(bytes: Uint8Array): void {
  const document = documentOf(bytes)
  const again = document === null ? null : readBillXml(writeBillXml(document)).document
  expect(again).toEqual(document)
}

test('random bytes are read or refused', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), readOrRefuse), { numRuns: 500 })
})

test('random texts are read or refused', () => {
  const text = fc
    .string({ unit: 'binary', maxLength: 60 })
    .map((given) => new TextEncoder().encode(`<EInvoice>${given}`))
  fc.assert(fc.property(text, readOrRefuse), { numRuns: 500 })
})

test('mutated bills are read or refused', () => {
  const mutated = fc
    .tuple(file, fc.array(mutation, { minLength: 1, maxLength: 3 }))
    .map(([bytes, mutations]) => mutations.reduce((changed, mutate) => mutate(changed), bytes))
  fc.assert(fc.property(mutated, readOrRefuse), { numRuns: 1_000 })
})

test('bills with changed elements are read or refused', () => {
  const mutated = fc
    .tuple(file, fc.array(leafMutation, { minLength: 1, maxLength: 3 }))
    .map(([bytes, mutations]) => mutations.reduce((changed, mutate) => mutate(changed), bytes))
  fc.assert(fc.property(mutated, readOrRefuse), { numRuns: 1_000 })
})

test('every bill cut off anywhere is refused', () => {
  fc.assert(
    fc.property(file, place, (bytes, at) => {
      expect(() => readBillXml(bytes.subarray(0, indexAt(bytes, at)))).toThrow(BillXmlError)
    }),
    { numRuns: 200 },
  )
})

/** Null for what is refused; any other error fails the test. */
function documentOf(bytes: Uint8Array): BillDocument | null {
  try {
    return readBillXml(bytes).document
  } catch (error) {
    if (error instanceof BillXmlError) return null
    throw error
  }
}
