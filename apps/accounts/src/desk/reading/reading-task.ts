import type { ArchivedBill } from '@piaoqiao/documents/archive'
import type { BillFileFault, FileDisagreement } from '@piaoqiao/documents/reading'
import type { Instant, ProvinceCode } from '@piaoqiao/domain'
import type { RowFacts, RowResult } from '../sheet-ports.ts'
import type { DeskRefusalCode } from '../desk-refusals.ts'
import type { KeptFileKind } from '../kept-file-ports.ts'

/** What a thread is asked to do with bytes from outside. */
export type ReadingTask =
  | { readonly kind: 'sheet'; readonly bytes: Uint8Array }
  | {
      readonly kind: 'files'
      readonly bytes: Uint8Array
      readonly knowledge: FileKnowledge & { readonly at: Instant }
    }
  | { readonly kind: 'table'; readonly table: TextTable }
  | { readonly kind: 'archive'; readonly archive: BillsToArchive }

/** With what the files of bills are verified. */
export interface FileKnowledge {
  readonly province: ProvinceCode
  /** PEM. With its key the own province signs the bills that it registers. */
  readonly provincePublicKey: string
  /** Certificates (DER) of those whose seals are believed; null where nobody is known. */
  readonly seals: {
    readonly roots: readonly Uint8Array[]
    readonly makers: readonly Uint8Array[]
  } | null
}

/** Texts that become a table: every cell is a text, so that no program counts with it or cuts its zeros off. */
export interface TextTable {
  readonly title: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export interface ReadingResults {
  readonly sheet: ReadSheet
  readonly files: ReadFiles
  readonly table: Uint8Array
  readonly archive: Uint8Array
}

/** Bills with everything that an archive package holds of them, but the metadata, which their files say. */
export interface BillsToArchive {
  readonly bills: readonly BillToArchive[]
  readonly createdAt: Instant
  /** The unit. */
  readonly creator: string
}

export interface BillToArchive extends Omit<ArchivedBill, 'metadata'> {
  readonly billCode: string
  readonly billNumber: string
}

/** The rows of a spreadsheet: those that name a bill, and those that are answered at once. */
export interface ReadSheet {
  readonly rows: readonly RowFacts[]
  readonly faults: readonly FaultyRow[]
}

export interface FaultyRow {
  readonly rowNumber: number
  /** As far as they could be read. */
  readonly billCode: string
  readonly billNumber: string
  readonly result: RowResult
}

export interface ReadFiles {
  readonly files: readonly ReadOneFile[]
  readonly comparisons: readonly ReadComparison[]
}

/** What was found in one uploaded file. */
export interface ReadOneFile {
  /** Inside the upload. */
  readonly name: string
  readonly bytes: Uint8Array
  /** Null where it is no file of a bill; `refused` says why. */
  readonly found: FoundBill | null
  readonly refused: { readonly code: string; readonly sentence: string } | null
}

export interface FoundBill {
  readonly kind: Exclude<KeptFileKind, 'receiver_data'>
  readonly contentType: string
  readonly billCode: string
  readonly billNumber: string
  readonly checkCode: string
  /** Yuan; empty where the file says none. */
  readonly amount: string
  readonly issuedOn: string
  /** valid, invalid, missing or unchecked, by party; empty where the file has none. */
  readonly signatures: Readonly<Record<string, string>>
  readonly seals: Readonly<Record<string, string>>
  readonly faults: readonly BillFileFault[]
}

/** Files of one bill, held against each other. */
export interface ReadComparison {
  readonly billCode: string
  readonly billNumber: string
  readonly names: readonly string[]
  readonly agrees: boolean
  readonly disagreements: readonly Pick<
    FileDisagreement,
    'code' | 'sentence' | 'label' | 'firstText' | 'secondText'
  >[]
}

/** What a thread answers: the result, or a coded refusal. */
export type ReadingAnswer =
  | { readonly ok: true; readonly result: ReadingResults[keyof ReadingResults] }
  | {
      readonly ok: false
      readonly code: DeskRefusalCode
      readonly details: Readonly<Record<string, string>>
    }
