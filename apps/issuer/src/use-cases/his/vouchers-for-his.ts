import { sm3Hex } from '@piaoqiao/gm-crypto'
import { newCheckCode } from '../../bills/check-code.ts'
import type { Voucher } from '../../his-ports.ts'
import { hisMoment } from '../../his/his-moment.ts'
import type { HisContentOf } from '../../his/his-methods.ts'
import { HisError } from '../../his/his-results.ts'
import type { HisDesk } from './his-desk.ts'

/**
 * 预交金凭证: a record of money that was taken before the settlement. It is no fiscal bill, and no province hears of it.
 * The same content under the same busNo gives the same voucher.
 * @throws HisError, StationError
 */
export async function recordPrepayment(
  desk: HisDesk,
  content: HisContentOf<'invoicePayMentVoucher'>,
): Promise<object> {
  const { station, store } = desk
  const { busNo, busType, totalAmt } = content
  if (totalAmt <= 0n) throw new HisError('E2004', '预交金额（totalAmt）')
  const text = contentText(content)
  const digest = sm3Hex(text)
  return store.change(async ({ vouchers }) => {
    const earlier = await vouchers.findByBusinessNumber(busNo)
    if (earlier !== null && earlier.digest !== digest) throw new HisError('E6002')
    const made = {
      checkCode: newCheckCode(station.randomInt),
      busType,
      businessNumber: busNo,
      digest,
      totalFen: totalAmt,
      original: null,
      madeAt: station.clock(),
    }
    const voucher = earlier ?? (await vouchers.insert(made, text))
    return {
      voucherBatchCode: batchCodeOf(desk),
      voucherNo: voucher.voucherNumber,
      voucherRandom: voucher.checkCode,
      ...without(voucher),
      isRepeated: earlier === null ? '0' : '1',
    }
  })
}

/**
 * 预交金退款凭证: takes a prepayment back as a whole, once.
 * @throws HisError, StationError
 */
export async function takePrepaymentBack(
  desk: HisDesk,
  content: HisContentOf<'writeOffPayMentVoucher'>,
): Promise<object> {
  const { station, store } = desk
  const { voucherBatchCode, voucherNo } = content
  if (voucherBatchCode !== batchCodeOf(desk) || !/^\d{10,18}$/.test(voucherNo)) {
    throw new HisError('E6001')
  }
  const text = contentText(content)
  return store.change(async ({ vouchers }) => {
    const original = await vouchers.find(voucherNo)
    if (original === null) throw new HisError('E6001')
    if (original.original !== null) throw new HisError('E6003')
    const earlier = await vouchers.findReversalOf(voucherNo)
    const made = {
      checkCode: newCheckCode(station.randomInt),
      busType: original.busType,
      businessNumber: null,
      digest: sm3Hex(text),
      totalFen: -original.totalFen,
      original: original.voucherNumber,
      madeAt: station.clock(),
    }
    const back = earlier ?? (await vouchers.insert(made, text))
    return {
      eScarletVoucherBatchCode: batchCodeOf(desk),
      eScarletVoucherNo: back.voucherNumber,
      eScarletRandom: back.checkCode,
      ...without(back),
      isRepeated: earlier === null ? '0' : '1',
    }
  })
}

/** Not eight digits, so that nobody takes it for the code of a bill. */
function batchCodeOf({ station }: HisDesk): string {
  return `YJ${station.identity.supervisorAreaCode}`
}

/** A voucher can be checked nowhere, so it has neither QR code nor page. */
function without({ madeAt }: Voucher): object {
  return { createTime: hisMoment(madeAt), billQRCode: '', pictureUrl: '' }
}

function contentText(content: object): string {
  return JSON.stringify(content, (_, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  )
}
