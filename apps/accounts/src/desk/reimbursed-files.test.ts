import { wireUnknown } from '@piaoqiao/protocol'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { TestBrowser } from '../testing/test-browser.ts'
import { publishedXml } from './testing/bill-files.ts'
import { openDeskOffice, playedBills } from './testing/desk-office.ts'
import type { DeskOffice, TestUnit } from './testing/desk-office.ts'
import { failure } from './testing/played-registry.ts'
import { refused } from './testing/played-services.ts'
import type { PlayedBill, Wire } from './testing/played-services.ts'
import { fileLeaseMs, fileRefusalsMax } from './use-cases/keep-reimbursed-files.ts'

let office: DeskOffice
let unit: TestUnit
let clerk: TestBrowser
let number = 0

beforeAll(async () => {
  office = await openDeskOffice()
})
afterAll(() => office.close())

// Each test has a unit and bills of its own, and no file waits from the one before.
beforeEach(async () => {
  number += 1
  await office.pool.query('update desk_uses set file_due_at = null')
  unit = await office.openUnit(number)
  clerk = await unit.signIn('unit_reimburse')
})

async function reimburse(count: number): Promise<readonly PlayedBill[]> {
  const bills = playedBills(count, number * 1_000)
  office.registry.issue(...bills)
  const act = (name: string, values: object) =>
    clerk.ask('POST', `/desk/acts/${name}`, {
      requestId: name,
      items: bills.map((bill) => ({ ...(name === 'lock' ? bill : keyOf(bill)), ...values })),
    })
  await act('lock', { purpose: 'mutual_aid', businessReference: 'HZ-1' })
  await act('report', { amount: '1.00', reimbursedOn: '2026-03-02', voucherNumber: '记-9' })
  return bills
}
const keyOf = ({ billCode, billNumber }: PlayedBill) => ({ billCode, billNumber })
const registryGives = (bill: PlayedBill | undefined, file: Uint8Array | Wire | Error) => {
  office.registry.files.set(`${bill?.billCode ?? ''}${bill?.billNumber ?? ''}`, file)
}
async function round(): Promise<void> {
  office.clock.now += fileLeaseMs + 1
  await office.runJob('desk-keep-files')
}
const keptNumbers = async () => {
  // By now the session of the clerk is over.
  const reader = await unit.signIn('unit_read')
  const { items } = (
    await reader.ask('GET', `/desk/files?voucherNumber=${encodeURIComponent('记-9')}`)
  ).json
  return items.map(({ billNumber }: PlayedBill) => billNumber)
}

test.each([
  ['the own registry does not answer', failure('unreachable')],
  ['the province of the bill does not answer', refused('HOME_PROVINCE_UNREACHABLE')],
  ['the outcome is unknown', { ...wireUnknown() }],
])('while %s, a file is asked for again however long that lasts', async (_, answer) => {
  const [bill] = await reimburse(1)
  registryGives(bill, answer)
  for (let count = 0; count <= fileRefusalsMax; count += 1) await round()
  registryGives(bill, publishedXml)
  await round()
  expect(await keptNumbers()).toEqual([bill?.billNumber])
})

test('the file of a unit that is suspended is fetched once it is open again', async () => {
  const [bill] = await reimburse(1)
  registryGives(bill, publishedXml)
  const setState = (state: string) =>
    office.pool.query('update unit_accounts set state = $2 where unit_id = $1', [
      unit.unitId,
      state,
    ])
  await setState('suspended')
  for (let count = 0; count <= fileRefusalsMax; count += 1) await round()
  await setState('open')
  await round()
  expect(await keptNumbers()).toEqual([bill?.billNumber])
})

test('a file that is refused is given up after so many refusals', async () => {
  const [bill] = await reimburse(1)
  registryGives(bill, refused('BILL_NOT_FOUND'))
  for (let count = 0; count < fileRefusalsMax; count += 1) await round()
  registryGives(bill, publishedXml)
  await round()
  expect(await keptNumbers()).toEqual([])
})

test('what goes wrong with one file is told, and does not hold up the others', async () => {
  const [first, ...others] = await reimburse(3)
  registryGives(first, new Error('the file is broken'))
  for (const bill of others) registryGives(bill, publishedXml)
  await expect(round()).rejects.toThrow('the file is broken')
  expect((await keptNumbers()).toSorted()).toEqual(others.map(({ billNumber }) => billNumber))
})

test('the keys of a unit are opened once for all of its files', async () => {
  const bills = await reimburse(3)
  for (const bill of bills) registryGives(bill, publishedXml)
  const query = vi.spyOn(office.pool, 'query')
  await round()
  const opened = query.mock.calls.filter(([sql]) => sql.includes('from unit_keys'))
  query.mockRestore()
  expect(opened).toHaveLength(1)
})
