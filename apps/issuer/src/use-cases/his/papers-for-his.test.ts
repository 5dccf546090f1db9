import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CounterBill } from '../../testing/his-counter.ts'
import { hisCounter } from '../../testing/his-counter.ts'
import type { TestStation } from '../../testing/test-station.ts'
import { startTestStation } from '../../testing/test-station.ts'

let running: TestStation
let bill: CounterBill
const { ask, registeredBill } = hisCounter(() => running)
const stock = { paperCode: '500601', first: '00012345', last: '00012348', placeCode: '' }

beforeAll(async () => {
  running = await startTestStation()
})
beforeEach(async () => {
  await running.clear()
  await running.station.ensureNumbers()
  bill = await registeredBill()
  await running.station.his.addPaperStock(stock)
})
afterAll(() => running.stop())

const current = async () => {
  const { result, message } = await ask('getPaperBillNo')
  return result === 'S0000' ? message['pBillNo'] : result
}
const turn = async (pBillNo = '00012345', key = bill.key) =>
  (await ask('turnPaper', { ...key, pBillNo })).result
const turnAgain = async (pBillNo: string) =>
  (await ask('reTurnPaper', { ...bill.key, pBillNo })).result
const spoil = async (pBillNo: string) => (await ask('invalidPaper', { pBillNo })).result
const form = () => running.province.registry.bills.get(bill.billId)?.form
const states = async () => (await ask('getEBillStatesByBillInfo', bill.key)).message

describe('stock', () => {
  test('is listed by code, with what is left of it', async () => {
    await spoil('00012346')
    const { message } = await ask('getValidBillBatchCode')
    expect(message).toEqual({ billBatchCodeList: [{ pBillBatchCode: '500601', stock: 3 }] })
  })

  test('of a place is for that place, and goes before what is for everybody', async () => {
    const own = { ...stock, first: '90000001', last: '90000001', placeCode: 'SF01' }
    await running.station.his.addPaperStock(own)
    expect(await current()).toBe('90000001')
    const { message } = await ask('getPaperBillNo', { placeCode: 'SF02' })
    expect(message['pBillNo']).toBe('00012345')
  })

  test('gives the lowest number that is blank, until there is none', async () => {
    expect(await current()).toBe('00012345')
    await spoil('00012346')
    expect(await current()).toBe('00012345')
    await spoil('00012345')
    expect(await current()).toBe('00012347')
    await spoil('00012347')
    await spoil('00012348')
    expect(await current()).toBe('E5005')
    expect((await ask('getValidBillBatchCode')).message).toEqual({ billBatchCodeList: [] })
  })
})

describe('paper', () => {
  test('takes the place of a bill, and the same request again changes nothing', async () => {
    expect(await turn()).toBe('S0000')
    expect(form()).toBe('exchanged')
    expect(await turn()).toBe('S0000')
    expect(running.province.of('paper.exchange')).toHaveLength(1)
    expect(await current()).toBe('00012346')
    expect(await states()).toMatchObject({
      isPrtPaper: '1',
      pBillBatchCode: '500601',
      pBillNo: '00012345',
    })
  })

  test('is the paper of one bill, and a bill has one paper', async () => {
    await turn()
    const other = await registeredBill({ busNo: 'other' })
    expect(await turn('00012345', other.key)).toBe('E5002')
    expect(await turn('00012346')).toBe('E5006')
  })

  test.each(['00012344', '00012349', '12345', 'A0012345'])(
    'that is not in stock is refused: %s',
    async (number) => {
      expect(await turn(number)).toBe('E5001')
      expect(await spoil(number)).toBe('E5001')
      expect(form()).toBe('electronic')
    },
  )

  test('is blank again where the province refuses the exchange', async () => {
    running.province.registry.lock(bill.billId)
    const { result, message } = await ask('turnPaper', { ...bill.key, pBillNo: '00012345' })
    expect(result).toBe('E4007')
    expect(message).toContain('锁定')
    expect(await current()).toBe('00012345')
  })

  test('is blank again where the province could not be asked', async () => {
    await running.province.goAway()
    expect(await turn()).toBe('E4005')
    await running.province.comeBack()
    expect(await current()).toBe('00012345')
    expect(await turn()).toBe('S0000')
  })

  test('is blank again where the bill waits for its registration', async () => {
    const { message } = await ask('invoiceEBillOutpatient', { busNo: 'later' })
    const key = { ...bill.key, billNo: String(message['billNo']) }
    expect(await turn('00012345', key)).toBe('E4002')
    expect(await current()).toBe('00012345')
  })

  test('stays taken while nobody knows whether it was exchanged', async () => {
    running.province.fate('paper.exchange', 'answer_lost')
    expect(await turn()).toBe('E4006')
    expect(await current()).toBe('00012346')
    expect(await turn()).toBe('S0000')
    expect(form()).toBe('exchanged')
  })

  test('that was exchanged before another change to the bill is still the paper of the bill', async () => {
    await turn()
    const posted = { amountFen: 18_821n, postedOn: '2026-03-02', voucherNumber: '收-0007' }
    await running.station.postIncome({ billId: bill.billId, ...posted })
    expect(await turn()).toBe('S0000')
    expect(await current()).toBe('00012346')
    expect(await states()).toMatchObject({ pBillNo: '00012345' })
  })
})

describe('paper again', () => {
  test('spoils the old number and takes the new one', async () => {
    await turn()
    expect(await turnAgain('00012346')).toBe('S0000')
    expect(form()).toBe('exchanged')
    expect(await states()).toMatchObject({ pBillNo: '00012346' })
    expect(await turnAgain('00012346')).toBe('S0000')
    expect(await turn('00012345')).toBe('E5003')
  })

  test('leaves the old number where the new one is unfit', async () => {
    await turn()
    await spoil('00012347')
    expect(await turnAgain('00012347')).toBe('E5003')
    expect(await turnAgain('99999999')).toBe('E5001')
    expect(await states()).toMatchObject({ pBillNo: '00012345' })
    expect(form()).toBe('exchanged')
  })

  test('goes on where it stopped half-way', async () => {
    await turn()
    running.province.fate('paper.exchange', 'message_lost')
    expect(await turnAgain('00012346')).toBe('E4006')
    expect(form()).toBe('electronic')
    expect(await turnAgain('00012346')).toBe('S0000')
    expect(form()).toBe('exchanged')
  })

  test('is for bills that were on paper', async () => {
    expect(await turnAgain('00012346')).toBe('E5004')
  })
})

describe('void paper', () => {
  test('that stood in for a bill gives the bill back, once and for all', async () => {
    await turn()
    expect(await spoil('00012345')).toBe('S0000')
    expect(form()).toBe('electronic')
    expect(await spoil('00012345')).toBe('S0000')
    expect(await states()).toMatchObject({ isPrtPaper: '0', pBillNo: '' })
    expect(await turn('00012346')).toBe('S0000')
  })

  test('of which nobody knows whether it came back is not spoiled yet', async () => {
    await turn()
    running.province.fate('paper.return', 'message_lost')
    expect(await spoil('00012345')).toBe('E4006')
    expect(await states()).toMatchObject({ isPrtPaper: '1' })
    expect(await spoil('00012345')).toBe('S0000')
  })
})
