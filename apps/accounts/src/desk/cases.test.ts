import { billIdFrom } from '@piaoqiao/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { untilWaiting } from '../testing/at-once.ts'
import type { TestBrowser } from '../testing/test-browser.ts'
import { openDeskOffice } from './testing/desk-office.ts'
import type { DeskOffice, TestUnit } from './testing/desk-office.ts'
import type { PlayedBill } from './testing/played-services.ts'
import { caseForm, openSubmitter } from './testing/test-cases.ts'

let office: DeskOffice
let unit: TestUnit
let clerk: TestBrowser
let submitTo: Awaited<ReturnType<typeof openSubmitter>>

beforeAll(async () => {
  office = await openDeskOffice()
  unit = await office.openUnit(1)
  clerk = await unit.signIn('unit_reimburse')
  submitTo = await openSubmitter(office)
})
afterAll(() => office.close())

const submit = (count: number, unitCode = unit.creditCode, form = caseForm) =>
  submitTo(count, unitCode, form)

const show = async (caseId: string, browser = clerk) =>
  (await browser.ask('GET', `/desk/cases/${caseId}`)).json
const act = (name: string, requestId: string, items: readonly object[]) =>
  clerk.ask('POST', `/desk/acts/${name}`, { requestId, items })
const lockOf = (caseId: string, bills: readonly PlayedBill[]) =>
  act(
    'lock',
    `lock-${caseId}`,
    bills.map((bill) => ({
      ...bill,
      caseId,
      purpose: 'employer_expense',
      businessReference: caseId.slice(0, 20),
    })),
  )

test('a submitted case waits in the inbox, and what is done with its bills carries it to its end', async () => {
  const { caseId, bills, keys } = await submit(2)
  await office.runJob('desk-begin-feeds')
  office.clock.now += 20_000
  await office.runJob('desk-follow-events')
  const inbox = async () => (await clerk.ask('GET', '/desk/inbox?kind=case_submitted')).json.items
  expect(await inbox()).toMatchObject([{ caseId, details: { purpose: 'employer_expense' } }])
  await lockOf(caseId, bills)
  expect(await show(caseId)).toMatchObject({
    state: 'accepted',
    bills: [{ state: 'locked' }, { state: 'locked' }],
  })
  expect(await inbox()).toEqual([])
  await act(
    'report',
    `report-${caseId}`,
    keys.map((key) => ({
      ...key,
      amount: '100.00',
      reimbursedOn: '2026-03-02',
      voucherNumber: '记-1',
    })),
  )
  expect(await show(caseId)).toMatchObject({
    state: 'finished',
    bills: [{ state: 'reimbursed', reimbursed: '100.00' }, { state: 'reimbursed' }],
  })
  await act(
    'post',
    `post-${caseId}`,
    keys.map((key) => ({ ...key, postedOn: '2026-03-02', voucherNumber: '记-1' })),
  )
  expect(await show(caseId)).toMatchObject({
    bills: [{ state: 'posted', reimbursed: '100.00' }, { state: 'posted' }],
  })
  const [key] = keys
  await act('unpost', `unpost-${caseId}`, [{ ...key, reason: '冲销' }])
  await act('withdraw', `withdraw-${caseId}`, [{ ...key, reason: '有误' }])
  expect(await show(caseId)).toMatchObject({
    state: 'accepted',
    bills: [{ state: 'waiting', reimbursed: null }, { state: 'posted' }],
  })
  const ledger = await clerk.ask('GET', `/desk/ledger?caseId=${caseId}`)
  expect(ledger.json.items).toHaveLength(2)
})

test('a case is accepted, asked for more and refused with words, and a bill of it alone', async () => {
  const { caseId, keys } = await submit(2)
  const answer = (name: string, body: object) =>
    clerk.ask('POST', `/desk/cases/${caseId}/${name}`, body)
  expect((await answer('ask', { text: '请补充病历' })).status).toBe(204)
  expect((await answer('accept', {})).status).toBe(204)
  expect((await answer('accept', {})).json.code).toBe('CASE_STATE_UNFIT')
  const [key] = keys
  const refuseBill = (number: string | undefined) =>
    answer(`bills/50060126/${number ?? ''}/refuse`, { note: '不在范围内' })
  expect((await refuseBill(key?.billNumber)).status).toBe(204)
  expect((await refuseBill('0009999999')).json.code).toBe('CASE_NOT_FOUND')
  expect((await answer('refuse', {})).json.code).toBe('REQUEST_MALFORMED')
  expect((await answer('refuse', { text: '不符合规定' })).status).toBe(204)
  expect(await show(caseId)).toMatchObject({
    state: 'refused',
    messages: [{ sender: 'unit', text: '请补充病历' }, { text: '不符合规定' }],
    bills: [{ state: 'refused', note: '不在范围内' }, { state: 'waiting' }],
  })
})

test('what another act did to a bill of the case meanwhile counts for its state', async () => {
  const { caseId, bills, keys } = await submit(2)
  await lockOf(caseId, bills)
  const other = await office.pool.connect()
  try {
    await other.query('begin')
    await other.query('select from cases where case_id = $1 for update', [caseId])
    const [first] = keys
    const billId = billIdFrom(first?.billCode ?? '', first?.billNumber ?? '')
    await other.query(
      `update case_bills set state = 'reimbursed' where case_id = $1 and bill_id = $2`,
      [caseId, String(billId)],
    )
    const reported = act(
      'report',
      `report-${caseId}`,
      keys.slice(1).map((key) => ({
        ...key,
        amount: '100.00',
        reimbursedOn: '2026-03-02',
        voucherNumber: '记-2',
      })),
    )
    await untilWaiting(office.pool, 1)
    await other.query('commit')
    expect((await reported).json.items).toMatchObject([{ outcome: 'done' }])
  } finally {
    other.release()
  }
  expect(await show(caseId)).toMatchObject({
    state: 'finished',
    bills: [{ state: 'reimbursed' }, { state: 'reimbursed', reimbursed: '100.00' }],
  })
})

test('a case whose bill is held is not refused', async () => {
  const { caseId, bills } = await submit(1)
  await lockOf(caseId, bills)
  const refused = await clerk.ask('POST', `/desk/cases/${caseId}/refuse`, { text: '不' })
  expect(refused.json.code).toBe('CASE_BILLS_HELD')
})

test('a bill whose lock ended by its time waits in its case again', async () => {
  const { caseId, bills, keys } = await submit(1)
  const locked = await lockOf(caseId, bills)
  const { lockId } = locked.json.items[0].answer
  const [key] = keys
  if (key !== undefined)
    office.registry.happen(unit.creditCode, key, 'bill.lock_expired', { lockId })
  await office.runJob('desk-begin-feeds')
  office.clock.now += 20_000
  await office.runJob('desk-follow-events')
  expect(await show(caseId)).toMatchObject({ state: 'accepted', bills: [{ state: 'waiting' }] })
  const inbox = (await clerk.ask('GET', '/desk/inbox?kind=lock_expired')).json.items
  expect(inbox).toMatchObject([key])
})

test('names and accounts are masked, and shown whole for an audited reason to who may act', async () => {
  const { caseId } = await submit(1)
  expect((await show(caseId)).form).toMatchObject({
    applicantName: '样*甲',
    payeeAccount: '************1234',
  })
  const reader = await unit.signIn('unit_read')
  const whole = (browser: TestBrowser) =>
    browser.ask('POST', `/desk/cases/${caseId}/form`, { reason: '支付' })
  expect((await whole(reader)).json.code).toBe('ROLE_LACKING')
  expect((await whole(clerk)).json).toEqual(caseForm)
  const { rows } = await office.pool.query<{ count: number }>(
    `select count(*)::integer as count from audit_entries where action = 'desk.case_form_shown'`,
  )
  expect(rows[0]?.count).toBe(1)
})

test.each(['1234', '56789'])(
  'a payee account as short as %s is hidden whole',
  async (payeeAccount) => {
    const { caseId } = await submit(1, unit.creditCode, { ...caseForm, payeeAccount })
    expect((await show(caseId)).form.payeeAccount).toBe('*'.repeat(payeeAccount.length))
  },
)

test('what the desk does opens no personal data of the account of its unit', async () => {
  const other = await office.openUnit(3)
  await office.pool.query(
    `update unit_accounts set sealed_data = 'unreadable' where unit_id = $1`,
    [other.unitId],
  )
  const colleague = await other.signIn('unit_reimburse')
  const { caseId, bills } = await submit(1, other.creditCode)
  expect(await show(caseId, colleague)).toMatchObject({ state: 'submitted' })
  const verified = await colleague.ask('POST', '/desk/verifications', { ...bills[0] })
  expect(verified.status).toBe(200)
})

test('the case of another unit is not found, and its bills are not told by an act', async () => {
  const other = await office.openUnit(2)
  const foreign = await submit(1, other.creditCode)
  expect((await show(foreign.caseId)).code).toBe('NOT_FOUND')
  for (const name of ['accept', 'ask', 'refuse']) {
    const answer = await clerk.ask('POST', `/desk/cases/${foreign.caseId}/${name}`, { text: '好' })
    expect(answer.json.code).toBe('CASE_NOT_FOUND')
  }
  await lockOf(foreign.caseId, foreign.bills)
  const colleague = await other.signIn('unit_read')
  expect(await show(foreign.caseId, colleague)).toMatchObject({
    state: 'submitted',
    bills: [{ state: 'waiting' }],
  })
  expect((await clerk.ask('GET', '/desk/cases?state=submitted')).json.items).not.toContainEqual(
    expect.objectContaining({ caseId: foreign.caseId }),
  )
})
