import { readZip } from '../../zip/read-zip.ts'
import { packEntry, writeZip } from '../../zip/write-zip.ts'
import { sealOfd } from '../../ofd/seal-ofd.ts'
import { writeOfd } from '../../ofd/write-ofd.ts'
import type { OfdInput } from '../../ofd/write-ofd.ts'
import type { Face } from '../../face/face.ts'
import { sealingOf } from './bill-makers.ts'
import type { SealPair } from './bill-makers.ts'
import { swapped } from './broken-file.ts'
import type { BrokenFile } from './broken-file.ts'

/** Takes an OFD apart and puts it together again, broken. */

export type Parts = Map<string, Uint8Array>

export const pageFile = 'Doc_0/Pages/Page_0/Content.xml'
export const documentFile = 'Doc_0/Document.xml'
export const resourcesFile = 'Doc_0/PublicRes.xml'
export const attachmentsFile = 'Doc_0/Attachs/Attachments.xml'
export const billFile = 'Doc_0/Attachs/bill.xml'
export const signaturesFile = 'Doc_0/Signs/Signatures.xml'

/** What is large is large on purpose, and shall not be taken for a bomb. */
const levelOf = (bytes: Uint8Array) => (bytes.length > 1024 * 1024 ? 0 : 1)

export function partsOf(ofd: Uint8Array): Parts {
  return new Map(readZip(ofd).map(({ name, bytes }) => [name, bytes]))
}

export function packed(parts: Parts): Uint8Array {
  return writeZip(Array.from(parts, ([name, bytes]) => packEntry(name, bytes, levelOf(bytes))))
}

export function partOf(parts: Parts, name: string): Uint8Array {
  const bytes = parts.get(name)
  if (bytes === undefined) throw new Error(`the case names a file that is not there: ${name}`)
  return bytes
}

export function swapIn(parts: Parts, name: string, from: string | RegExp, to: string): void {
  parts.set(name, swapped(partOf(parts, name), from, to))
}

/** The sealed file with one file of its package changed, and no seal made anew. */
export function swapInFile(name: string, from: string | RegExp, to: string): BrokenFile['make'] {
  return ({ bill }) => edited(bill.ofd, (parts) => swapIn(parts, name, from, to))
}

export function edited(ofd: Uint8Array, edit: (parts: Parts) => void): Uint8Array {
  const parts = partsOf(ofd)
  edit(parts)
  return packed(parts)
}

/** A file that was edited before both parties sealed it, so that its seals are good. */
export function sealedAfter(
  input: OfdInput,
  seals: SealPair,
  edit: (parts: Parts) => void,
): Promise<Uint8Array> {
  return sealTwice(edited(writeOfd(input), edit), input.face, seals)
}

export async function sealTwice(
  unsealed: Uint8Array,
  face: Face,
  seals: SealPair,
): Promise<Uint8Array> {
  const once = await sealOfd(unsealed, sealingOf(face, 'issuer', seals.issuer))
  return sealOfd(once, sealingOf(face, 'supervisor', seals.supervisor))
}
