import type { BillDocument } from '@piaoqiao/documents'
import { appendSignature, writeBillXml } from '@piaoqiao/documents'
import { billIdFrom } from '@piaoqiao/domain'
import { generateSm2PrivateKey, sm2Sign } from '@piaoqiao/gm-crypto'
import { billFromDraft } from '@piaoqiao/issuer'
import { sampleDrafts } from '../sample-bills/sample-drafts.ts'
import { benchBillCode, benchIssuer } from './seed-bills.ts'

/** A bill as its content and as its file. */
export interface BenchDocument {
  readonly document: BillDocument
  /** Signed by both, though by signatures of another text: what is measured reads them and does not verify them. */
  readonly xml: Uint8Array
}

/** 10:00 in Beijing on the day of the sample bills. */
export const benchMoment = Date.UTC(2026, 2, 2, 2)

const identity = {
  issuer: { code: benchIssuer.id, name: benchIssuer.name },
  supervisorAreaCode: '500104',
  series: { province: '50', codeYear: '26', specimenVersion: '01' },
}

/** Medical bills with their lists, as a hospital issues them. */
export function benchDocuments(seed: number, count: number): readonly BenchDocument[] {
  const value = sm2Sign(generateSm2PrivateKey(), new Uint8Array(32))
  const signature = { algorithm: 'SM2', time: '20260302020000Z', value, keySerial: '1a2b' }
  const signed = { ...signature, keyIssuer: 'CN=示例证书' }
  const drafts = sampleDrafts(seed, Math.ceil(count * 1.3) + 20).filter(
    ({ kind }) => kind !== 'general',
  )
  return drafts.slice(0, count).map((draft, index) => {
    const billNumber = String(seed * 1_000_000 + index + 1).padStart(10, '0')
    const stamp = {
      billId: billIdFrom(benchBillCode, billNumber),
      checkCode: 'a1b2c3',
      issuedAt: benchMoment,
    }
    const document = billFromDraft(draft, identity, stamp)
    const byIssuer = appendSignature(writeBillXml(document), 'issuer', signed)
    return { document, xml: appendSignature(byIssuer, 'supervisor', signed) }
  })
}
