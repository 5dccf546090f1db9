import type { SealRole } from '../face/face.ts'
import { signatureRoles } from '../xml/bill-xml.ts'
import type { SignatureRole } from '../xml/bill-xml.ts'
import type { SignatureVerdict } from '../xml/verify-bill-signatures.ts'
import type { BillFileFinding } from './file-findings.ts'
import type { ReadBillFile } from './read-bill-file.ts'

/** What is wrong with the signatures of a bill's XML: stable codes, each with its sentence. */
export const signatureFaults = {
  ISSUER_SIGNATURE_INVALID: '开票单位签名验证不通过，票据内容可能已被改动',
  ISSUER_SIGNATURE_MISSING: '票据没有开票单位签名',
  SUPERVISOR_SIGNATURE_INVALID: '财政监制签名验证不通过，票据内容可能已被改动',
  SUPERVISOR_SIGNATURE_MISSING: '票据没有财政监制签名',
} as const

export type SignatureFaultCode = keyof typeof signatureFaults

/** One thing that is wrong with a file. It names places and parties and no contents of the bill. */
export interface BillFileFault {
  readonly code: string
  readonly sentence: string
  /** A file of the package, a party or a fact; empty where the whole is meant. */
  readonly subject: string
  /** Whose seal or signature is meant, where it is one's. */
  readonly party?: SealRole
}

/** All that is wrong with a file that could be read: its seals, its signatures, and where it contradicts itself. */
export function faultsOfFile(read: ReadBillFile): BillFileFault[] {
  return [...proofFaults(read), ...read.findings.map(faultOfFinding)]
}

/** What is wrong with the seals and the signatures of a file, which prove who made it. */
export function proofFaults(read: ReadBillFile): BillFileFault[] {
  return [...sealFaults(read), ...signatureFaultsOf(read)]
}

/** Where nobody is known to be trusted, only what needs no trust is a fault. */
function sealFaults({ sealVerdict, seals }: ReadBillFile): BillFileFault[] {
  if (sealVerdict === undefined || seals === undefined) return []
  const ofSignatures = sealVerdict.signatures.flatMap(({ id, role, findings, seal }) => {
    if (role !== null && seals[role] === 'unchecked') return []
    const step = seal.steps.find(({ outcome }) => outcome === 'failed')
    const { code = '', sentence = '' } = step ?? {}
    const party = role === null ? {} : { party: role }
    // The step at which a seal fails says more than that it fails.
    const ofContent = findings.filter((finding) => finding.code !== 'OFD_SEAL_INVALID')
    return [
      ...ofContent.map((finding) => ({ ...finding, ...party })),
      ...(step === undefined ? [] : [{ code, sentence, subject: role ?? id, ...party }]),
    ]
  })
  return [...ofSignatures, ...sealVerdict.findings]
}

const codes: Readonly<
  Record<SignatureRole, Partial<Record<SignatureVerdict, SignatureFaultCode>>>
> = {
  issuer: { invalid: 'ISSUER_SIGNATURE_INVALID', missing: 'ISSUER_SIGNATURE_MISSING' },
  supervisor: { invalid: 'SUPERVISOR_SIGNATURE_INVALID', missing: 'SUPERVISOR_SIGNATURE_MISSING' },
}

function signatureFaultsOf({ signatures }: ReadBillFile): BillFileFault[] {
  if (signatures === undefined) return []
  return signatureRoles.flatMap((role) => {
    const code = codes[role][signatures[role]]
    return code === undefined
      ? []
      : [{ code, sentence: signatureFaults[code], subject: role, party: role }]
  })
}

function faultOfFinding({ code, sentence, label }: BillFileFinding): BillFileFault {
  return { code, sentence, subject: label }
}
