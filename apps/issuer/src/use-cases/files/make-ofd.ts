import type { BillXml } from '@piaoqiao/documents'
import type { Face } from '@piaoqiao/documents/faces'
import type { OfdInput, SealPlace } from '@piaoqiao/documents/ofd'
import type { BillId, Instant } from '@piaoqiao/domain'
import { sm3Hex } from '@piaoqiao/gm-crypto'
import type { SealAnswer } from '@piaoqiao/protocol'
import { ofdBytesMax } from '@piaoqiao/protocol'
import type { SealingMeans } from '../../keys/station-keys.ts'
import { StationError } from '../../station-error.ts'
import { billKeyOf } from '../change-at-province.ts'
import { accountingPart } from './accounting-part.ts'
import type { FileOffice } from './file-office.ts'
import { layBill, loadFaces, loadOfd } from './lay-bill.ts'
import { notMade } from './supervised-xml.ts'

const docIdDigits = 32

/** What an OFD is made of. */
export interface SupervisedBill {
  readonly billId: BillId
  /** With both signatures. */
  readonly xml: BillXml
  readonly issuedAt: Instant
}

/**
 * The OFD of a registered bill: sealed by the unit, then by the province.
 * @throws StationError `SEAL_MISSING`, `FILE_NOT_MADE`, `FACE_NOT_LAID`
 */
export async function makeOfd(office: FileOffice, bill: SupervisedBill): Promise<Uint8Array> {
  const sealed = await sealedByUnit(office, bill)
  if (sealed.length > ofdBytesMax) throw notMade('版式文件太大')
  const { province, newRequestId } = office.station
  const payload = { ...billKeyOf(bill.billId), ofd: Buffer.from(sealed).toString('base64') }
  const call = await province.call('file.seal', payload, newRequestId())
  if (call.outcome !== 'answered') throw notMade(call.sentence)
  const answer = call.answer as SealAnswer
  if (answer.outcome !== 'done') throw notMade(answer.sentence)
  const bytes = new Uint8Array(Buffer.from(answer.ofd, 'base64'))
  if (!(await isSealedOf(bytes, answer.digest, sealed))) {
    throw notMade('省级平台返回的版式文件与提交的不一致')
  }
  return bytes
}

async function sealedByUnit(office: FileOffice, bill: SupervisedBill): Promise<Uint8Array> {
  const { keyName, sealing } = office.signingKey()
  if (sealing === null) throw new StationError('SEAL_MISSING')
  const face = await layBill(office, bill.xml)
  const { OfdError, SealError, writeSealedOfd } = await loadOfd()
  const { crypto, clock } = office.station
  try {
    return await writeSealedOfd(await inputOf(face, bill), {
      seal: sealing.seal,
      place: await placeOf(face, sealing),
      signerCertificate: sealing.certificate,
      sign: (message) => crypto.sign(keyName, message),
      at: clock(),
    })
  } catch (error) {
    if (error instanceof OfdError || error instanceof SealError) throw notMade(error.sentence)
    throw error
  }
}

async function inputOf(face: Face, { xml, issuedAt }: SupervisedBill): Promise<OfdInput> {
  const [{ loadFaceFont }, { billAttachment, sealPlace }] = await Promise.all([
    loadFaces(),
    loadOfd(),
  ])
  const supervisor = sealPlace(face, 'supervisor')
  const accounting = accountingPart(xml)
  return {
    face,
    font: loadFaceFont(),
    attachments: [
      billAttachment(xml),
      ...(accounting === null
        ? []
        : [{ name: '入账数据（开具方）', format: 'xml', ...accounting }]),
    ],
    // Follows from the bill, so that two stations never give different files the same name.
    docId: sm3Hex(xml.bytes).slice(0, docIdDigits),
    createdAt: issuedAt,
    title: xml.document.main.billName,
    ...(supervisor !== undefined && {
      customData: { SupervisorSealPlace: placeText(supervisor) },
    }),
  }
}

/** Page from 0, left, top, width and height in millimetres, as `file.seal` reads it. */
function placeText({ page, xMm, yMm, widthMm, heightMm }: SealPlace): string {
  const measures = [xMm, yMm, widthMm, heightMm].map((mm) => Number(mm.toFixed(3)))
  return [page, ...measures].join(' ')
}

/** Seals have sizes of their own; the middle of the place stays where the face has it. */
async function placeOf(face: Face, { seal }: SealingMeans): Promise<SealPlace> {
  const { readSeal, sealPlace } = await loadOfd()
  const place = sealPlace(face, 'issuer')
  if (place === undefined) throw new Error('every face has a place for the seal of its issuer')
  const { widthMm, heightMm } = readSeal(seal).picture
  const xMm = place.xMm + (place.widthMm - widthMm) / 2
  const yMm = place.yMm + (place.heightMm - heightMm) / 2
  const isInside =
    xMm >= 0 && yMm >= 0 && xMm + widthMm <= face.widthMm && yMm + heightMm <= face.heightMm
  return isInside ? { ...place, xMm, yMm, widthMm, heightMm } : place
}

/** Whether a file is what was sent, with one seal more. */
async function isSealedOf(bytes: Uint8Array, digest: string, sent: Uint8Array): Promise<boolean> {
  const { OfdError, ZipFileError, readOfd } = await loadOfd()
  if (sm3Hex(bytes) !== digest) return false
  try {
    const [file, own] = [readOfd(bytes), readOfd(sent)]
    const isKept = [...own.files].every(
      ([name, content]) =>
        name === own.signaturesFile ||
        Buffer.from(content).equals(file.files.get(name) ?? new Uint8Array()),
    )
    return isKept && file.signatures.length === own.signatures.length + 1
  } catch (error) {
    if (error instanceof OfdError || error instanceof ZipFileError) return false
    throw error
  }
}
