import type { BillDocument } from '@piaoqiao/documents'
import { appendSignature, issuerSigningText, readBillXml, writeBillXml } from '@piaoqiao/documents'
import type { Instant } from '@piaoqiao/domain'
import type { CryptoModule } from '@piaoqiao/gm-crypto'

export interface BillSigner {
  readonly crypto: CryptoModule
  /** The issuing unit's private key in `crypto`. */
  readonly keyName: string
  /** Serial number of the certificate of that key, and its issuer's name; the latter may be empty. */
  readonly keySerial: string
  readonly keyIssuer: string
}

/**
 * The XML of a bill with the issuer's signature. Only these bytes are the bill: writing it again would need another
 * signature.
 * @throws BillXmlError where the document cannot be written
 */
export async function signedBillXml(
  document: BillDocument,
  signedAt: Instant,
  { crypto, keyName, keySerial, keyIssuer }: BillSigner,
): Promise<Uint8Array> {
  const unsigned = writeBillXml(document)
  const value = await crypto.sign(keyName, issuerSigningText(readBillXml(unsigned)))
  const time = new Date(signedAt).toISOString().replaceAll(/[-:T]/g, '').slice(0, 14)
  return appendSignature(unsigned, 'issuer', {
    algorithm: 'SM2',
    time: `${time}Z`,
    value,
    keySerial,
    keyIssuer,
  })
}
