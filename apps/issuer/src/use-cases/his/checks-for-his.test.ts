import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { HisMethodName } from '../../his/his-methods.ts'
import { hisCounter } from '../../testing/his-counter.ts'
import type { TestStation } from '../../testing/test-station.ts'
import { startTestStation } from '../../testing/test-station.ts'

let running: TestStation
const { ask, registeredBill } = hisCounter(() => running)

const day = (date: string) => ({ busDateTime: `${date}100000000` })
const oneDay = { busDate: '20260302', busBgnDate: '', busEndDate: '', busType: '', placeCode: '' }

/** Two bills on the second of March, of which one is reversed on the third; one more on the third at another place. */
beforeAll(async () => {
  running = await startTestStation()
  await settle()
})
afterAll(() => running.stop())

async function settle(): Promise<void> {
  await running.clear()
  await running.station.ensureNumbers()
  await registeredBill({ busNo: 'a', ...day('20260302') })
  const { key } = await registeredBill({ busNo: 'b', ...day('20260302') })
  await registeredBill({ busNo: 'c', ...day('20260303'), placeCode: 'SF02' })
  await ask('writeOffEBill', { ...key, ...day('20260303') })
}

async function check(method: HisMethodName, changes: object) {
  const { result, message } = await ask(method, { ...oneDay, dataType: '', ...changes })
  if (result !== 'S0000') return result
  const { allTotalNum, allTotalAmt, billList } = message
  const bills = billList as { readonly busNo: string; readonly totalAmt: string }[]
  return { allTotalNum, allTotalAmt, bills: bills.map(({ busNo, totalAmt }) => [busNo, totalAmt]) }
}

const plus = '188.21'
const minus = '-188.21'

test.each([
  {
    name: 'a day counts what was settled on it',
    method: 'checkTotalData',
    changes: {},
    expected: {
      allTotalNum: 2,
      allTotalAmt: '376.42',
      bills: [
        ['a', plus],
        ['b', plus],
      ],
    },
  },
  {
    name: 'a reversal counts on its own day, with a negative amount',
    method: 'checkTotalData',
    changes: { busDate: '2026-03-03' },
    expected: {
      allTotalNum: 2,
      allTotalAmt: '0.00',
      bills: [
        ['c', plus],
        ['b', minus],
      ],
    },
  },
  {
    name: 'a range has both its ends',
    method: 'checkTotalData',
    changes: { busDate: '', busBgnDate: '20260302', busEndDate: '20260303' },
    expected: {
      allTotalNum: 4,
      allTotalAmt: '376.42',
      bills: [
        ['a', plus],
        ['b', plus],
        ['c', plus],
        ['b', minus],
      ],
    },
  },
  {
    name: 'a place has its own',
    method: 'checkTotalData',
    changes: { busDate: '20260303', placeCode: 'SF02' },
    expected: { allTotalNum: 1, allTotalAmt: plus, bills: [['c', plus]] },
  },
  {
    name: 'a kind of business has its own',
    method: 'checkTotalData',
    changes: { busType: '01' },
    expected: { allTotalNum: 0, allTotalAmt: '0.00', bills: [] },
  },
  {
    name: 'a page is a part, the totals are of everything',
    method: 'checkTotalData',
    changes: { pageNo: 2, pageSize: 1 },
    expected: { allTotalNum: 2, allTotalAmt: '376.42', bills: [['b', plus]] },
  },
  {
    name: 'reversals are checked alone',
    method: 'checkWriteOffData',
    changes: { busDate: '20260303' },
    expected: { allTotalNum: 1, allTotalAmt: minus, bills: [['b', minus]] },
  },
  {
    name: 'bills without red ones',
    method: 'getBillByBusDate',
    changes: { busDate: '20260303', dataType: '1' },
    expected: { allTotalNum: 1, allTotalAmt: plus, bills: [['c', plus]] },
  },
  {
    name: 'bills on paper, of which there are none',
    method: 'getBillByBusDate',
    changes: { dataType: '3' },
    expected: { allTotalNum: 0, allTotalAmt: '0.00', bills: [] },
  },
] as const)('$name', async ({ method, changes, expected }) => {
  expect(await check(method, changes)).toEqual(expected)
})

test.each([
  ['no day at all', { busDate: '' }, 'E2001'],
  ['a range without an end', { busDate: '', busBgnDate: '20260301' }, 'E2001'],
  ['a range of 32 days', { busDate: '', busBgnDate: '20260301', busEndDate: '20260401' }, 'E2006'],
  [
    'an end before its beginning',
    { busDate: '', busBgnDate: '20260302', busEndDate: '20260301' },
    'E2006',
  ],
  ['page 0', { pageNo: 0 }, 'E2006'],
  ['pages that are too large', { pageSize: 101 }, 'E2006'],
])('%s is refused', async (_, changes, code) => {
  expect(await check('checkTotalData', changes)).toBe(code)
})

test('a line names the bill, what it is, and on a red one the bill that it reverses', async () => {
  const { message } = await ask('getBillByBusDate', {
    ...oneDay,
    busDate: '20260303',
    dataType: '2',
  })
  expect(message).toMatchObject({ total: 1, totalPage: 1 })
  expect(message['billList']).toEqual([
    {
      busNo: 'b',
      busType: '02',
      busDateTime: '20260303100000000',
      placeCode: 'SF01',
      billName: '医疗门诊收费票据（电子）',
      billBatchCode: '50060126',
      billNo: '0000000004',
      random: expect.stringMatching(/^[0-9a-z]{6}$/) as string,
      totalAmt: minus,
      ivcDateTime: '20260302120000000',
      dataType: '2',
      state: '1',
      relateBillBatchCode: '50060126',
      relateBillNo: '0000000002',
    },
  ])
})

describe('a check', () => {
  beforeEach(settle)

  test('finds a bill that was reversed, and one that is on paper', async () => {
    await running.station.his.addPaperStock({
      paperCode: '500601',
      first: '00012345',
      last: '00012345',
      placeCode: '',
    })
    await ask('turnPaper', { billBatchCode: '50060126', billNo: '0000000001' })
    const paper = await ask('getBillByBusDate', { ...oneDay, dataType: '3' })
    expect(paper.message['billList']).toMatchObject([{ busNo: 'a', dataType: '3', state: '1' }])
    const { message } = await ask('getBillByBusDate', { ...oneDay, dataType: '1' })
    expect(message['billList']).toMatchObject([{ state: '1' }, { busNo: 'b', state: '2' }])
  })

  test('counts no settlement that was refused, and that is forgotten after its time', async () => {
    await ask('invoiceEBillOutpatient', { busNo: 'd', payer: '\u0007' })
    await ask('invoiceEBillOutpatient', { busNo: 'a', payer: '样例乙', ...day('20260302') })
    expect(await check('checkTotalData', {})).toMatchObject({ allTotalNum: 2 })
    running.time.now += 8 * 86_400_000
    expect(await running.station.his.tidy()).toBe(2)
    expect(await check('checkTotalData', {})).toMatchObject({ allTotalNum: 2 })
  })

  test('keeps a settlement that is asked for again just when it would be forgotten', async () => {
    const unfit = { busNo: 'd', payer: '\u0007' }
    await ask('invoiceEBillOutpatient', unfit)
    running.time.now += 8 * 86_400_000
    await ask('invoiceEBillOutpatient', unfit)
    expect(await running.station.his.tidy()).toBe(0)
    running.time.now += 8 * 86_400_000
    expect(await running.station.his.tidy()).toBe(1)
    expect(await running.station.his.tidy()).toBe(0)
  })
})
