import PdfDocument from 'pdfkit'
import { zlibSync } from 'fflate'
import { expect, test } from 'vitest'
import { PdfFileError } from './pdf-file-error.ts'
import { readPdf } from './read-pdf.ts'

type Options = ConstructorParameters<typeof PdfDocument>[0]

/** A file that others might have made. */
async function pdf(draw: (document: InstanceType<typeof PdfDocument>) => void, options?: Options) {
  const document = new PdfDocument(options)
  const chunks: Buffer[] = []
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  const { promise, resolve } = Promise.withResolvers<Buffer>()
  document.on('end', () => {
    resolve(Buffer.concat(chunks))
  })
  draw(document)
  document.end()
  return promise
}

/** A file with one stream, given as it stands in the file. */
function withStream(dictionary: string, data: Uint8Array): Buffer {
  const head = Buffer.from(`%PDF-1.7\n1 0 obj\n<<${dictionary}/Length ${data.length}>>\nstream\n`)
  return Buffer.concat([head, data, Buffer.from('\nendstream\nendobj\n')])
}

test('the text and the attachments of a foreign file are read', async () => {
  const file = await pdf((document) => {
    document.text('First page').addPage().text('Second page')
    document.file(Buffer.from('data'), { name: 'a.txt' })
  })
  const content = await readPdf(file)
  expect(content.text).toBe('First page\fSecond page')
  expect(
    content.attachments.map(({ name, bytes }) => [name, String.fromCharCode(...bytes)]),
  ).toEqual([['a.txt', 'data']])
})

test('the bytes that were given are left as they are', async () => {
  const file = await pdf((document) => document.text('Text'))
  const before = Buffer.from(file)
  await readPdf(file)
  expect(file.equals(before)).toBe(true)
})

test('a file that asks for a password is refused, one that only forbids copying is read', async () => {
  const locked = await pdf((document) => document.text('Secret'), {
    userPassword: 'p',
    pdfVersion: '1.7',
  })
  await expect(readPdf(locked)).rejects.toMatchObject({ code: 'PDF_ENCRYPTED' })
  const restricted = await pdf((document) => document.text('Read me'), {
    ownerPassword: 'p',
    pdfVersion: '1.7',
  })
  expect((await readPdf(restricted)).text).toBe('Read me')
})

/** The beginning of deflated data: a stored block with the word that ends a stream. */
const falseEnd = Buffer.from('\u0078\u0001\u0000\u0009\u0000\u00f6\u00ffendstream', 'latin1')

const bomb = zlibSync(new Uint8Array(201 * 1024 * 1024), { level: 1 })

test.each([
  ['PDF_MALFORMED', 'nothing', () => new Uint8Array()],
  ['PDF_MALFORMED', 'another kind of file', () => Buffer.from('<html></html>')],
  ['PDF_MALFORMED', 'only a header', () => Buffer.from('%PDF-1.7\n')],
  ['PDF_TOO_LARGE', 'more bytes than the bound', () => new Uint8Array(20 * 1024 * 1024 + 1)],
  [
    'PDF_TOO_LARGE',
    'a stream that unpacks to more than the bound',
    () => withStream('/Filter/FlateDecode', bomb),
  ],
  [
    'PDF_TOO_LARGE',
    'a stream packed twice',
    () => withStream('/Filter[/FlateDecode/FlateDecode]', zlibSync(bomb)),
  ],
  [
    'PDF_TOO_LARGE',
    'a filter whose name is disguised',
    () => withStream('/Filter[/Fl#61teDecode/F#6CateDecode]', zlibSync(bomb)),
  ],
  [
    'PDF_TOO_LARGE',
    'a bomb behind a false end of its stream',
    () => withStream('/Filter/FlateDecode', Buffer.concat([falseEnd, bomb.subarray(2)])),
  ],
  [
    'PDF_TOO_LARGE',
    'too many streams',
    () => Buffer.from(`%PDF-1.7\n${'stream\n'.repeat(20_001)}`),
  ],
  [
    'PDF_MALFORMED',
    'streams inside each other',
    () => Buffer.from(`%PDF-1.7\n${'/Length 4000 stream\nx'.repeat(1_000)}`),
  ],
  [
    'PDF_TOO_LARGE',
    'a filter of old times',
    () => withStream('/Filter/LZWDecode', new Uint8Array(9)),
  ],
])('%s: %s', async (code, _, file) => {
  await expect(readPdf(file())).rejects.toMatchObject({ code })
})

test('a file with too many pages is refused', async () => {
  const file = await pdf((document) => {
    for (let page = 1; page < 401; page++) document.addPage()
  })
  await expect(readPdf(file)).rejects.toMatchObject({ code: 'PDF_PAGES_TOO_MANY' })
})

test.each([
  ['PDF_ATTACHMENT_NAME', '../../a.txt', 1],
  ['PDF_ATTACHMENT_TOO_LARGE', 'a.txt', 8 * 1024 * 1024 + 1],
])('%s: an attachment of a foreign file is held to the bounds too', async (code, name, length) => {
  const file = await pdf((document) => document.file(Buffer.alloc(length), { name }))
  await expect(readPdf(file)).rejects.toMatchObject({ code })
})

test('a file cut off anywhere is read or refused, and nothing else', async () => {
  const file = await pdf((document) => {
    document.text('Some text').file(Buffer.from('data'), { name: 'a.txt' })
  })
  for (let length = 100; length < file.length; length += 97) {
    const outcome = await readPdf(file.subarray(0, length)).then(
      () => 'read',
      (error: unknown) => (error instanceof PdfFileError ? error.code : 'failed'),
    )
    expect(['read', 'PDF_MALFORMED']).toContain(outcome)
  }
})
