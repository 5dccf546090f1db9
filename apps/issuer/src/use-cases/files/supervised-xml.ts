import type { BillXml } from '@piaoqiao/documents'
import { BillXmlError, readBillXml, verifySupervisorSignature } from '@piaoqiao/documents'
import { equalInConstantTime, sm3Hex } from '@piaoqiao/gm-crypto'
import type { FileAnswer } from '@piaoqiao/protocol'
import type { BillId } from '@piaoqiao/domain'
import { StationError } from '../../station-error.ts'
import { billKeyOf } from '../change-at-province.ts'
import type { FileOffice } from './file-office.ts'

/**
 * The file of a registered bill with both signatures, as the province keeps it: the same data and the same signature of
 * the issuer that the station made, and a good signature of the province.
 * @throws StationError `FILE_NOT_MADE`
 */
export async function fetchSupervisedXml(office: FileOffice, billId: BillId): Promise<BillXml> {
  const { province, store, newRequestId } = office.station
  const payload = { ...billKeyOf(billId), format: 'xml' }
  const call = await province.call('bill.file', payload, newRequestId())
  if (call.outcome !== 'answered') throw notMade(call.sentence)
  const answer = call.answer as FileAnswer
  if (answer.outcome !== 'done') throw notMade(answer.sentence)
  const bytes = new Uint8Array(Buffer.from(answer.content, 'base64'))
  const supervised = readSupervised(bytes)
  const own = readBillXml(await store.tables.bills.xml(billId))
  const isGenuine =
    sm3Hex(bytes) === answer.digest &&
    supervised !== null &&
    isSameBill(supervised, own) &&
    office.provinceKeys.some((key) => verifySupervisorSignature(supervised, key))
  if (!isGenuine) throw notMade('省级平台返回的票据文件与本站开具的不一致，或监制签名验证不通过')
  return supervised
}

/** @param sentence with or without a full stop at its end */
export function notMade(sentence: string): StationError {
  return new StationError('FILE_NOT_MADE', sentence.replace(/。$/, ''))
}

function readSupervised(bytes: Uint8Array): BillXml | null {
  try {
    return readBillXml(bytes)
  } catch (error) {
    if (error instanceof BillXmlError) return null
    throw error
  }
}

/** The issuer's signature is over the data, so both together are what the station signed. */
function isSameBill(supervised: BillXml, own: BillXml): boolean {
  const [theirs, ours] = [supervised.signatures.issuer, own.signatures.issuer]
  if (theirs === undefined || ours === undefined) return false
  return (
    equalInConstantTime(supervised.signedText, own.signedText) &&
    equalInConstantTime(theirs.nodeBytes, ours.nodeBytes)
  )
}
