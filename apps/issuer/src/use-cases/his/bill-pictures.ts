import { billCodeOf, billNumberOf, dateAt } from '@piaoqiao/domain'
import { qrPictureBase64 } from '../../his/bill-qr.ts'
import { hisMoment } from '../../his/his-moment.ts'
import type { IssuedBill } from '../../ports.ts'
import type { HisDesk } from './his-desk.ts'

type Seen = Pick<IssuedBill, 'billId' | 'checkCode' | 'totalFen' | 'issuedAt'>

/** The QR code of a bill, as a picture in base64. */
export function qrCodeOf({ qrText }: HisDesk, bill: Seen): string {
  const { billId, checkCode, totalFen, issuedAt } = bill
  const [billCode, billNumber] = [billCodeOf(billId), billNumberOf(billId)]
  const text = qrText({ billCode, billNumber, checkCode, totalFen, issuedOn: dateAt(issuedAt) })
  return qrPictureBase64(text)
}

/** When a bill was made and where it can be looked at, as every answer with a bill says it. */
export async function picturesOf(desk: HisDesk, bill: Seen): Promise<object> {
  const [pictureUrl, pictureNetUrl] = await Promise.all([
    desk.linkTo(bill.billId, 'inside'),
    desk.linkTo(bill.billId, 'outside'),
  ])
  const billQRCode = qrCodeOf(desk, bill)
  return { createTime: hisMoment(bill.issuedAt), billQRCode, pictureUrl, pictureNetUrl }
}
