import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ConnectionsOffice } from './testing/connections-office.ts'
import { openConnectionsOffice } from './testing/connections-office.ts'
import { openTestingUnit, reportOf, sendReport } from './testing/unit-walk.ts'
import type { WalkedUnit } from './testing/unit-walk.ts'
import { reportsPerDayMax } from './use-cases/keep-report.ts'

let office: ConnectionsOffice
let testing: WalkedUnit

beforeAll(async () => {
  office = await openConnectionsOffice()
  testing = await openTestingUnit(office)
})
afterAll(() => office.close())

test('a report of another unit, of another direction, or none at all is refused', async () => {
  const { developer } = testing
  const { appId } = (await developer.ask('GET', '/connections/self')).json.sandbox
  const report = reportOf(appId)
  const [first] = report.cases
  const unfit = [
    reportOf('test-other'),
    { ...report, direction: 'platform' },
    { ...report, format: 'other' },
    { ...report, cases: [first, first] },
    { any: 'thing' },
  ]
  for (const each of unfit) {
    expect((await sendReport(developer, each)).json.code).toBe('REPORT_MALFORMED')
  }
})

test('missing cases are listed by message and keep both from signing', async () => {
  const { developer, centre, unitId } = testing
  const { appId } = (await developer.ask('GET', '/connections/self')).json.sandbox
  const kept = await sendReport(developer, reportOf(appId, 2))
  expect(kept.json.missing).toMatchObject([{ message: 'bill.verify', missing: { length: 2 } }])
  const signed = await developer.ask('POST', '/connections/self/sign-off', {})
  expect(signed.json.code).toBe('REPORT_INCOMPLETE')
  const countersigned = await centre.ask('POST', `/bureaus/connections/${unitId}/sign-off`, {})
  expect(countersigned.json.code).toBe('REPORT_INCOMPLETE')
})

test('a unit hands in only so many reports a day', async () => {
  const { developer } = testing
  const { appId } = (await developer.ask('GET', '/connections/self')).json.sandbox
  const send = async () => (await sendReport(developer, reportOf(appId, 2))).json.code ?? null
  const codes: unknown[] = []
  while (codes.length <= reportsPerDayMax && codes.at(-1) !== 'REPORTS_SPENT') {
    codes.push(await send())
  }
  expect(codes.at(-1)).toBe('REPORTS_SPENT')
  expect(codes[0]).toBeNull()
  const { json } = await developer.ask('GET', '/connections/self/reports?limit=100')
  expect(json.items).toHaveLength(reportsPerDayMax)
})
