import {
  appendSignature,
  issuerSigningText,
  readBillXml,
  supervisorSigningText,
  writeBillXml,
} from '@piaoqiao/documents'
import type { CryptoModule } from '@piaoqiao/gm-crypto'
import type { SampleBill } from './sample-bill.ts'
import { documentOf } from './sample-bill.ts'
import { fileKeyNames } from './world-parts.ts'

/** The file of a bill with the signatures of its issuer and of its province. */
export async function signedFile(crypto: CryptoModule, bill: SampleBill): Promise<Uint8Array> {
  const time = `${bill.issuedOn.replaceAll('-', '')}013000`
  const unsigned = writeBillXml(documentOf(bill))
  const issued = appendSignature(unsigned, 'issuer', {
    algorithm: 'SM2',
    time,
    value: await crypto.sign(fileKeyNames.issuer, issuerSigningText(readBillXml(unsigned))),
    keySerial: 'sandbox-issuer',
    keyIssuer: '',
  })
  return appendSignature(issued, 'supervisor', {
    algorithm: 'SM2',
    time,
    value: await crypto.sign(fileKeyNames.supervisor, supervisorSigningText(readBillXml(issued))),
    keySerial: 'sandbox-supervisor',
    keyIssuer: '',
  })
}
