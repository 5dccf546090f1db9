import { expect, test } from 'vitest'
import { SaxesParser } from 'saxes'
import { sealedAt } from '../seal/testing/sample-seals.ts'
import { readZip } from '../zip/read-zip.ts'
import { attachedBillXml } from './bill-attachment.ts'
import { isWrittenFrom } from './is-written-from.ts'
import { readOfd } from './read-ofd.ts'
import {
  billXml,
  bothSealed,
  issuerSealed,
  replaced,
  sampleInput,
  withFiles,
} from './testing/sealed-samples.ts'
import { writeOfd, type OfdInput } from './write-ofd.ts'

const plain = writeOfd(sampleInput)

test('the same input gives the same bytes', () => {
  expect(writeOfd(sampleInput)).toEqual(plain)
})

test('what is written is read back', () => {
  const file = readOfd(plain)
  expect(file).toMatchObject({
    docId: sampleInput.docId,
    title: sampleInput.title,
    createdOn: '2026-03-09',
    customData: new Map([
      ['票据代码', '50060126'],
      ['a "b" <c>', '&'],
    ]),
    signatures: [],
  })
  expect(file.attachments).toEqual(sampleInput.attachments)
  expect(attachedBillXml(file)).toEqual(billXml)
})

test('the text of a page is read line by line, left to right', () => {
  const [page] = readOfd(plain).pages
  expect(page).toMatchObject({ widthMm: 210, heightMm: 140, hasFonts: true })
  expect(page?.text.split('\n')).toEqual([
    '示例省医疗门诊收费票据（电子） 红字',
    '票据代码： 50060126 票据号码： 0000000001',
    '交款人： 示例患者𠮷 开票日期： 2026-03-09',
    '项目名称 金额（元）',
    '西药费 412.50',
    '检查费 331.04',
    '化验费 150.00',
    '治疗费 100.00',
    '金额合计（大写） 玖佰玖拾叁元伍角肆分 <&"\'>',
  ])
})

test('every XML file is well formed by a parser that others wrote, and no two objects have one number', () => {
  const identifiers: string[] = []
  const namespaces = new Set<string>()
  for (const { name, bytes } of readZip(bothSealed).filter(({ name }) => name.endsWith('.xml'))) {
    const parser = new SaxesParser({ xmlns: true })
    parser.on('error', (error) => {
      throw error
    })
    parser.on('opentag', ({ attributes, uri }) => {
      namespaces.add(name.includes('Attachs/bill') ? '' : uri)
      const id = attributes['ID']?.value
      if (id !== undefined && !name.includes('Sign')) identifiers.push(id)
    })
    parser.write(new TextDecoder().decode(bytes)).close()
  }
  expect([...namespaces].toSorted()).toEqual(['', 'http://www.ofdspec.org/2016'])
  expect(identifiers.length).toBeGreaterThan(25)
  expect(new Set(identifiers).size).toBe(identifiers.length)
})

test('several pages keep their order', () => {
  const [page] = sampleInput.face.pages
  const marks = page?.marks ?? []
  const face = {
    ...sampleInput.face,
    pages: [{ marks: marks.slice(-1) }, { marks }, { marks: [] }],
  }
  const { pages } = readOfd(writeOfd({ ...sampleInput, face }))
  expect(pages.map(({ text }) => text === '')).toEqual([true, false, true])
  expect(new Set(pages.map(({ id }) => id)).size).toBe(3)
})

test('a file without attachments is read', () => {
  expect(readOfd(writeOfd({ ...sampleInput, attachments: [] })).attachments).toEqual([])
})

const [attachment] = sampleInput.attachments
const badInputs: readonly [string, Partial<OfdInput>][] = [
  ['no pages', { face: { ...sampleInput.face, pages: [] } }],
  ['another form of identifier', { docId: '1' }],
  ['a title with a character that XML does not know', { title: '\u0001' }],
  ['an attachment in a folder', { attachments: [{ name: 'a', fileName: 'a/b', bytes: billXml }] }],
  [
    'an attachment that leaves the package',
    { attachments: [{ name: 'a', fileName: '..', bytes: billXml }] },
  ],
  [
    'an attachment in place of the list',
    { attachments: [{ name: 'a', fileName: 'Attachments.xml', bytes: billXml }] },
  ],
  [
    'the same file twice',
    { attachments: [attachment, attachment].filter((each) => each !== undefined) },
  ],
]

test.each(badInputs)('%s is refused', (_name, changes) => {
  expect(() => writeOfd({ ...sampleInput, ...changes })).toThrow(
    expect.objectContaining({ code: 'OFD_INPUT_INVALID' }),
  )
})

test('a file is what was written from its input, with its seals and without', () => {
  for (const bytes of [plain, issuerSealed, bothSealed]) {
    expect(isWrittenFrom(readOfd(bytes), sampleInput)).toBe(true)
  }
})

test.each<[string, Partial<OfdInput>]>([
  ['another title', { title: '别的' }],
  ['another day', { createdAt: sealedAt + 86_400_000 }],
  [
    'another attachment',
    {
      attachments: [
        {
          ...sampleInput.attachments[0],
          name: 'a',
          fileName: 'bill.xml',
          bytes: new Uint8Array(1),
        },
      ],
    },
  ],
  ['another face', { face: { ...sampleInput.face, widthMm: 211 } }],
])('a file is not what would be written with %s', (_name, changes) => {
  expect(isWrittenFrom(readOfd(bothSealed), { ...sampleInput, ...changes })).toBe(false)
})

test('a file that holds something more is not what was written', () => {
  expect(isWrittenFrom(readOfd(withFiles(plain, { 'Doc_0/more': 'x' })), sampleInput)).toBe(false)
})

test('text of foreign files is placed by their matrix, and a position left out is the last one', () => {
  const object =
    '<ofd:TextObject ID="900" Boundary="10 0 1 1" Font="1" Size="3" CTM="1 0 0 1 0 50"><ofd:FillColor Value="0 0 0"/>' +
    '<ofd:TextCode X="0" Y="70">下</ofd:TextCode><ofd:TextCode X="5">文</ofd:TextCode></ofd:TextObject>'
  const file = 'Doc_0/Pages/Page_0/Content.xml'
  const [page] = readOfd(replaced(plain, file, '<ofd:TextObject', `${object}<ofd:TextObject`)).pages
  expect(page?.text.split('\n').at(-1)).toBe('下 文')
})

test('the text of a template stands on the pages that use it', () => {
  const template = plain
  const content = new TextDecoder().decode(
    readOfd(plain).files.get('Doc_0/Pages/Page_0/Content.xml'),
  )
  const pageObject =
    '<ofd:Template TemplateID="77"/><ofd:Content><ofd:Layer ID="99"></ofd:Layer></ofd:Content>'
  const page = content.replace(/<ofd:Content>.*<\/ofd:Content>/, pageObject)
  const named = replaced(
    template,
    'Doc_0/Document.xml',
    '</ofd:CommonData>',
    '<ofd:TemplatePage ID="77" BaseLoc="Tpls/Tpl_0/Content.xml"/></ofd:CommonData>',
  )
  const given = withFiles(named, {
    'Doc_0/Tpls/Tpl_0/Content.xml': content,
    'Doc_0/Pages/Page_0/Content.xml': page,
  })
  expect(readOfd(given).pages[0]?.text).toBe(readOfd(plain).pages[0]?.text)
})
