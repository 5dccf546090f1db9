import { readZip, ZipFileError } from '@piaoqiao/documents/zip'
import { scanTypeOf, scanTypes } from '../files/keep-upload.ts'

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What is attached to announcements. */
export const attachmentTypes = [...scanTypes, docx, xlsx] as const

/** By which part an office document is known. */
const mainParts: Readonly<Record<string, string>> = {
  'word/document.xml': docx,
  'xl/workbook.xml': xlsx,
}

/** What the bytes are, told by what is in them; null for anything else, and for documents with macros. */
export function attachmentTypeOf(bytes: Uint8Array): string | null {
  const scanType = scanTypeOf(bytes)
  if (scanType !== null) return scanType
  const names = partNames(bytes)
  if (names.some((name) => /vbaproject|activex|oleobject/i.test(name))) return null
  const main = names.find((name) => Object.hasOwn(mainParts, name))
  return main === undefined ? null : (mainParts[main] ?? null)
}

function partNames(bytes: Uint8Array): readonly string[] {
  try {
    return readZip(bytes).map(({ name }) => name)
  } catch (error) {
    if (!(error instanceof ZipFileError)) throw error
    return []
  }
}
