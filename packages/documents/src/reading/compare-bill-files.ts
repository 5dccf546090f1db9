import { equalBytes } from '../certificates/strict-der.ts'
import { factFields, factLabels, factText, isSameFact } from './bill-facts.ts'
import type { BillFileField } from './bill-facts.ts'
import { BillFileError } from './bill-file-error.ts'
import { comparedFilesMax } from './bounds.ts'
import { billFileFindings } from './file-findings.ts'
import type { BillFileFindingCode } from './file-findings.ts'
import type { ReadBillFile } from './read-bill-file.ts'

/** A disagreement between two of the files, or within one (then both numbers are the same). */
export interface FileDisagreement {
  readonly code: BillFileFindingCode
  readonly sentence: string
  /** Places of the files among those that were given, from 0. */
  readonly first: number
  readonly second: number
  /** Chinese name of the fact; empty where it is the whole. */
  readonly label: string
  readonly field?: BillFileField
  readonly firstText: string
  readonly secondText: string
}

export interface FileComparison {
  readonly agrees: boolean
  /** Whether all files that carry the bill's XML carry the same bytes; null where fewer than two carry it. */
  readonly hasSameXml: boolean | null
  readonly disagreements: readonly FileDisagreement[]
}

/**
 * Compares files that should be forms of one bill: each with every later one, and each with itself. What one file says
 * and another does not is no disagreement. That a fact could not be found on a face is none either.
 * @throws BillFileError `BILL_FILE_FEW`, `BILL_FILE_MANY`
 */
export function compareBillFiles(files: readonly ReadBillFile[]): FileComparison {
  if (files.length < 2) throw new BillFileError('BILL_FILE_FEW')
  if (files.length > comparedFilesMax) throw new BillFileError('BILL_FILE_MANY')
  const disagreements = files.flatMap((file, first) => [
    ...ownDisagreements(file, first),
    ...files
      .slice(first + 1)
      .flatMap((other, index) => pairDisagreements([file, first], [other, first + 1 + index])),
  ])
  const withXml = files.filter(({ billXml }) => billXml !== undefined).length
  const hasSameXml = disagreements.every(({ code }) => code !== 'XML_DIFFERS')
  return {
    agrees: disagreements.length === 0,
    hasSameXml: withXml < 2 ? null : hasSameXml,
    disagreements,
  }
}

function ownDisagreements({ findings }: ReadBillFile, at: number): FileDisagreement[] {
  return findings
    .filter(({ code }) => code !== 'FACE_UNREADABLE')
    .map(({ said: [one, other], ...finding }) => ({
      ...finding,
      first: at,
      second: at,
      firstText: one?.text ?? '',
      secondText: other?.text ?? '',
    }))
}

type PlacedFile = readonly [file: ReadBillFile, place: number]

const identifying: readonly BillFileField[] = ['billCode', 'billNumber']

function pairDisagreements(
  [file, first]: PlacedFile,
  [other, second]: PlacedFile,
): FileDisagreement[] {
  const disagreement = (
    code: BillFileFindingCode,
    field?: BillFileField,
    texts: readonly [string, string] = ['', ''],
  ): FileDisagreement => ({
    code,
    sentence: billFileFindings[code],
    first,
    second,
    label: field === undefined ? '' : factLabels[field],
    ...(field !== undefined && { field }),
    firstText: texts[0],
    secondText: texts[1],
  })
  const facts = factFields.flatMap((field) => {
    const [one, two] = [factText(file.facts, field), factText(other.facts, field)]
    if (one === undefined || two === undefined || isSameFact(field, one, two)) return []
    const code = identifying.includes(field) ? 'BILLS_DIFFER' : 'FACTS_DISAGREE'
    return [disagreement(code, field, [one, two])]
  })
  return isXmlDifferent(file, other) ? [...facts, disagreement('XML_DIFFERS')] : facts
}

function isXmlDifferent({ billXml }: ReadBillFile, other: ReadBillFile): boolean {
  const isInBoth = billXml !== undefined && other.billXml !== undefined
  return isInBoth && !equalBytes(billXml.bytes, other.billXml.bytes)
}
