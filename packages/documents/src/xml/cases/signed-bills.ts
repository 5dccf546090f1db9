import { importSm2PrivateKey, sm2Sign } from '@piaoqiao/gm-crypto'
import type { BillDocument } from '../bill-document.ts'
import type { BillSignatureContent, BillXmlDialect } from '../bill-xml.ts'
import { defaultDialect } from '../bill-xml.ts'
import { readBillXml } from '../read-bill-xml.ts'
import { appendSignature, issuerSigningText, supervisorSigningText } from '../sign-bill-xml.ts'
import { writeBillXml } from '../write-bill-xml.ts'

/** The key of the example in GB/T 32918.5; known to everybody, for tests only. */
export const issuerKey = importSm2PrivateKey(
  '3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8',
)
/** For tests only. */
export const supervisorKey = importSm2PrivateKey('12'.repeat(32))

export function contentOf(value: Uint8Array, keySerial: string): BillSignatureContent {
  return {
    algorithm: 'SM2',
    time: '20260302012953Z',
    value,
    keySerial,
    keyIssuer: 'CN=Example CA,C=CN',
  }
}

export function issuerSigned(
  bytes: Uint8Array,
  dialect: BillXmlDialect = defaultDialect,
): Uint8Array {
  const value = sm2Sign(issuerKey, issuerSigningText(readBillXml(bytes, dialect)))
  return appendSignature(bytes, 'issuer', contentOf(value, '1a2b'), dialect)
}

export function supervisorSigned(
  bytes: Uint8Array,
  dialect: BillXmlDialect = defaultDialect,
): Uint8Array {
  const value = sm2Sign(supervisorKey, supervisorSigningText(readBillXml(bytes, dialect)))
  return appendSignature(bytes, 'supervisor', contentOf(value, '3c4d'), dialect)
}

/** A complete bill: written, signed by the issuer, then by the supervisor. */
export function signedBill(document: BillDocument): Uint8Array {
  return supervisorSigned(issuerSigned(writeBillXml(document)))
}
