import { describe, expect, test } from 'vitest'
import { sm3 } from '@piaoqiao/gm-crypto'
import { decodeExactDer, encodeDer } from '../certificates/strict-der.ts'
import { makeSealSignature } from '../seal/make-seal-signature.ts'
import { SealStructure } from '../seal/seal-structures.ts'
import { keyOf, makerKey, sampleSeals, sealedAt, signWith } from '../seal/testing/sample-seals.ts'
import { readOfd } from './read-ofd.ts'
import { sealOfd, writeSealedOfd } from './seal-ofd.ts'
import { writeOfd } from './write-ofd.ts'
import {
  bothSealed,
  issuerSealed,
  replaced,
  sampleInput,
  sealingOf,
  seals,
  trust,
  withFiles,
} from './testing/sealed-samples.ts'
import { ofdFindings, verifyOfd, type OfdFindingCode, type OfdVerdict } from './verify-ofd.ts'

const verdictOf = (bytes: Uint8Array): OfdVerdict => verifyOfd(readOfd(bytes), trust)
const codesOf = ({ findings, signatures }: OfdVerdict): OfdFindingCode[] =>
  [...findings, ...signatures.flatMap((each) => each.findings)].map(({ code }) => code)

test('a file with both seals is valid, in either order of sealing', async () => {
  const supervisorFirst = await writeSealedOfd(sampleInput, sealingOf('supervisor'))
  const files = [bothSealed, await sealOfd(supervisorFirst, sealingOf('issuer'))]
  for (const bytes of files) {
    const verdict = verdictOf(bytes)
    expect(verdict).toMatchObject({ valid: true, findings: [] })
    expect(verdict.signatures.map(({ valid }) => valid)).toEqual([true, true])
  }
})

test('the second seal leaves the bytes under the first one as they were', () => {
  const [before, after] = [readOfd(issuerSealed), readOfd(bothSealed)]
  const changed = [...before.files].filter(
    ([name, bytes]) =>
      after.files.get(name) !== undefined &&
      Buffer.compare(after.files.get(name) ?? bytes, bytes) !== 0,
  )
  expect(changed.map(([name]) => name)).toEqual(['Doc_0/Signs/Signatures.xml'])
})

test('a file that was written first is sealed like one that is written and sealed at once', async () => {
  const [file] = [readOfd(await sealOfd(writeOfd(sampleInput), sealingOf('issuer')))]
  const other = readOfd(issuerSealed)
  expect([...file.files.keys()]).toEqual([...other.files.keys()])
  expect(file.signatures.map(({ references }) => references)).toEqual(
    other.signatures.map(({ references }) => references),
  )
})

test('a file with the seal of the issuer alone is valid for whoever asks no more', () => {
  const file = readOfd(issuerSealed)
  expect(verifyOfd(file, { ...trust, requiredRoles: ['issuer'] }).valid).toBe(true)
  expect(codesOf(verifyOfd(file, trust))).toEqual(['OFD_SEAL_MISSING'])
})

const page = 'Doc_0/Pages/Page_0/Content.xml'
const signature = (index: number) => `Doc_0/Signs/Sign_${index}/Signature.xml`
const list = 'Doc_0/Signs/Signatures.xml'
const bytesOf = (name: string) => readOfd(bothSealed).files.get(name) ?? new Uint8Array()

const broken: readonly [string, () => Uint8Array, readonly OfdFindingCode[]][] = [
  [
    'a changed amount',
    () => replaced(bothSealed, page, '412.50', '912.50'),
    ['OFD_FILE_CHANGED', 'OFD_FILE_CHANGED'],
  ],
  [
    'a changed attachment',
    () => withFiles(bothSealed, { 'Doc_0/Attachs/bill.xml': '<a/>' }),
    ['OFD_FILE_CHANGED', 'OFD_FILE_CHANGED'],
  ],
  [
    'another font',
    () => withFiles(bothSealed, { 'Doc_0/Res/entry.ttf': bytesOf('Doc_0/Res/form.ttf') }),
    ['OFD_FILE_CHANGED', 'OFD_FILE_CHANGED'],
  ],
  [
    'a file that was added',
    () => withFiles(bothSealed, { 'Doc_0/Pages/Page_1/Content.xml': '<a/>' }),
    ['OFD_FILE_UNSIGNED', 'OFD_FILE_UNSIGNED'],
  ],
  [
    'an attachment that was added',
    () => addAttachment(),
    ['OFD_FILE_CHANGED', 'OFD_FILE_UNSIGNED', 'OFD_FILE_CHANGED', 'OFD_FILE_UNSIGNED'],
  ],
  [
    'a changed list of references',
    () => replaced(bothSealed, signature(0), /<ofd:Reference .*?<\/ofd:Reference>/, ''),
    ['OFD_FILE_UNSIGNED', 'OFD_SEAL_INVALID', 'OFD_FILE_CHANGED'],
  ],
  [
    'a reference that leads nowhere',
    () => replaced(bothSealed, signature(1), '/OFD.xml', '/OFE.xml'),
    ['OFD_REFERENCE_MISSING', 'OFD_FILE_UNSIGNED', 'OFD_SEAL_INVALID'],
  ],
  [
    'a reference that stands twice',
    () => replaced(bothSealed, signature(1), /<ofd:Reference .*?<\/ofd:Reference>/, '$&$&'),
    ['OFD_REFERENCE_REPEATED', 'OFD_SEAL_INVALID'],
  ],
  [
    'another digest',
    () => replaced(bothSealed, signature(1), '1.2.156.10197.1.401', '1.2.156.10197.1.402'),
    ['OFD_METHOD', 'OFD_SEAL_INVALID'],
  ],
  [
    'a stamp on no page',
    () => replaced(bothSealed, signature(1), 'PageRef="3"', 'PageRef="4"'),
    ['OFD_STAMP', 'OFD_SEAL_INVALID'],
  ],
  [
    'no stamp',
    () => replaced(bothSealed, signature(1), /<ofd:StampAnnot [^>]*\/>/, ''),
    ['OFD_STAMP', 'OFD_SEAL_INVALID'],
  ],
  [
    'a moved stamp',
    () => replaced(bothSealed, signature(1), 'Boundary="90', 'Boundary="10'),
    ['OFD_SEAL_INVALID'],
  ],
  [
    'a shown seal that was not used',
    () =>
      replaced(
        bothSealed,
        signature(1),
        'Sign_1/Seal.esl</ofd:BaseLoc>',
        'Sign_0/Seal.esl</ofd:BaseLoc>',
      ),
    ['OFD_FILE_UNSIGNED', 'OFD_SEAL_DIFFERS', 'OFD_SEAL_INVALID'],
  ],
  [
    'the value of the other seal',
    () =>
      withFiles(bothSealed, {
        'Doc_0/Signs/Sign_1/SignedValue.dat': bytesOf('Doc_0/Signs/Sign_0/SignedValue.dat'),
      }),
    ['OFD_SEAL_MISSING', 'OFD_SEAL_REPEATED', 'OFD_SEAL_DIFFERS', 'OFD_SEAL_INVALID'],
  ],
  [
    'a value that is none',
    () => withFiles(bothSealed, { 'Doc_0/Signs/Sign_1/SignedValue.dat': 'x' }),
    ['OFD_SEAL_MISSING', 'OFD_SEAL_INVALID'],
  ],
  [
    'seals in another order',
    () => reordered(),
    ['OFD_FILE_UNSIGNED', 'OFD_FILE_UNSIGNED', 'OFD_FILE_UNSIGNED'],
  ],
  [
    'a seal that was taken off the list',
    () => replaced(bothSealed, list, /<ofd:Signature [^>]*Sign_1[^>]*\/>/, ''),
    ['OFD_SEAL_MISSING', 'OFD_FILE_UNSIGNED', 'OFD_FILE_UNSIGNED', 'OFD_FILE_UNSIGNED'],
  ],
]

function addAttachment(): Uint8Array {
  const name = 'Doc_0/Attachs/Attachments.xml'
  const entry = '<ofd:Attachment ID="a" Name="a"><ofd:FileLoc>a.txt</ofd:FileLoc></ofd:Attachment>'
  const named = replaced(bothSealed, name, '</ofd:Attachments>', `${entry}</ofd:Attachments>`)
  return withFiles(named, { 'Doc_0/Attachs/a.txt': 'a' })
}

function reordered(): Uint8Array {
  return replaced(bothSealed, list, /(<ofd:Signature [^>]*>)(<ofd:Signature [^>]*>)/, '$2$1')
}

describe('a file is not valid with', () => {
  test.each(broken)('%s', (_name, make, codes) => {
    const verdict = verdictOf(make())
    expect(verdict.valid).toBe(false)
    expect(codesOf(verdict)).toEqual(codes)
  })

  test('a second seal of the same party', async () => {
    const verdict = verdictOf(await sealOfd(bothSealed, sealingOf('issuer')))
    expect(codesOf(verdict)).toEqual(['OFD_SEAL_REPEATED'])
  })

  test('a seal that somebody else uses', async () => {
    const strange = await sampleSeals()
    const bytes = await writeSealedOfd(sampleInput, {
      ...sealingOf('issuer'),
      seal: strange.issued.issuer.seal,
      sign: signWith(keyOf('9')),
    })
    expect(codesOf(verdictOf(bytes))).toEqual(['OFD_SEAL_MISSING', 'OFD_SEAL_INVALID'])
  })

  test('a seal of a kind that no bill carries', async () => {
    const structure = decodeExactDer(seals.issued.supervisor.seal, SealStructure)
    structure.content.property.type = 3
    const byMaker = await signWith(makerKey)(encodeDer(structure.content))
    structure.signature = new Uint8Array(byMaker).buffer
    const value = await makeSealSignature({
      ...sealingOf('supervisor'),
      seal: encodeDer(structure),
      dataHash: sm3(bytesOf(signature(1))),
      path: `/${signature(1)}`,
      signedAt: sealedAt,
    })
    const verdict = verdictOf(
      withFiles(bothSealed, { 'Doc_0/Signs/Sign_1/SignedValue.dat': value }),
    )
    expect(verdict.signatures[1]?.seal.valid).toBe(true)
    expect(codesOf(verdict)).toEqual(['OFD_SEAL_MISSING', 'OFD_SEAL_UNKNOWN', 'OFD_SEAL_DIFFERS'])
  })

  test('a font that is not in the package', () => {
    const bytes = replaced(
      writeOfd(sampleInput),
      'Doc_0/PublicRes.xml',
      /<ofd:FontFile>form.*?<\/ofd:FontFile>/,
      '',
    )
    const verdict = verifyOfd(readOfd(bytes), { ...trust, requiredRoles: [] })
    expect(codesOf(verdict)).toEqual(['OFD_FONT_MISSING'])
  })

  test('whatever the table of findings names', () => {
    const elsewhere: OfdFindingCode[] = ['OFD_FONT_MISSING', 'OFD_SEAL_UNKNOWN']
    const tried = [...broken.flatMap(([, , codes]) => codes), ...elsewhere]
    expect([...new Set(tried)].toSorted()).toEqual(Object.keys(ofdFindings).toSorted())
  })
})

test('a finding names the file that is meant, and says it for people', () => {
  const { signatures } = verdictOf(replaced(bothSealed, page, '412.50', '912.50'))
  expect(signatures[0]?.findings).toEqual([
    { code: 'OFD_FILE_CHANGED', sentence: ofdFindings.OFD_FILE_CHANGED, subject: page },
  ])
})

test('the steps of a seal are told with the file', () => {
  const early = verifyOfd(readOfd(bothSealed), { ...trust, at: sealedAt - 86_400_000 })
  expect(early.signatures[0]?.seal.steps.find(({ outcome }) => outcome === 'failed')).toMatchObject(
    {
      step: 'seal-period',
      code: 'SEAL_SIGNED_IN_FUTURE',
    },
  )
})
