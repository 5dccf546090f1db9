import type { SealRole } from '../face/face.ts'
import type { OfdAttachment } from './write-ofd.ts'

/** An OFD file as it was read. Paths are those of the package, without a leading `/`. */
export interface OfdFile {
  /** Every file of the package, as it is. */
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly docId: string
  readonly title: string
  /** yyyy-MM-dd as written; empty where the file does not say. */
  readonly createdOn: string
  readonly customData: ReadonlyMap<string, string>
  /** Where the list of signatures is, or will be. */
  readonly signaturesFile: string
  readonly hasSignatures: boolean
  readonly pages: readonly OfdPage[]
  readonly attachments: readonly OfdAttachment[]
  /** In the order in which they were made. */
  readonly signatures: readonly OfdSignature[]
}

export interface OfdPage {
  readonly id: string
  readonly file: string
  readonly widthMm: number
  readonly heightMm: number
  /** What stands on it, line by line from the top, left to right. */
  readonly text: string
  /** Whether every font that it uses is in the package, so that every reader shows the same. */
  readonly hasFonts: boolean
}

/** One signature of the package (GB/T 33190, 18). Nothing of it is verified yet. */
export interface OfdSignature {
  readonly id: string
  /** Its `Signature.xml`. */
  readonly file: string
  readonly checkMethod: string
  readonly signatureMethod: string
  readonly references: readonly OfdReference[]
  readonly stamps: readonly OfdStamp[]
  /** `Seal.esl`, where it names one. */
  readonly sealFile: string | null
  readonly valueFile: string
}

export interface OfdReference {
  readonly file: string
  readonly digest: Uint8Array
}

/** A place where the seal is shown, in millimetres on the page. */
export interface OfdStamp {
  readonly pageId: string
  readonly xMm: number
  readonly yMm: number
  readonly widthMm: number
  readonly heightMm: number
}

/** Both seals that a bill carries. */
export const billSealRoles: readonly SealRole[] = ['issuer', 'supervisor']
