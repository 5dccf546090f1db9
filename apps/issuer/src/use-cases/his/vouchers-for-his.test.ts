import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { hisCounter } from '../../testing/his-counter.ts'
import type { TestStation } from '../../testing/test-station.ts'
import { startTestStation } from '../../testing/test-station.ts'

let running: TestStation
const { ask } = hisCounter(() => running)

beforeAll(async () => {
  running = await startTestStation()
})
beforeEach(() => running.clear())
afterAll(() => running.stop())

const prepay = (changes = {}) => ask('invoicePayMentVoucher', changes)
const payBack = (voucherNo: unknown, changes = {}) =>
  ask('writeOffPayMentVoucher', { voucherNo, ...changes })

test('a prepayment has a number of its own, no QR code, and no province hears of it', async () => {
  const { result, message } = await prepay()
  expect(result).toBe('S0000')
  expect(message).toEqual({
    voucherBatchCode: 'YJ500104',
    voucherNo: expect.stringMatching(/^\d{10}$/) as string,
    voucherRandom: expect.stringMatching(/^[0-9a-z]{6}$/) as string,
    createTime: '20260302120000000',
    billQRCode: '',
    pictureUrl: '',
    isRepeated: '0',
  })
  expect(running.province.received).toEqual([])
})

test('the same prepayment again is the same voucher, another one under its busNo is refused', async () => {
  const first = await prepay()
  const [second, third] = await Promise.all([prepay(), prepay()])
  for (const { message } of [second, third]) {
    expect(message['voucherNo']).toBe(first.message['voucherNo'])
    expect(message['isRepeated']).toBe('1')
  }
  expect((await prepay({ totalAmt: '1000.01' })).result).toBe('E6002')
})

test.each(['0', '-1.00'])('a prepayment of %s is none', async (totalAmt) => {
  expect((await prepay({ totalAmt })).result).toBe('E2004')
})

test('a prepayment is taken back once', async () => {
  const { voucherNo } = (await prepay()).message
  const back = await payBack(voucherNo)
  expect(back.message).toMatchObject({ eScarletVoucherBatchCode: 'YJ500104', isRepeated: '0' })
  const again = await payBack(voucherNo, { reason: '重复点击' })
  expect(again.message).toMatchObject({
    eScarletVoucherNo: back.message['eScarletVoucherNo'],
    isRepeated: '1',
  })
  expect((await payBack(back.message['eScarletVoucherNo'])).result).toBe('E6003')
})

test.each([
  ['another code', { voucherBatchCode: '50060126' }],
  ['no number', { voucherNo: 'A' }],
  ['a number that is not there', { voucherNo: '0999999999' }],
])('%s is no voucher of ours', async (_, changes) => {
  expect((await payBack('0000000001', changes)).result).toBe('E6001')
})
