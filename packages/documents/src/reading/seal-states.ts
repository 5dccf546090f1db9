import { sm3 } from '@piaoqiao/gm-crypto'
import { equalBytes } from '../certificates/strict-der.ts'
import type { SealRole } from '../face/face.ts'
import type { OfdFile } from '../ofd/ofd-file.ts'
import { verifyOfd } from '../ofd/verify-ofd.ts'
import type { OfdTrust, OfdVerdict } from '../ofd/verify-ofd.ts'
import type { SealFaultCode } from '../seal/seal-faults.ts'

/** `unchecked`: all that can be checked without knowing whom to trust is good. */
export type SealState = 'valid' | 'invalid' | 'missing' | 'unchecked'

export interface SealsOfFile {
  readonly states: Readonly<Record<SealRole, SealState>>
  readonly verdict: OfdVerdict
}

/** What a verification without trusted roots and makers must fail with, at best. */
const untrusted: readonly SealFaultCode[] = ['SEAL_CERTIFICATE_UNTRUSTED', 'SEAL_MAKER_UNTRUSTED']

/** Verifies the seals of an OFD, as far as it can without trust where none is given. */
export function sealsOfFile(file: OfdFile, trust: OfdTrust | undefined): SealsOfFile {
  const verdict = verifyOfd(file, trust ?? { trustedRoots: [], trustedMakers: [], at: latest })
  const stateOf = (role: SealRole): SealState => {
    const index = verdict.signatures.findIndex((signature) => signature.role === role)
    if (index < 0)
      return verdict.signatures.some((each) => each.role === null) ? 'invalid' : 'missing'
    if (trust !== undefined) return isGood(verdict, index, role) ? 'valid' : 'invalid'
    return isGoodButUntrusted(file, verdict, index) ? 'unchecked' : 'invalid'
  }
  return { states: { issuer: stateOf('issuer'), supervisor: stateOf('supervisor') }, verdict }
}

/** Without trust no moment is known either; no signature lies behind this one. */
const latest = Date.UTC(9999, 0)

function isGood({ signatures, findings }: OfdVerdict, index: number, role: SealRole): boolean {
  const isMeant = findings.some(
    ({ subject, code }) => subject === role && code !== 'OFD_SEAL_MISSING',
  )
  return signatures[index]?.valid === true && !isMeant
}

function isGoodButUntrusted(file: OfdFile, { signatures }: OfdVerdict, index: number): boolean {
  const verdict = signatures[index]
  const signature = file.signatures[index]
  if (verdict === undefined || signature === undefined) return false
  const fault = verdict.seal.steps.find(({ outcome }) => outcome === 'failed')?.code
  const ofContent = verdict.findings.filter(({ code }) => code !== 'OFD_SEAL_INVALID')
  // This step lies behind those of trust and was not reached.
  const isOfThisFile = equalBytes(
    verdict.seal.signature?.dataHash ?? new Uint8Array(),
    sm3(file.files.get(signature.file) ?? new Uint8Array()),
  )
  return ofContent.length === 0 && isOfThisFile && fault !== undefined && untrusted.includes(fault)
}
