import { services } from '@piaoqiao/protocol'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { billIdOf, codeOf } from '../testing/outcomes.ts'
import { sampleDraft } from '../testing/sample-station.ts'
import type { TestStation } from '../testing/test-station.ts'
import { startTestStation } from '../testing/test-station.ts'

let running: TestStation
let billId: bigint

beforeAll(async () => {
  running = await startTestStation()
})
beforeEach(async () => {
  await running.clear()
  await running.station.ensureNumbers()
  billId = billIdOf(await running.station.issueBill(sampleDraft()))
  await running.station.registerWaiting()
})
afterAll(() => running.stop())

const registered = () => running.province.registry.bills.get(billId)
const paper = { paperCode: '500101', paperNumber: '00012345' }
const posting = { amountFen: 18_821n, postedOn: '2026-03-02', voucherNumber: '收-0007' }

test('a paper bill takes the place of the electronic one until it comes back', async () => {
  const { station } = running
  expect(await station.exchangePaper({ billId, ...paper })).toMatchObject({ code: 'EXCHANGED' })
  expect(registered()?.form).toBe('exchanged')
  const other = { billId, paperCode: '500101', paperNumber: '00099999' }
  expect(await station.returnPaper(other)).toMatchObject({
    outcome: 'refused',
    code: 'PAPER_MISMATCH',
  })
  expect(await station.returnPaper({ billId, ...paper })).toMatchObject({ code: 'PAPER_RETURNED' })
  expect(registered()?.form).toBe('electronic')
})

test('income is posted and unposted', async () => {
  const { station } = running
  expect(await station.postIncome({ billId, ...posting })).toMatchObject({ code: 'INCOME_POSTED' })
  expect(registered()?.income).toEqual({
    amount: 18_821n,
    postedOn: '2026-03-02',
    voucherNumber: '收-0007',
  })
  const unposted = await station.unpostIncome({ billId, reason: '科目更正' })
  expect(unposted).toMatchObject({ code: 'INCOME_UNPOSTED' })
})

describe('the same change again', () => {
  test('has the answer that it had, and is not sent again', async () => {
    const first = await running.station.exchangePaper({ billId, ...paper })
    expect(await running.station.exchangePaper({ billId, ...paper })).toEqual(first)
    expect(running.province.of('paper.exchange')).toHaveLength(1)
  })

  test('after another change is a new one', async () => {
    const { station } = running
    await station.exchangePaper({ billId, ...paper })
    await station.returnPaper({ billId, ...paper })
    expect(await station.exchangePaper({ billId, ...paper })).toMatchObject({ code: 'EXCHANGED' })
    expect(registered()?.form).toBe('exchanged')
  })

  test('after a refusal is a new one', async () => {
    const { station } = running
    expect(await station.returnPaper({ billId, ...paper })).toMatchObject({ outcome: 'refused' })
    await station.exchangePaper({ billId, ...paper })
    expect(await station.returnPaper({ billId, ...paper })).toMatchObject({ outcome: 'done' })
  })

  test('at the same moment is carried out once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => running.station.postIncome({ billId, ...posting })),
    )
    expect(answers.map(({ code }) => code)).toEqual(Array(6).fill('INCOME_POSTED'))
  })
})

describe('the status of a bill', () => {
  test('joins what the station knows with the word of the province', async () => {
    const view = services['bill.status'].exampleAnswer
    running.province.answerOnce('bill.status', view)
    const status = await running.station.billStatus(billId)
    expect(status).toMatchObject({
      billCode: '50060126',
      businessNumber: 'MZ-20260302-0001',
      registration: 'registered',
      reversal: null,
      latest: null,
    })
    expect(status.province).toEqual(view.items[0])
  })

  test('says why the province said nothing', async () => {
    await running.province.goAway()
    const status = await running.station.billStatus(billId)
    await running.province.comeBack()
    expect(status.province).toMatchObject({ outcome: 'undelivered', code: 'EXCHANGE_UNREACHABLE' })
  })

  test('asks nobody about a bill that is not registered', async () => {
    const draft = sampleDraft({ businessNumber: 'waits' })
    const waiting = billIdOf(await running.station.issueBill(draft))
    const status = await running.station.billStatus(waiting)
    expect(status).toMatchObject({ registration: 'waiting', province: null })
  })

  test('of a bill from elsewhere is not known', async () => {
    expect(await codeOf(running.station.billStatus(500601260000009999n))).toBe('BILL_NOT_HERE')
  })
})
