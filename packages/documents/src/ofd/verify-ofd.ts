import { sm3 } from '@piaoqiao/gm-crypto'
import { sm2WithSm3Oid, sm3Oid } from '../certificates/object-identifiers.ts'
import { equalBytes } from '../certificates/strict-der.ts'
import type { SealRole } from '../face/face.ts'
import {
  verifySealSignature,
  type SealTrust,
  type SealVerdict,
} from '../seal/verify-seal-signature.ts'
import { billSealRoles, type OfdFile, type OfdSignature } from './ofd-file.ts'

/** What is wrong with a file that can be read: stable codes, each with its sentence. */
export const ofdFindings = {
  OFD_METHOD: '电子签章没有使用 SM2 和 SM3 算法',
  OFD_REFERENCE_MISSING: '电子签章保护的文件已被移除',
  OFD_REFERENCE_REPEATED: '电子签章的保护清单中有重复的文件',
  OFD_FILE_CHANGED: '电子签章保护的文件已被改动',
  OFD_FILE_UNSIGNED: '版式文件中有电子签章没有保护的文件',
  OFD_STAMP: '电子签章没有显示在版式文件的页面上',
  OFD_SEAL_DIFFERS: '显示的电子印章与签章所用的电子印章不一致',
  OFD_SEAL_INVALID: '电子签章验证不通过',
  OFD_SEAL_MISSING: '版式文件缺少开票单位或财政部门的电子签章',
  OFD_SEAL_REPEATED: '版式文件中有同一方的多个电子签章',
  OFD_SEAL_UNKNOWN: '版式文件中有不是票据所需的电子签章',
  OFD_FONT_MISSING: '版式文件没有嵌入其文字使用的字体',
} as const

export type OfdFindingCode = keyof typeof ofdFindings

export interface OfdFinding {
  readonly code: OfdFindingCode
  readonly sentence: string
  /** The file of the package, or the party, that is meant; empty where it is the whole. */
  readonly subject: string
}

export interface OfdSignatureVerdict {
  readonly id: string
  /** By the seal; null where it cannot be read or is none that a bill carries. */
  readonly role: SealRole | null
  readonly valid: boolean
  /** What is wrong with what it covers, in the order of the rules. */
  readonly findings: readonly OfdFinding[]
  /** Step by step, what is to be said of the seal itself. */
  readonly seal: SealVerdict
}

export interface OfdVerdict {
  readonly valid: boolean
  readonly signatures: readonly OfdSignatureVerdict[]
  /** What is wrong with the file as a whole. */
  readonly findings: readonly OfdFinding[]
}

export interface OfdTrust extends SealTrust {
  /** Whose seals have to be there, each once; both if not given. */
  readonly requiredRoles?: readonly SealRole[]
}

/** Verifies every seal of a file and that nothing in it lies outside them. Never throws for what a file may hold. */
export function verifyOfd(file: OfdFile, trust: OfdTrust): OfdVerdict {
  const signatures = file.signatures.map((_, index) => verifySignature(file, index, trust))
  const findings = [
    ...findRoles(signatures, trust.requiredRoles ?? billSealRoles),
    ...file.pages
      .filter(({ hasFonts }) => !hasFonts)
      .map((page) => finding('OFD_FONT_MISSING', page.file)),
  ]
  const valid = findings.length === 0 && signatures.every((signature) => signature.valid)
  return { valid, signatures, findings }
}

function finding(code: OfdFindingCode, subject: string): OfdFinding {
  return { code, sentence: ofdFindings[code], subject }
}

interface Subject {
  readonly file: OfdFile
  readonly signature: OfdSignature
  /** Those that were made after it, which it cannot cover. */
  readonly later: readonly OfdSignature[]
  readonly seal: SealVerdict
}

/** The files or parties to which a rule objects. */
interface Rule {
  readonly code: OfdFindingCode
  objects(subject: Subject): readonly string[]
}

const rules: readonly Rule[] = [
  {
    code: 'OFD_METHOD',
    objects: ({ signature }) => (usesKnownMethods(signature) ? [] : [signature.file]),
  },
  {
    code: 'OFD_REFERENCE_MISSING',
    objects: ({ file, signature }) => referenced(signature).filter((name) => !file.files.has(name)),
  },
  {
    code: 'OFD_REFERENCE_REPEATED',
    objects: ({ signature }) => repeated(referenced(signature)),
  },
  {
    code: 'OFD_FILE_CHANGED',
    objects: ({ file, signature }) =>
      signature.references
        .filter((reference) => isChanged(file, reference))
        .map((reference) => reference.file),
  },
  { code: 'OFD_FILE_UNSIGNED', objects: findUnsigned },
  {
    code: 'OFD_STAMP',
    objects: ({ file, signature }) => (isShown(file, signature) ? [] : [signature.file]),
  },
  {
    code: 'OFD_SEAL_DIFFERS',
    objects: ({ file, signature, seal }) =>
      isSameSeal(file, signature, seal) ? [] : [signature.file],
  },
  {
    code: 'OFD_SEAL_INVALID',
    objects: ({ signature, seal }) => (seal.valid ? [] : [signature.file]),
  },
]

function verifySignature(file: OfdFile, index: number, trust: SealTrust): OfdSignatureVerdict {
  const signature = file.signatures[index] as OfdSignature
  const seal = verifySealSignature({
    ...trust,
    signedValue: bytesOf(file, signature.valueFile),
    dataHash: sm3(bytesOf(file, signature.file)),
    path: `/${signature.file}`,
  })
  const subject = { file, signature, later: file.signatures.slice(index + 1), seal }
  const findings = rules.flatMap(({ code, objects }) => {
    return objects(subject).map((name) => finding(code, name))
  })
  const role = seal.signature?.seal.role ?? null
  return { id: signature.id, role, valid: findings.length === 0, findings, seal }
}

const nothing = new Uint8Array()

function bytesOf({ files }: OfdFile, name: string): Uint8Array {
  return files.get(name) ?? nothing
}

function usesKnownMethods({ checkMethod, signatureMethod }: OfdSignature): boolean {
  return checkMethod === sm3Oid && signatureMethod === sm2WithSm3Oid
}

function referenced({ references }: OfdSignature): readonly string[] {
  return references.map(({ file }) => file)
}

function repeated(names: readonly string[]): readonly string[] {
  return names.filter((name, index) => names.indexOf(name) !== index)
}

function isChanged(file: OfdFile, reference: OfdSignature['references'][number]): boolean {
  const bytes = file.files.get(reference.file)
  return bytes !== undefined && !equalBytes(sm3(bytes), reference.digest)
}

/** A signature covers every file but the list of signatures, its own two, and those of signatures after it. */
function findUnsigned({ file, signature, later }: Subject): readonly string[] {
  const covered = new Set(referenced(signature))
  const exempt = new Set([file.signaturesFile, signature.file, signature.valueFile])
  for (const each of later) {
    for (const name of [each.file, each.valueFile, each.sealFile ?? '']) exempt.add(name)
  }
  return [...file.files.keys()].filter((name) => !covered.has(name) && !exempt.has(name))
}

function isShown({ pages }: OfdFile, { stamps }: OfdSignature): boolean {
  const known = new Set(pages.map(({ id }) => id))
  return stamps.length > 0 && stamps.every(({ pageId }) => known.has(pageId))
}

/** Readers draw the seal of the file that the signature names; it has to be the one that was used. */
function isSameSeal(
  file: OfdFile,
  { sealFile }: OfdSignature,
  { signature }: SealVerdict,
): boolean {
  if (sealFile === null || signature === null) return true
  return equalBytes(bytesOf(file, sealFile), signature.seal.der)
}

function findRoles(
  signatures: readonly OfdSignatureVerdict[],
  required: readonly SealRole[],
): readonly OfdFinding[] {
  const given = signatures.map(({ role }) => role)
  const missing = required.filter((role) => !given.includes(role))
  const known = given.filter((role) => role !== null)
  return [
    ...missing.map((role) => finding('OFD_SEAL_MISSING', role)),
    ...repeated(known).map((role) => finding('OFD_SEAL_REPEATED', role)),
    ...signatures
      .filter(({ role, seal }) => role === null && seal.signature !== null)
      .map(({ id }) => finding('OFD_SEAL_UNKNOWN', id)),
  ]
}
