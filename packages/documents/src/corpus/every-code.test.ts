import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { accountingFaults } from '../accounting/accounting-error.ts'
import { certificateFaults } from '../certificates/certificate.ts'
import type { FaceErrorCode } from '../face/face-error.ts'
import type { FontErrorCode } from '../fonts/font-error.ts'
import { ofdFaults } from '../ofd/ofd-faults.ts'
import { ofdFindings } from '../ofd/verify-ofd.ts'
import type { PdfFileErrorCode } from '../pdf/pdf-file-error.ts'
import type { QrErrorCode } from '../qr/qr-error.ts'
import { billFileFaults } from '../reading/bill-file-error.ts'
import { billFileFindings } from '../reading/file-findings.ts'
import { signatureFaults } from '../reading/file-verdict.ts'
import { sealFaults } from '../seal/seal-faults.ts'
import { billXmlFaults } from '../xml/bill-xml-error.ts'
import { zipFaults } from '../zip/zip-file-error.ts'
import { allBrokenFiles } from './cases/all-broken-files.ts'

/** Tables that are not values in their own files; the compiler asks for every code. */
const pdfCodes: Readonly<Record<PdfFileErrorCode, true>> = {
  PDF_MALFORMED: true,
  PDF_TOO_LARGE: true,
  PDF_ENCRYPTED: true,
  PDF_PAGES_TOO_MANY: true,
  PDF_TEXT_TOO_LONG: true,
  PDF_ATTACHMENTS_TOO_MANY: true,
  PDF_ATTACHMENT_TOO_LARGE: true,
  PDF_ATTACHMENT_NAME: true,
}
const otherCodes: Readonly<Record<QrErrorCode | FaceErrorCode | FontErrorCode, true>> = {
  QR_TEXT_TOO_LONG: true,
  QR_PICTURE_TOO_LARGE: true,
  QR_PICTURE_UNSUPPORTED: true,
  QR_PICTURE_MALFORMED: true,
  FACE_TOO_MANY_PAGES: true,
  FONT_MALFORMED: true,
  FONT_TOO_MANY_CHARACTERS: true,
}

const codes = [
  accountingFaults,
  billFileFaults,
  billFileFindings,
  billXmlFaults,
  certificateFaults,
  ofdFaults,
  ofdFindings,
  otherCodes,
  pdfCodes,
  sealFaults,
  signatureFaults,
  zipFaults,
].flatMap((table) => Object.keys(table))

const ofBrokenFiles = new Set(allBrokenFiles.flatMap((file) => file.codes))

/** The other tests of this package and their tables, but not this one, which names every code. */
const source = fileURLToPath(new URL('..', import.meta.url))
const otherTests = globSync('**/{*.test.ts,cases/*.ts}', { cwd: source })
  .filter((path) => !path.includes('corpus'))
  .map((path) => readFileSync(`${source}${path}`, 'utf8'))
  .join('\n')

describe('a code that is given when something is wrong is given by a broken file, or expected by a test', () => {
  test.each(codes)('%s', (code) => {
    const isExpected = ofBrokenFiles.has(code) || new RegExp(`\\b${code}\\b`).test(otherTests)
    expect(isExpected).toBe(true)
  })
})
