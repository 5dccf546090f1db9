import { isCalendarDate } from '@piaoqiao/domain'
import { equalBytes } from '../certificates/strict-der.ts'
import { parseElements } from '../xml/parse-elements.ts'
import { hasLooseText, type XmlElement } from '../xml/xml-element.ts'
import { escapeText, isXmlText, xmlElement } from '../xml/xml-text.ts'
import { ArchivePackageError } from './archive-faults.ts'
import type { ArchivedFile, ArchivedFormat } from './archived-bill.ts'
import {
  auxItemElements,
  billElements,
  dateText,
  fenOf,
  itemElements,
  yuanOf,
  type BillReference,
  type FinanceCheck,
  type MedicalBill,
} from './medical-bill.ts'

/** What `metadata.xml` holds. */
export interface BillMetadata {
  readonly bill: MedicalBill
  readonly financeCheck: FinanceCheck
  readonly files: readonly ArchivedFile[]
}

const prolog = '<?xml version="1.0" encoding="UTF-8"?>'
const yes = '是'
const no = '否'
const results = { checked: '已查验', unchecked: '未查验' } as const
type Texts = Readonly<Record<string, unknown>>
type Elements = readonly (readonly [tag: string, key: string])[]

/**
 * `MedicalBills` by DA/T 95—2022, table B.10, the misspelt name of one element included. Lists are repeated elements.
 * @throws ArchivePackageError ARCHIVE_TEXT
 */
export function writeMetadata({ bill, financeCheck, files }: BillMetadata): Uint8Array {
  const content = [
    textElements(bill, billElements),
    ...bill.items.map((item) => xmlElement('Items', textElements(item, itemElements))),
    ...bill.auxItems.map((item) => xmlElement('AuxItems', textElements(item, auxItemElements))),
    xmlElement('FinanceCheck', financeElements(financeCheck)),
    ...files.map((file) => xmlElement('Attachments', attachmentElements(file))),
  ]
  return new TextEncoder().encode(prolog + xmlElement('MedicalBills', content.join('')))
}

function textElements(texts: object, elements: Elements): string {
  const values = texts as Texts
  return elements.map(([tag, key]) => textElement(tag, values[key])).join('')
}

function textElement(tag: string, text: unknown): string {
  if (typeof text !== 'string' || text === '') return ''
  if (!isXmlText(text)) throw new ArchivePackageError('ARCHIVE_TEXT', tag)
  return xmlElement(tag, escapeText(text))
}

function financeElements({ isChecked, paper, reversal, accounted }: FinanceCheck): string {
  return [
    textElement('Result', isChecked ? results.checked : results.unchecked),
    textElement('IsExchangePaper', paper === null ? no : yes),
    textElement('RelatedInvoiceCode', paper?.billCode),
    textElement('RelatedInvoiceNumber', paper?.billNumber),
    textElement('IsReversal', reversal === null ? no : yes),
    textElement('ReversalInvoiceCode', reversal?.billCode),
    textElement('ReversalInvoiceNumber', reversal?.billNumber),
    textElement('IsAccounted', accounted === null ? no : yes),
    textElement('AccDate', accounted === null ? '' : dateText(accounted.on)),
    textElement('AccAmount', yuanOf(accounted?.amountFen ?? null)),
  ].join('')
}

function attachmentElements({ name, format, bytes }: ArchivedFile): string {
  return [
    textElement('Attachment', Buffer.from(bytes).toString('base64')),
    textElement('AttachmentType', format.toUpperCase()),
    textElement('AttachmentDescripsion', name),
  ].join('')
}

/** Undefined for what is not exactly as `writeMetadata` writes it. */
export function readMetadata(bytes: Uint8Array): BillMetadata | undefined {
  const root = rootOf(bytes)
  if (root === undefined || root.tag !== 'MedicalBills') return undefined
  try {
    const metadata = metadataOf(root)
    return equalBytes(writeMetadata(metadata), bytes) ? metadata : undefined
  } catch {
    return undefined
  }
}

function rootOf(bytes: Uint8Array): XmlElement | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return parseElements(text)
  } catch {
    return undefined
  }
}

function metadataOf(root: XmlElement): BillMetadata {
  const lists = (tag: string) => root.children.filter((child) => child.tag === tag)
  const finance = lists('FinanceCheck')[0]
  return {
    bill: {
      ...textsOf(root, billElements),
      items: lists('Items').map((element) => textsOf(element, itemElements)),
      auxItems: lists('AuxItems').map((element) => textsOf(element, auxItemElements)),
    },
    financeCheck: financeCheckOf(finance),
    files: lists('Attachments').map(fileOf),
  }
}

function textsOf(element: XmlElement, elements: Elements): Record<string, string> {
  if (hasLooseText(element)) throw new ArchivePackageError('ARCHIVE_METADATA_MALFORMED')
  const entries = elements.flatMap(([tag, key]) => {
    const text = textIn(element, tag)
    return text === '' ? [] : [[key, text] as const]
  })
  return Object.fromEntries(entries)
}

function textIn(element: XmlElement, tag: string): string {
  return element.children.find((child) => child.tag === tag)?.text ?? ''
}

function financeCheckOf(element: XmlElement | undefined): FinanceCheck {
  if (element === undefined) throw new ArchivePackageError('ARCHIVE_METADATA_MALFORMED')
  const isYes = (tag: string) => textIn(element, tag) === yes
  const reference = (code: string, number: string): BillReference => {
    return { billCode: textIn(element, code), billNumber: textIn(element, number) }
  }
  return {
    isChecked: textIn(element, 'Result') === results.checked,
    paper: isYes('IsExchangePaper')
      ? reference('RelatedInvoiceCode', 'RelatedInvoiceNumber')
      : null,
    reversal: isYes('IsReversal')
      ? reference('ReversalInvoiceCode', 'ReversalInvoiceNumber')
      : null,
    accounted: isYes('IsAccounted')
      ? { on: dayIn(element), amountFen: fenOf(textIn(element, 'AccAmount')) }
      : null,
  }
}

function dayIn(element: XmlElement): string {
  const text = textIn(element, 'AccDate')
  const day = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
  if (!isCalendarDate(day)) throw new ArchivePackageError('ARCHIVE_METADATA_MALFORMED')
  return day
}

function fileOf(element: XmlElement): ArchivedFile {
  return {
    name: textIn(element, 'AttachmentDescripsion'),
    // Any other word is written back as it was read, and found not to be a format with the files themselves.
    format: textIn(element, 'AttachmentType').toLowerCase() as ArchivedFormat,
    bytes: new Uint8Array(Buffer.from(textIn(element, 'Attachment'), 'base64')),
  }
}
