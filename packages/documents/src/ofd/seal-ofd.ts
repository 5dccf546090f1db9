import type { Instant } from '@piaoqiao/domain'
import { sm3 } from '@piaoqiao/gm-crypto'
import type { SignBytes } from '../certificates/certificate.ts'
import type { Face, SealMark, SealRole } from '../face/face.ts'
import { makeSealSignature } from '../seal/make-seal-signature.ts'
import { readSeal } from '../seal/read-seal.ts'
import { readZip } from '../zip/read-zip.ts'
import { packEntry, writeZip } from '../zip/write-zip.ts'
import type { ZipEntry } from '../zip/zip-entry.ts'
import { ofdSignaturesMax } from './ofd-bounds.ts'
import { childrenOf, onlyChild } from './ofd-element.ts'
import { OfdError } from './ofd-faults.ts'
import type { OfdFile, OfdStamp } from './ofd-file.ts'
import { ofdRootFile, signaturesFile } from './ofd-names.ts'
import { decode, parseOfdXml } from './parse-ofd-xml.ts'
import { readOfdEntries } from './read-ofd.ts'
import { packOfd, pageIdOf, type OfdInput } from './write-ofd.ts'
import { signaturesXml, signatureXml } from './write-signature.ts'

/** Where a seal is shown; pages count from 0. */
export interface SealPlace extends SealMark {
  readonly page: number
}

export interface Sealing {
  /** DER of the seal. */
  readonly seal: Uint8Array
  readonly place: SealPlace
  /** DER of the certificate of whoever seals. */
  readonly signerCertificate: Uint8Array
  /** Signs with the key of that certificate. */
  readonly sign: SignBytes
  readonly at: Instant
}

/**
 * Adds a seal to a file (GB/T 33190, 18; GB/T 38540). It signs every file of the package, the seals that are there
 * included, and leaves them valid. Whether those are good is for the caller to verify first.
 * @throws ZipFileError, OfdError, SealError
 */
export async function sealOfd(bytes: Uint8Array, sealing: Sealing): Promise<Uint8Array> {
  const entries = readZip(bytes)
  return writeZip(await addSeal(sealableOf(entries, readOfdEntries(entries)), sealing))
}

/** Writes a file and seals it once, without packing anything twice. Throws `OfdError` or `SealError`. */
export async function writeSealedOfd(input: OfdInput, sealing: Sealing): Promise<Uint8Array> {
  const sealable: Sealable = {
    entries: packOfd(input),
    signaturesFile,
    hasSignatures: false,
    signatures: [],
    pageIds: input.face.pages.map((_, page) => pageIdOf(page)),
  }
  return writeZip(await addSeal(sealable, sealing))
}

/** The place that a face keeps free for a seal, on the first page that has one. */
export function sealPlace(face: Face, role: SealRole): SealPlace | undefined {
  for (const [page, { marks }] of face.pages.entries()) {
    const mark = marks.find((each) => each.kind === 'seal' && each.role === role)
    if (mark?.kind === 'seal') return { ...mark, page }
  }
  return undefined
}

/** What has to be known of a package to add a seal. */
interface Sealable {
  readonly entries: readonly ZipEntry[]
  readonly signaturesFile: string
  readonly hasSignatures: boolean
  readonly signatures: readonly { readonly id: string; readonly file: string }[]
  readonly pageIds: readonly string[]
}

function sealableOf(entries: readonly ZipEntry[], file: OfdFile): Sealable {
  const { hasSignatures, signatures, pages } = file
  if (signatures.length === ofdSignaturesMax) throw new OfdError('OFD_SIGNATURES')
  return {
    entries,
    signaturesFile: file.signaturesFile,
    hasSignatures,
    signatures,
    pageIds: pages.map(({ id }) => id),
  }
}

async function addSeal(sealable: Sealable, sealing: Sealing): Promise<readonly ZipEntry[]> {
  const stamp = stampOf(sealable, sealing)
  const number = sealable.signatures.length
  const folder = sealable.signaturesFile.replace(/[^/]*$/, `Sign_${number}`)
  const [file, sealFile, valueFile] = ['Signature.xml', 'Seal.esl', 'SignedValue.dat'].map(
    (name) => `${folder}/${name}`,
  ) as [string, string, string]
  const signed = [
    ...withSignatures(sealable).filter(({ name }) => name !== sealable.signaturesFile),
    packEntry(sealFile, sealing.seal, 0),
  ]
  const files = new Map(signed.map(({ name, bytes }) => [name, bytes]))
  const xml = signatureXml({ signedAt: sealing.at, files, stamp, sealFile, valueFile })
  const signature = packText(file, xml)
  const value = await makeSealSignature({
    seal: sealing.seal,
    dataHash: sm3(signature.bytes),
    path: `/${file}`,
    signedAt: sealing.at,
    signerCertificate: sealing.signerCertificate,
    sign: sealing.sign,
  })
  const list = [...sealable.signatures, { id: String(number + 1), file }]
  return [
    ...signed,
    signature,
    packEntry(valueFile, value, 0),
    packText(sealable.signaturesFile, signaturesXml(list)),
  ]
}

const xmlLevel = 1

function packText(name: string, text: string): ZipEntry {
  return packEntry(name, new TextEncoder().encode(text), xmlLevel)
}

function stampOf({ pageIds }: Sealable, { place, seal }: Sealing): OfdStamp {
  if (readSeal(seal).role !== place.role) throw new OfdError('OFD_SEAL_ROLE')
  const pageId = pageIds[place.page]
  if (pageId === undefined) throw new OfdError('OFD_SEAL_PAGE')
  return { ...place, pageId }
}

/** The first seal makes the root name the list of signatures; the next ones find the root as it has to stay. */
function withSignatures({
  entries,
  hasSignatures,
  signaturesFile: list,
}: Sealable): readonly ZipEntry[] {
  if (hasSignatures) return entries
  return entries.map((entry) => {
    return entry.name === ofdRootFile ? packText(ofdRootFile, rootNaming(entry.bytes, list)) : entry
  })
}

function rootNaming(bytes: Uint8Array, list: string): string {
  const text = decode(ofdRootFile, bytes)
  const [body] = childrenOf(parseOfdXml(ofdRootFile, bytes, 'OFD'), 'DocBody')
  if (body === undefined) throw new OfdError('OFD_DOCUMENTS', ofdRootFile)
  const location = onlyChild(body, 'DocRoot')
  const tag = location.tag.replace('DocRoot', 'Signatures')
  return `${text.slice(0, location.end)}<${tag}>${list}</${tag}>${text.slice(location.end)}`
}
