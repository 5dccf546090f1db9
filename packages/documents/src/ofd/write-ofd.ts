import { dateAt, type Instant } from '@piaoqiao/domain'
import type { Face } from '../face/face.ts'
import type { FaceFont } from '../fonts/face-font.ts'
import { packEntry, writeZip } from '../zip/write-zip.ts'
import type { ZipEntry } from '../zip/zip-entry.ts'
import { isSafeName } from '../zip/zip-name.ts'
import { escapeText, isXmlText } from '../xml/xml-text.ts'
import { escapeAttribute } from './escape-attribute.ts'
import { fontsOf } from './face-fonts.ts'
import { OfdError } from './ofd-faults.ts'
import {
  attachmentsFile,
  documentFile,
  documentFolder,
  ofdRootFile,
  ofdXml,
  pageFile,
  resourcesFile,
} from './ofd-names.ts'
import { pageBox, PageWriter } from './write-page.ts'

export interface OfdAttachment {
  /** What readers show. */
  readonly name: string
  /** Without folders. */
  readonly fileName: string
  /** Such as `xml`. */
  readonly format?: string
  readonly bytes: Uint8Array
}

export interface OfdInput {
  readonly face: Face
  readonly font: FaceFont
  readonly attachments: readonly OfdAttachment[]
  /** 32 hex digits that no other document has. */
  readonly docId: string
  readonly createdAt: Instant
  readonly title: string
  readonly customData?: Readonly<Record<string, string>>
}

/**
 * Writes an OFD file (GB/T 33190) without seals. The same input always gives the same bytes. Places of seals are
 * left empty. Throws `OFD_INPUT_INVALID`.
 */
export function writeOfd(input: OfdInput): Uint8Array {
  return writeZip(packOfd(input))
}

/** Pages deflate well at once; higher levels take longer than they save, and so does packing of small files. */
const xmlLevel = 1
const packedFromBytes = 1024
const attachmentLevel = 6

/** The files of the package, in the order in which they are written. */
export function packOfd(input: OfdInput): ZipEntry[] {
  requireWritable(input)
  const { face, font } = input
  const encoder = new TextEncoder()
  const packXml = (name: string, text: string) => {
    const bytes = encoder.encode(text)
    return packEntry(name, bytes, bytes.length < packedFromBytes ? 0 : xmlLevel)
  }
  const fonts = fontsOf(face, font)
  const writer = new PageWriter(
    { form: ids.formFont, entry: ids.entryFont, mark: ids.entryFont },
    ids.firstPage + face.pages.length - 1,
  )
  const pages = face.pages.map((page, index) => packXml(pageFile(index), writer.write(face, page)))
  return [
    packXml(ofdRootFile, rootXml(input)),
    packXml(documentFile, documentXml(input, writer.lastId)),
    packXml(resourcesFile, resourcesXml(font.familyName)),
    fonts.form,
    fonts.entry,
    ...pages,
    ...packAttachments(input, packXml),
  ]
}

const ids = { formFont: 1, entryFont: 2, firstPage: 3 } as const

/** The identifier of a page, counted from 0. */
export function pageIdOf(page: number): string {
  return String(ids.firstPage + page)
}

function requireWritable({ face, attachments, docId, title, customData = {} }: OfdInput): void {
  const texts = [
    title,
    ...Object.entries(customData).flat(),
    ...attachments.flatMap(({ name, format = '' }) => [name, format]),
  ]
  const marks = face.pages.flatMap((page) => page.marks)
  const names = new Set(attachments.map(({ fileName }) => fileName.toLowerCase()))
  const isWritable =
    /^[0-9a-f]{32}$/i.test(docId) &&
    face.pages.length > 0 &&
    texts.every(isXmlText) &&
    marks.every((mark) => mark.kind !== 'text' || isXmlText(mark.text)) &&
    attachments.every(({ fileName }) => isSafeName(fileName) && !fileName.includes('/')) &&
    names.size === attachments.length &&
    !names.has('attachments.xml')
  if (!isWritable) throw new OfdError('OFD_INPUT_INVALID')
}

const creator = 'Piaoqiao'

function rootXml({ docId, title, createdAt, customData = {} }: OfdInput): string {
  const data = Object.entries(customData)
    .map(
      ([name, value]) =>
        `<ofd:CustomData Name="${escapeAttribute(name)}">${escapeText(value)}</ofd:CustomData>`,
    )
    .join('')
  const information =
    `<ofd:DocID>${docId}</ofd:DocID><ofd:Title>${escapeText(title)}</ofd:Title>` +
    `<ofd:CreationDate>${dateAt(createdAt)}</ofd:CreationDate><ofd:Creator>${creator}</ofd:Creator>` +
    (data === '' ? '' : `<ofd:CustomDatas>${data}</ofd:CustomDatas>`)
  const body = `<ofd:DocInfo>${information}</ofd:DocInfo><ofd:DocRoot>${documentFile}</ofd:DocRoot>`
  return ofdXml('OFD', ' Version="1.0" DocType="OFD"', `<ofd:DocBody>${body}</ofd:DocBody>`)
}

function documentXml({ face, attachments }: OfdInput, lastId: number): string {
  const pages = face.pages
    .map((_, index) => {
      const location = pageFile(index).slice(documentFolder.length + 1)
      return `<ofd:Page ID="${pageIdOf(index)}" BaseLoc="${location}"/>`
    })
    .join('')
  const common =
    `<ofd:MaxUnitID>${lastId}</ofd:MaxUnitID>` +
    `<ofd:PageArea><ofd:PhysicalBox>${pageBox(face)}</ofd:PhysicalBox></ofd:PageArea>` +
    '<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>'
  const attached =
    attachments.length === 0 ? '' : '<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>'
  return ofdXml(
    'Document',
    '',
    `<ofd:CommonData>${common}</ofd:CommonData><ofd:Pages>${pages}</ofd:Pages>${attached}`,
  )
}

/**
 * The two fonts have names of their own, because readers register fonts by name; by that of the family where there
 * is one, which would be the same for both.
 */
function resourcesXml(familyName: string): string {
  const family = escapeAttribute(familyName)
  const font = (id: number, part: string, file: string) =>
    `<ofd:Font ID="${id}" FontName="${family} ${part}" Charset="unicode">` +
    `<ofd:FontFile>${file}</ofd:FontFile></ofd:Font>`
  const fonts = font(ids.formFont, 'Form', 'form.ttf') + font(ids.entryFont, 'Entry', 'entry.ttf')
  return ofdXml('Res', ' BaseLoc="Res"', `<ofd:Fonts>${fonts}</ofd:Fonts>`)
}

function packAttachments(
  { attachments, createdAt }: OfdInput,
  packXml: (name: string, text: string) => ZipEntry,
): ZipEntry[] {
  if (attachments.length === 0) return []
  const folder = `${documentFolder}/Attachs`
  const list = attachments
    .map(({ name, fileName, format }, index) => {
      const kind = format === undefined ? '' : ` Format="${escapeAttribute(format)}"`
      return (
        `<ofd:Attachment ID="attachment-${index + 1}" Name="${escapeAttribute(name)}"${kind}` +
        ` CreationDate="${dateAt(createdAt)}">` +
        `<ofd:FileLoc>${escapeText(fileName)}</ofd:FileLoc></ofd:Attachment>`
      )
    })
    .join('')
  return [
    packXml(attachmentsFile, ofdXml('Attachments', '', list)),
    ...attachments.map(({ fileName, bytes }) =>
      packEntry(`${folder}/${fileName}`, bytes, attachmentLevel),
    ),
  ]
}
