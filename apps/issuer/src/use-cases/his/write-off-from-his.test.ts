import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CounterBill } from '../../testing/his-counter.ts'
import { hisCounter } from '../../testing/his-counter.ts'
import { present } from '../../testing/outcomes.ts'
import { sampleCompany } from '../../testing/small-registry.ts'
import type { TestStation } from '../../testing/test-station.ts'
import { startTestStation } from '../../testing/test-station.ts'

let running: TestStation
let bill: CounterBill
const { ask, registeredBill } = hisCounter(() => running)

beforeAll(async () => {
  running = await startTestStation()
})
beforeEach(async () => {
  await running.clear()
  await running.station.ensureNumbers()
  bill = await registeredBill()
})
afterAll(() => running.stop())

const writeOff = (changes = {}) => ask('writeOffEBill', { ...bill.key, ...changes })
const states = async () => (await ask('getEBillStatesByBillInfo', bill.key)).message
const standing = () => running.province.registry.bills.get(bill.billId)?.standing

function reimburse(): void {
  const { registry } = running.province
  registry.lock(bill.billId)
  registry.act(sampleCompany, bill.billId, {
    kind: 'reimbursement.report',
    amount: 8_629n,
    reimbursedOn: '2026-03-02',
    voucherNumber: 'BX-1',
    postedOn: null,
  })
}

describe('a reversal', () => {
  test('of a bill that nobody holds is complete at once and gives the red bill', async () => {
    const { result, message } = await writeOff()
    expect(result).toBe('S0000')
    expect(message).toMatchObject({
      eScarletBillBatchCode: '50060126',
      eScarletBillNo: '0000000002',
      eScarletRandom: expect.stringMatching(/^[0-9a-z]{6}$/) as string,
      createTime: '20260302120000000',
      isRepeated: '0',
    })
    expect(standing()).toBe('reversed')
    expect(await states()).toMatchObject({
      state: '2',
      isScarlet: '1',
      scarletBillNo: '0000000002',
      scarletRandom: message['eScarletRandom'],
      reversalState: 'completed',
    })
  })

  test('asked for again gives the same red bill, whatever the words are', async () => {
    const first = await writeOff()
    const again = await writeOff({ reason: '重复点击', busDateTime: '20260302095400000' })
    expect(again.message['eScarletBillNo']).toBe(first.message['eScarletBillNo'])
    expect(again.message['isRepeated']).toBe('1')
    expect(running.province.of('reversal.complete')).toHaveLength(1)
  })

  test('of a bill that a unit holds waits, and is complete when the unit lets go', async () => {
    running.province.registry.lock(bill.billId)
    const { result, message } = await writeOff()
    expect(result).toBe('E4101')
    expect(message).toContain('不要退费')
    expect(await states()).toMatchObject({ state: '1', isScarlet: '0', reversalState: 'held' })
    running.province.registry.unlock(bill.billId)
    await running.station.takeEvents()
    await running.station.continueReversals()
    expect(await states()).toMatchObject({ state: '2', isScarlet: '1', reversalState: 'completed' })
    expect((await writeOff()).result).toBe('S0000')
  })

  test('of a bill that was reimbursed asks for recovery', async () => {
    reimburse()
    const { result } = await writeOff()
    expect(result).toBe('E4102')
    expect(await states()).toMatchObject({ state: '1', reversalState: 'recovery' })
  })

  test('of a bill that is on paper is refused until the paper is back', async () => {
    const paper = { paperCode: '500601', paperNumber: '00012345' }
    await running.station.exchangePaper({ billId: bill.billId, ...paper })
    expect((await writeOff()).result).toBe('E4104')
    await running.station.returnPaper({ billId: bill.billId, ...paper })
    expect((await writeOff()).result).toBe('S0000')
  })

  test('of a bill that waits for its registration has to wait', async () => {
    const { message } = await ask('invoiceEBillOutpatient', { busNo: 'later' })
    expect((await writeOff({ billNo: message['billNo'] })).result).toBe('E4002')
  })

  test('of a red bill is refused', async () => {
    const { message } = await writeOff()
    expect((await writeOff({ billNo: message['eScarletBillNo'] })).result).toBe('E4106')
  })

  test.each([
    ['another station', { billNo: '0000009999' }],
    ['another country', { billBatchCode: 'ABC' }],
    ['no number', { billNo: '１２３' }],
  ])('of a bill from %s is refused', async (_, key) => {
    expect((await writeOff(key)).result).toBe('E4001')
  })

  test('with words that no red bill can carry is refused before anything is asked', async () => {
    expect((await writeOff({ reason: '退\u0007费' })).result).toBe('E4107')
    expect(standing()).toBe('valid')
  })
})

test('a bill that somebody else reversed is no reason to pay back, although a red bill was made here', async () => {
  running.province.fate('reversal.complete', 'message_lost')
  expect((await writeOff()).result).toBe('E4105')
  const { registry } = running.province
  const facts = present(registry.bills.get(bill.billId)).facts
  const redFacts = {
    ...facts,
    face: -facts.face,
    reimbursable: 0n,
    original: bill.billId,
    contentDigest: '0'.repeat(64),
  }
  const redBillId = 500601260000009999n
  const change = { kind: 'reversal.complete', redBillId, redFacts } as const
  expect(registry.act(facts.issuer, bill.billId, change).outcome).toBe('done')
  await running.station.takeEvents()
  expect((await writeOff()).result).toBe('E4103')
})

describe('while the province is away', () => {
  test('a request that did not arrive leaves everything as it was', async () => {
    await running.province.goAway()
    expect((await writeOff()).result).toBe('E4005')
    await running.province.comeBack()
    expect(await states()).toMatchObject({ state: '1', reversalState: '' })
    expect((await writeOff()).result).toBe('S0000')
  })

  test('a request of unknown outcome goes on by itself, and may be repeated', async () => {
    running.province.fate('reversal.lock', 'answer_lost')
    expect((await writeOff()).result).toBe('E4006')
    expect((await writeOff()).result).toBe('S0000')
    expect(running.province.of('reversal.complete')).toHaveLength(1)
  })

  test('a red bill that is under way is no reason to pay back', async () => {
    running.province.fate('reversal.complete', 'message_lost')
    expect((await writeOff()).result).toBe('E4105')
    expect(await states()).toMatchObject({ state: '1', isScarlet: '0', reversalState: 'granted' })
    await running.station.settleOpenOperations(undefined, 0)
    expect(await states()).toMatchObject({ state: '2', isScarlet: '1' })
  })

  test('no number for the red bill is a reversal under way', async () => {
    for (let left = 98; left >= 0; left -= 1) {
      await ask('invoiceEBillOutpatient', { busNo: `uses-numbers-${left}` })
    }
    expect((await writeOff()).result).toBe('E4105')
  })
})

describe('the account status', () => {
  const status = async () => {
    await running.station.takeEvents()
    return (await ask('getEBillAccountStatus', bill.key)).message
  }

  test('follows the bill through its use', async () => {
    expect(await status()).toMatchObject({ accountStatus: '0', accountTime: '', incomeStatus: '0' })
    running.province.registry.lock(bill.billId)
    expect(await status()).toMatchObject({ accountStatus: '1', accountTime: '20260302120000000' })
    running.province.registry.unlock(bill.billId)
    expect(await status()).toMatchObject({ accountStatus: '0' })
    reimburse()
    expect(await status()).toMatchObject({ accountStatus: '3' })
    const posted = { amountFen: 18_821n, postedOn: '2026-03-02', voucherNumber: '收-0007' }
    await running.station.postIncome({ billId: bill.billId, ...posted })
    expect(await status()).toMatchObject({ incomeStatus: '1' })
    await running.station.unpostIncome({ billId: bill.billId, reason: '科目更正' })
    expect(await status()).toMatchObject({ incomeStatus: '0' })
  })

  test('of a report that was posted says so', async () => {
    const { registry } = running.province
    registry.lock(bill.billId)
    registry.act(sampleCompany, bill.billId, {
      kind: 'reimbursement.report',
      amount: 8_629n,
      reimbursedOn: '2026-03-02',
      voucherNumber: 'BX-1',
      postedOn: null,
    })
    const reported = registry.feed.findLast(({ kind }) => kind === 'reimbursement.reported')
    registry.act(sampleCompany, bill.billId, {
      kind: 'reimbursement.post',
      reportId: String(reported?.details['reportId']),
      postedOn: '2026-03-02',
      voucherNumber: '记-0001',
    })
    expect(await status()).toMatchObject({ accountStatus: '4' })
  })
})
