import { afterAll, beforeAll, expect, test } from 'vitest'
import { createActs } from './postgres/acts.ts'
import { publishedBill, publishedXml } from './testing/bill-files.ts'
import { openDeskOffice } from './testing/desk-office.ts'
import type { DeskOffice } from './testing/desk-office.ts'
import { accountingActsMax, accountingLeaseMs } from './use-cases/make-receiver-data.ts'

let office: DeskOffice
const { billCode, billNumber } = publishedBill
const key = { billCode, billNumber }

beforeAll(async () => {
  office = await openDeskOffice()
  office.registry.issue(publishedBill)
  office.registry.files.set(billCode + billNumber, publishedXml)
})
afterAll(() => office.close())

const booking = {
  summary: '报销门诊费',
  entries: [
    { direction: 'debit', accountCode: '6602', accountName: '管理费用', amount: '100.00' },
    { direction: 'credit', accountCode: '1002', accountName: '银行存款', amount: '100.00' },
  ],
} as const

/** Acts of a unit that is suspended now, each with a posted bill whose accounting data is wanted. */
async function postedBySuspended(count: number): Promise<void> {
  const { unitId } = await office.openUnit(1)
  const { pool, parts, clock } = office
  await pool.query(`update unit_accounts set state = 'suspended' where unit_id = $1`, [unitId])
  const acts = createActs(pool, parts.personalData)
  for (let number = 1; number <= count; number += 1) {
    const act = {
      // Ids that come before those of all others.
      actId: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
      unitId,
      userId: 'U-1',
      requestId: String(number),
      service: 'reimbursement.post',
      digest: '00',
      itemCount: 1,
      createdAt: clock.now,
      attempts: 1,
      nextAttemptAt: null,
    } as const
    await acts.add(act, [{ ...key, itemNumber: 1, wire: {}, caseId: null, booking }])
    const done = { outcome: 'done', code: 'POSTED', sentence: '', next: null, answer: {} } as const
    await acts.answer(act.actId, new Map([[1, done]]), null)
  }
}

test('what waits for a suspended unit does not hold up the accounting data of others', async () => {
  await postedBySuspended(accountingActsMax)
  office.clock.now += 1
  const clerk = await (await office.openUnit(2)).signIn('unit_reimburse')
  const act = (name: string, item: object) =>
    clerk.ask('POST', `/desk/acts/${name}`, { requestId: name, items: [{ ...key, ...item }] })
  await act('lock', { ...publishedBill, purpose: 'mutual_aid', businessReference: 'HZ-1' })
  await act('report', { amount: '100.00', reimbursedOn: '2026-03-02', voucherNumber: '记-7' })
  const posted = await act('post', { postedOn: '2026-03-02', voucherNumber: '记-7', booking })
  const { actId } = posted.json.act
  await office.pool.query(`update desk_act_items set accounting = 'wanted' where act_id = $1`, [
    actId,
  ])
  await office.runJob('desk-receiver-data')
  await office.runJob('desk-receiver-data')
  const accounting = async () =>
    (await clerk.ask('GET', `/desk/acts/${String(actId)}`)).json.items[0].accounting
  expect(await accounting()).toBe('made')
})

test('what waits for a suspended unit is taken up once it is open again', async () => {
  const waiting = async () => {
    const { rows } = await office.pool.query<{ count: number }>(
      `select count(*)::integer as count from desk_act_items where accounting = 'wanted'`,
    )
    return rows[0]?.count
  }
  expect(await waiting()).toBe(accountingActsMax)
  await office.pool.query(`update unit_accounts set state = 'open'`)
  office.clock.now += accountingLeaseMs + 1
  await office.runJob('desk-receiver-data')
  expect(await waiting()).toBe(0)
})
