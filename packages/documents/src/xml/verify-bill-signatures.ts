import { sm2Verify } from '@piaoqiao/gm-crypto'
import type { Sm2PublicKey } from '@piaoqiao/gm-crypto'
import type { BillXml, SignatureRole } from './bill-xml.ts'
import { issuerSigningText, supervisorSigningText } from './sign-bill-xml.ts'

/** `missing`: the bill does not carry the signature. `unchecked`: no key was given to check it with. */
export type SignatureVerdict = 'valid' | 'invalid' | 'missing' | 'unchecked'

/** Whether the issuer signed exactly this `Header` and `EInvoiceData`. */
export function verifyIssuerSignature(xml: BillXml, publicKey: Sm2PublicKey): boolean {
  const { issuer } = xml.signatures
  return issuer !== undefined && sm2Verify(publicKey, issuerSigningText(xml), issuer.value)
}

/**
 * Whether the supervisor signed exactly this data together with exactly this signature of the issuer.
 * It does not say that the issuer's signature is good: verify both.
 */
export function verifySupervisorSignature(xml: BillXml, publicKey: Sm2PublicKey): boolean {
  const { issuer, supervisor } = xml.signatures
  if (issuer === undefined || supervisor === undefined) return false
  return sm2Verify(publicKey, supervisorSigningText(xml), supervisor.value)
}

/** Checks both signatures, each with the key that its party is known to have. */
export function verifyBillSignatures(
  xml: BillXml,
  publicKeys: Readonly<Partial<Record<SignatureRole, Sm2PublicKey>>>,
): Record<SignatureRole, SignatureVerdict> {
  const verdict = (
    role: SignatureRole,
    verify: (xml: BillXml, key: Sm2PublicKey) => boolean,
  ): SignatureVerdict => {
    const publicKey = publicKeys[role]
    if (xml.signatures[role] === undefined) return 'missing'
    if (publicKey === undefined) return 'unchecked'
    return verify(xml, publicKey) ? 'valid' : 'invalid'
  }
  return {
    issuer: verdict('issuer', verifyIssuerSignature),
    supervisor: verdict('supervisor', verifySupervisorSignature),
  }
}
