import { equalBytes } from '../certificates/strict-der.ts'
import { decode } from './parse-ofd-xml.ts'
import type { OfdFile } from './ofd-file.ts'
import { ofdRootFile } from './ofd-names.ts'
import { packOfd, type OfdInput } from './write-ofd.ts'

/**
 * Whether a file, apart from its seals, is what `writeOfd` writes from this input: the same pages, fonts and
 * attachments, and nothing else. Whoever lays out the face of a registered bill again can so tell that a file shows
 * that bill, and no other amounts, before a seal is put on it. Throws `OFD_INPUT_INVALID`.
 */
export function isWrittenFrom(file: OfdFile, input: OfdInput): boolean {
  const written = packOfd(input)
  const expected = new Set(written.map(({ name }) => name))
  const ofSeals = new Set([
    file.signaturesFile,
    ...file.signatures.flatMap(({ file: name, valueFile, sealFile }) => [
      name,
      valueFile,
      sealFile ?? '',
    ]),
  ])
  const isAllKnown = [...file.files.keys()].every((name) => expected.has(name) || ofSeals.has(name))
  return isAllKnown && written.every(({ name, bytes }) => isSame(file, name, bytes))
}

function isSame({ files, signaturesFile }: OfdFile, name: string, bytes: Uint8Array): boolean {
  const given = files.get(name)
  if (given === undefined) return false
  if (name !== ofdRootFile) return equalBytes(given, bytes)
  // The first seal put the place of the list of signatures into the root.
  const list = `<ofd:Signatures>${signaturesFile}</ofd:Signatures>`
  return decode(name, given).replace(list, '') === decode(name, bytes)
}
