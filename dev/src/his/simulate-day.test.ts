import { afterAll, beforeAll, expect, test } from 'vitest'
import { Agenda } from './agenda.ts'
import { HisCaller } from './his-caller.ts'
import { HisInbox } from './his-inbox.ts'
import { HospitalBook } from './hospital-book.ts'
import { planDay } from './hospital-plan.ts'
import { reconcile } from './reconcile.ts'
import { simulateDay } from './simulate-day.ts'
import type { HospitalNetwork } from './testing/hospital-network.ts'
import { startHospitalNetwork } from './testing/hospital-network.ts'
import { holdersOf } from './testing/holding-unit.ts'

const app = { appId: 'HIS0001', appKey: 'sample-his-key-0001' }
const seed = 3
const firstDay = '2026-03-02'
const scale = 0.055
const book = new HospitalBook()
let network: HospitalNetwork
let inbox: HisInbox

beforeAll(async () => {
  inbox = await HisInbox.open({ app, refusedAtFirst: 2 })
  network = await startHospitalNetwork(app, inbox.url)
}, 120_000)
afterAll(async () => {
  await network.stop()
  await inbox.close()
})

const minutes = (hour: number, minute = 0) => hour * 60 + minute

test(
  'a day with an outage and a crash leaves one bill for each settlement, all registered, and no difference in the books',
  { timeout: 240_000 },
  async () => {
    const { province, station, unit, hisUrl } = network
    const holders = holdersOf(unit)
    const report = await simulateDay({
      seed,
      url: hisUrl,
      app,
      day: firstDay,
      scale,
      book,
      inbox,
      holders,
      lastsMs: 15_000,
      incidents: [
        { minute: minutes(9, 30), act: () => province.stop() },
        { minute: minutes(11, 30), act: () => province.start() },
        {
          minute: minutes(14),
          async act() {
            await station.kill()
            await station.start()
            await network.untilStationHealthy()
          },
        },
      ],
    })
    const { settlements, prepayments } = planDay({ seed, day: firstDay, scale })
    expect(report.disagreements).toEqual([])
    expect(report).toMatchObject({ unanswered: [], open: 0, bills: settlements.length })
    expect(report.vouchers).toBe(prepayments.length)
    expect(settlements.length).toBeGreaterThan(130)
    expect(report.refunds.completed).toBe(report.refunds.asked)
    expect(report.refunds.completed).toBeGreaterThan(3)
    expect(report.refunds.held).toBe(holders.held.length)
    expect(report.refunds.held).toBeGreaterThan(0)
    expect(report.papers).toBeGreaterThan(0)
    const unheard = Object.values(report.calls).map(({ silent = 0 }) => silent)
    expect(unheard.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0)
    expect(report.notices).toMatchObject({ repeated: 0, badlySigned: 0 })
    expect(report.notices?.reversals).toBeGreaterThan(0)
    for (const { first, last, count } of report.numbers) {
      expect(Number(last) - Number(first) + 1).toBe(count)
      expect(Number(first)).toBe(1)
    }
    const next = await simulateDay({
      seed,
      url: hisUrl,
      app,
      day: '2026-03-03',
      scale: 0.01,
      book,
      inbox,
    })
    expect(next).toMatchObject({ disagreements: [], unanswered: [], open: 0 })
    expect(next.refunds.completed).toBeGreaterThan(0)
  },
)

test('a bill that only the station has, one that only the hospital has, and a wrong amount are found', async () => {
  const { hisUrl } = network
  const shift = {
    day: firstDay,
    book: new HospitalBook(),
    agenda: new Agenda(),
    holders: null,
    caller: new HisCaller({ url: hisUrl, app }),
  }
  const [unknown, foreign, changed, ...others] = book.billsOf(firstDay)
  if (unknown === undefined || foreign === undefined || changed === undefined) throw new Error()
  const { book: known } = shift
  for (const bill of others) known.bills.set(bill.settlement.busNo, bill)
  for (const [busNo, refund] of book.refunds) known.refunds.set(busNo, refund)
  for (const [busNo, paper] of book.papers) known.papers.set(busNo, paper)
  const never = { ...foreign.settlement, busNo: 'never-issued' }
  known.bills.set(never.busNo, { ...foreign, settlement: never })
  const cheaper = { ...changed.settlement, totalFen: changed.settlement.totalFen - 1n }
  known.bills.set(cheaper.busNo, { ...changed, settlement: cheaper })
  await reconcile(shift)
  const found = known.disagreements.map(({ what, about }) => `${what} ${about}`)
  expect(found).toEqual(
    expect.arrayContaining([
      `票据号码 ${unknown.settlement.busNo}`,
      `票据号码 ${foreign.settlement.busNo}`,
      '开票站的票据 never-issued',
      `票据金额 ${cheaper.busNo}`,
      `笔数 checkTotalData ${firstDay}`,
      `金额 checkTotalData ${firstDay}`,
    ]),
  )
})
