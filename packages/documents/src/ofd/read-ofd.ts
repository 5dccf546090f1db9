import { readZip } from '../zip/read-zip.ts'
import type { ZipEntry } from '../zip/zip-entry.ts'
import { ofdAttachmentsMax, ofdFontsMax, ofdPagesMax } from './ofd-bounds.ts'
import {
  attributeOf,
  childrenOf,
  numbersOf,
  onlyChild,
  optionalChild,
  textOf,
  type OfdElement,
} from './ofd-element.ts'
import { OfdError } from './ofd-faults.ts'
import type { OfdFile, OfdPage } from './ofd-file.ts'
import { ofdRootFile } from './ofd-names.ts'
import { OfdPackage } from './ofd-package.ts'
import { pageText, textObjects } from './read-page-text.ts'
import { readSignatures } from './read-signatures.ts'
import type { OfdAttachment } from './write-ofd.ts'

/**
 * Reads an OFD file (GB/T 33190) with one document: strict, complete, within bounds. It says nothing yet about who
 * made the file; `verifyOfd` does. Throws `ZipFileError` or `OfdError`.
 */
export function readOfd(bytes: Uint8Array): OfdFile {
  return readOfdEntries(readZip(bytes))
}

export function readOfdEntries(entries: readonly ZipEntry[]): OfdFile {
  const parts = new OfdPackage(entries)
  const root = parts.xml(ofdRootFile, 'OFD')
  const [body, second] = childrenOf(root, 'DocBody')
  if (body === undefined || second !== undefined) throw new OfdError('OFD_DOCUMENTS', ofdRootFile)
  const documentFile = parts.located(onlyChild(body, 'DocRoot'))
  const document = parts.xml(documentFile, 'Document')
  const signatures = optionalChild(body, 'Signatures')
  const signaturesFile =
    signatures === undefined
      ? documentFile.replace(/[^/]*$/, 'Signs/Signatures.xml')
      : parts.located(signatures)
  return {
    files: parts.files,
    ...readInformation(onlyChild(body, 'DocInfo')),
    signaturesFile,
    hasSignatures: signatures !== undefined,
    pages: readPages(parts, document),
    attachments: readAttachments(parts, document),
    signatures: signatures === undefined ? [] : readSignatures(parts, signaturesFile),
  }
}

type Information = Pick<OfdFile, 'docId' | 'title' | 'createdOn' | 'customData'>

function readInformation(information: OfdElement): Information {
  const text = (name: string) => {
    const child = optionalChild(information, name)
    return child === undefined ? '' : textOf(child)
  }
  const data = optionalChild(information, 'CustomDatas')?.children ?? []
  return {
    docId: text('DocID'),
    title: text('Title'),
    createdOn: text('CreationDate'),
    customData: new Map(data.map((each) => [attributeOf(each, 'Name'), textOf(each)])),
  }
}

function readPages(parts: OfdPackage, document: OfdElement): readonly OfdPage[] {
  const common = onlyChild(document, 'CommonData')
  const pages = childrenOf(onlyChild(document, 'Pages'), 'Page')
  if (pages.length === 0 || pages.length > ofdPagesMax) throw new OfdError('OFD_PAGES')
  const fonts = readFonts(parts, common)
  const templates = new Map(
    childrenOf(common, 'TemplatePage').map((template) => {
      return [attributeOf(template, 'ID'), parts.located(template, 'BaseLoc')]
    }),
  )
  if (templates.size > ofdPagesMax) throw new OfdError('OFD_PAGES')
  return pages.map((page) => {
    const file = parts.located(page, 'BaseLoc')
    const content = parts.xml(file, 'Page')
    const shown = [content, ...templatesOf(parts, content, templates)]
    const [, , widthMm = 0, heightMm = 0] = readBox(content, common)
    return {
      id: attributeOf(page, 'ID'),
      file,
      widthMm,
      heightMm,
      text: pageText(shown),
      hasFonts: shown.every((each) => areFontsEmbedded(each, fonts)),
    }
  })
}

function templatesOf(
  parts: OfdPackage,
  page: OfdElement,
  templates: ReadonlyMap<string, string>,
): readonly OfdElement[] {
  return childrenOf(page, 'Template').map((use) => {
    const file = templates.get(attributeOf(use, 'TemplateID'))
    if (file === undefined) throw new OfdError('OFD_FILE_MISSING', page.file)
    return parts.xml(file, 'Page')
  })
}

/** A page's own area, or that of all pages. */
function readBox(page: OfdElement, common: OfdElement): readonly number[] {
  const area = optionalChild(page, 'Area') ?? onlyChild(common, 'PageArea')
  const box = onlyChild(area, 'PhysicalBox')
  return numbersOf(box, textOf(box), 4)
}

/** Whether each font, by its identifier, is in the package. */
function readFonts(parts: OfdPackage, common: OfdElement): ReadonlyMap<string, boolean> {
  const resources = ['PublicRes', 'DocumentRes'].flatMap((name) => childrenOf(common, name))
  const fonts = resources.flatMap((location) => {
    const list = parts.xml(parts.located(location), 'Res')
    const folder = list.attributes.get('BaseLoc') ?? ''
    const declared = childrenOf(list, 'Fonts').flatMap((each) => childrenOf(each, 'Font'))
    return declared.map((font): [string, boolean] => {
      return [attributeOf(font, 'ID'), isEmbedded(parts, font, folder)]
    })
  })
  if (fonts.length > ofdFontsMax) throw new OfdError('OFD_VALUE_INVALID')
  return new Map(fonts)
}

function isEmbedded(parts: OfdPackage, font: OfdElement, folder: string): boolean {
  const file = optionalChild(font, 'FontFile')
  if (file === undefined) return false
  parts.locatedIn(file, folder)
  return true
}

function areFontsEmbedded(page: OfdElement, fonts: ReadonlyMap<string, boolean>): boolean {
  const used = textObjects(page).map((object) => fonts.get(attributeOf(object, 'Font')))
  if (used.includes(undefined)) throw new OfdError('OFD_FONT_UNKNOWN', page.file)
  return used.every((isEmbeddedFont) => isEmbeddedFont === true)
}

function readAttachments(parts: OfdPackage, document: OfdElement): readonly OfdAttachment[] {
  const location = optionalChild(document, 'Attachments')
  if (location === undefined) return []
  const list = childrenOf(parts.xml(parts.located(location), 'Attachments'), 'Attachment')
  if (list.length > ofdAttachmentsMax) throw new OfdError('OFD_ATTACHMENTS', document.file)
  return list.map((attachment) => {
    const file = parts.located(onlyChild(attachment, 'FileLoc'))
    const format = attachment.attributes.get('Format')
    return {
      name: attributeOf(attachment, 'Name'),
      fileName: file.replace(/^.*\//, ''),
      ...(format === undefined ? {} : { format }),
      bytes: parts.bytes(file),
    }
  })
}
