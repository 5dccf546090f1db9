import { appendSignature, readBillXml, supervisorSigningText } from '@piaoqiao/documents'
import type { SealAuthority } from '@piaoqiao/documents/ofd'
import { sealOfd } from '@piaoqiao/documents/ofd'
import { billIdFrom, dayMs } from '@piaoqiao/domain'
import { sm2Sign, sm3Hex } from '@piaoqiao/gm-crypto'
import type { FileRequest, SealRequest } from '@piaoqiao/protocol'
import { sampleSealPicture } from './sample-seals.ts'
import { sampleStart } from './sample-station.ts'
import type { ScriptedProvince } from './scripted-province.ts'

export const supervisorPlace = { page: 0, xMm: 90, yMm: 8, widthMm: 30, heightMm: 20 } as const

/**
 * Teaches a scripted province to give the supervised file of a bill and to put its seal on what it gets.
 * @param xmlOf the file of a bill as the station keeps it
 */
export async function teachFiling(
  province: ScriptedProvince,
  authority: SealAuthority,
  xmlOf: (billId: bigint) => Promise<Uint8Array>,
): Promise<void> {
  const { privateKey } = province
  const { certificate, seal } = await authority.issueSeal({
    role: 'supervisor',
    organization: '示例省财政厅',
    sealName: '财政票据监制章',
    sealId: 'sample-supervisor',
    picture: sampleSealPicture,
    publicKey: privateKey.publicKey,
    at: sampleStart - dayMs,
    validUntil: sampleStart + 100 * dayMs,
  })
  province.serve('bill.file', async (payload) => {
    const { billCode, billNumber } = payload as FileRequest
    const xml = readBillXml(await xmlOf(billIdFrom(billCode, billNumber)))
    const bytes = appendSignature(xml.bytes, 'supervisor', {
      algorithm: 'SM2',
      time: '20260302040000',
      value: sm2Sign(privateKey, supervisorSigningText(xml)),
      keySerial: '50-province',
      keyIssuer: '',
    })
    const content = Buffer.from(bytes).toString('base64')
    return { outcome: 'done', billCode, billNumber, format: 'xml', content, digest: sm3Hex(bytes) }
  })
  province.serve('file.seal', async (payload) => {
    const { billCode, billNumber, ofd } = payload as SealRequest
    const sealed = await sealOfd(new Uint8Array(Buffer.from(ofd, 'base64')), {
      seal,
      place: { kind: 'seal', role: 'supervisor', ...supervisorPlace },
      signerCertificate: certificate,
      sign: (message) => sm2Sign(privateKey, message),
      at: sampleStart,
    })
    const content = Buffer.from(sealed).toString('base64')
    return { outcome: 'done', billCode, billNumber, ofd: content, digest: sm3Hex(sealed) }
  })
}
