import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { TestBrowser } from '../testing/test-browser.ts'
import { openDeskOffice, playedBills } from './testing/desk-office.ts'
import type { DeskOffice, TestUnit } from './testing/desk-office.ts'
import { feedPageEvents } from './use-cases/follow-events.ts'

let office: DeskOffice
let clerk: TestBrowser & { readonly userId: string }
let unit: TestUnit
let number = 0

beforeAll(async () => {
  office = await openDeskOffice()
})
afterAll(() => office.close())

// Each test has a unit of its own: what waits is listed by unit.
beforeEach(async () => {
  number += 1
  unit = await office.openUnit(number)
  clerk = await unit.signIn('unit_reimburse')
  await office.runJob('desk-begin-feeds')
})

const lockId = 'L-500601260000000001-2'
const granted = (authorisationId: string, creditCode: string) => ({
  authorisationId,
  unit: { id: creditCode, name: '重庆示例机械有限公司', province: '50' },
  purpose: 'employer_expense',
  validUntil: '2026-06-01T15:59:59.999Z',
  amountMax: '500.00',
})

async function follow() {
  office.clock.now += 20_000
  await office.runJob('desk-follow-events')
}
const inbox = async (query = '') => (await clerk.ask('GET', `/desk/inbox${query}`)).json.items
const kinds = async () => (await inbox()).map((entry: { kind: string }) => entry.kind)

function newBill() {
  const bills = playedBills(1, number * 1_000 + office.registry.bills.size)
  office.registry.issue(...bills)
  const { billCode = '', billNumber = '' } = bills[0] ?? {}
  return { billCode, billNumber }
}

test('an authorised bill waits with what can be done next, and is locked by its authorisation', async () => {
  const bill = newBill()
  office.registry.happen(
    unit.creditCode,
    bill,
    'authorisation.granted',
    granted('G-500601260000000001-2', unit.creditCode),
  )
  await follow()
  expect(await inbox()).toMatchObject([
    {
      kind: 'authorised',
      kindName: '交款人授权',
      ...bill,
      details: { purpose: 'employer_expense', amountMax: '500.00' },
      billState: '可报销',
      nextServices: ['bill.lock'],
    },
  ])
  const item = { ...bill, purpose: 'employer_expense', businessReference: 'BX-1' }
  const locked = await clerk.ask('POST', '/desk/acts/lock', { requestId: 'a', items: [item] })
  expect(locked.json.items).toMatchObject([{ code: 'LOCKED' }])
  expect(await inbox()).toEqual([])
})

test('whoever looks at the inbox has what happened since by the next round, and not only when its turn comes', async () => {
  await follow()
  office.registry.happen(
    unit.creditCode,
    newBill(),
    'authorisation.granted',
    granted('G-500601260000000001-2', unit.creditCode),
  )
  const soon = async () => {
    office.clock.now += 1_000
    await office.runJob('desk-follow-events')
  }
  await soon()
  expect(await inbox()).toEqual([])
  await soon()
  expect(await kinds()).toEqual(['authorised'])
})

test('a revoked authorisation ends what waited and is told', async () => {
  const bill = newBill()
  const authorisationId = 'G-500601260000000001-2'
  office.registry.happen(
    unit.creditCode,
    bill,
    'authorisation.granted',
    granted(authorisationId, unit.creditCode),
  )
  await follow()
  office.clock.now += 1_000
  office.registry.happen(unit.creditCode, bill, 'authorisation.revoked', { authorisationId })
  await follow()
  expect(await kinds()).toEqual(['authorisation_revoked'])
  const item = { ...bill, purpose: 'employer_expense', businessReference: 'BX-1' }
  const locked = await clerk.ask('POST', '/desk/acts/lock', { requestId: 'b', items: [item] })
  expect(locked.json.items).toMatchObject([{ code: 'CHECK_CODE_MISMATCH' }])
})

test.each([
  ['bill.lock_warned', { lockId, expiresAt: '2026-03-05T00:00:00.000Z' }, ['lock_warned']],
  ['bill.lock_expired', { lockId }, ['lock_expired']],
  ['bill.lock_warned', {}, []],
  ['reversal.marked', { reason: '退费' }, []],
  ['bill.registered', {}, []],
  ['some.later_kind', { lockId }, []],
])('%s with %j waits as %j', async (kind, details, expected) => {
  office.registry.happen(unit.creditCode, newBill(), kind, details)
  await follow()
  expect(await kinds()).toEqual(expected)
})

test('a reversal that waits for a held bill waits for its holder, and ends with its unlocking', async () => {
  const bill = newBill()
  const state = office.registry.bills.get(bill.billCode + bill.billNumber)
  if (state !== undefined)
    Object.assign(state, { holder: unit.creditCode, lockId, expiresAt: 1e13 })
  office.registry.happen(unit.creditCode, bill, 'reversal.marked', { reason: '退费' })
  await follow()
  expect(await inbox()).toMatchObject([
    {
      kind: 'reversal_marked',
      details: { reason: '退费' },
      nextServices: ['reimbursement.report', 'bill.unlock', 'bill.extend'],
    },
  ])
  const items = [{ ...bill, reason: 'issuer_reverses' }]
  await clerk.ask('POST', '/desk/acts/unlock', { requestId: 'u', items })
  expect(await inbox()).toEqual([])
})

test('a recovery is asked of those who reported, and of nobody else', async () => {
  const asked = newBill()
  const other = newBill()
  office.registry.happen(unit.creditCode, asked, 'reversal.recovery_asked', {
    reporters: [unit.creditCode],
  })
  office.registry.happen(unit.creditCode, other, 'reversal.recovery_asked', { reporters: [] })
  await follow()
  expect(await inbox()).toMatchObject([{ kind: 'recovery_asked', ...asked }])
})

test('the ledger follows what the unit did elsewhere, whatever was read twice', async () => {
  const bill = newBill()
  const tell = (kind: string, details: object) =>
    office.registry.happen(unit.creditCode, bill, kind, { ...details })
  tell('bill.locked', {
    lockId,
    purpose: 'commercial_insurance',
    businessReference: 'LP-9',
    expiresAt: '2026-04-01T00:00:00.000Z',
  })
  tell('bill.lock_extended', { lockId, expiresAt: '2026-05-01T00:00:00.000Z' })
  tell('reimbursement.reported', {
    reportId: 'R-1',
    lockId,
    amount: '12.30',
    reimbursedOn: '2026-03-02',
    voucherNumber: '记-8',
    postedOn: null,
  })
  tell('reimbursement.posted', { reportId: 'R-1', postedOn: '2026-03-02', voucherNumber: '记-9' })
  await follow()
  const ledger = async () => (await clerk.ask('GET', '/desk/ledger')).json.items
  const expected = [
    {
      state: 'posted',
      purpose: 'commercial_insurance',
      businessReference: 'LP-9',
      expiresAt: '2026-05-01T00:00:00.000Z',
      reimbursedAmount: '12.30',
      voucherNumber: '记-9',
      postedOn: '2026-03-02',
    },
  ]
  expect(await ledger()).toMatchObject(expected)
  await office.pool.query(`update desk_feeds set cursor = '0' where unit_id = $1`, [unit.unitId])
  await follow()
  expect(await ledger()).toMatchObject(expected)
  tell('reimbursement.unposted', { reportId: 'R-1', reason: '冲销' })
  tell('reimbursement.withdrawn', { reportId: 'R-1', reason: '有误' })
  await follow()
  expect(await ledger()).toMatchObject([{ state: 'withdrawn', postedOn: null }])
})

test('entries are counted by kind, paged, assigned within the unit, and done', async () => {
  for (let index = 0; index < 3; index += 1) {
    office.clock.now += 1
    office.registry.happen(unit.creditCode, newBill(), 'bill.lock_warned', { lockId })
  }
  await follow()
  const counts = (await clerk.ask('GET', '/desk/inbox/counts')).json.counts
  expect(counts).toContainEqual({ kind: 'lock_warned', kindName: '锁定即将到期', count: 3 })
  const first = (await clerk.ask('GET', '/desk/inbox?limit=2')).json
  const second = (await clerk.ask('GET', `/desk/inbox?limit=2&after=${String(first.next)}`)).json
  expect([first.items.length, second.items.length, second.next]).toEqual([2, 1, null])
  const [{ entryId }] = second.items
  const colleague = await unit.signIn('unit_reimburse')
  const reader = await unit.signIn('unit_read')
  const assign = (userId: string | null, browser: TestBrowser = clerk) =>
    browser.ask('POST', `/desk/inbox/${String(entryId)}/assignment`, { userId })
  expect((await assign(reader.userId)).json.code).toBe('NOT_FOUND')
  expect((await assign(clerk.userId, reader)).json.code).toBe('ROLE_LACKING')
  expect((await assign(colleague.userId)).status).toBe(204)
  expect((await colleague.ask('GET', '/desk/inbox?assigned=me')).json.items).toMatchObject([
    { entryId },
  ])
  const stranger = await (await office.openUnit(1_001)).signIn('unit_reimburse')
  const done = (browser: TestBrowser) =>
    browser.ask('POST', `/desk/inbox/${String(entryId)}/done`, {})
  expect((await done(stranger)).json.code).toBe('NOT_FOUND')
  expect((await done(clerk)).status).toBe(204)
  expect((await done(clerk)).json.code).toBe('NOT_FOUND')
  expect(await inbox('?kind=lock_warned')).toHaveLength(2)
})

test('a busy unit is read page by page and does not hold up the others', async () => {
  const bill = newBill()
  const quiet = await office.openUnit(1_002)
  await office.runJob('desk-begin-feeds')
  for (let index = 0; index < feedPageEvents + 1; index += 1) {
    office.registry.happen(unit.creditCode, bill, 'bill.lock_warned', { lockId })
  }
  office.registry.happen(quiet.creditCode, newBill(), 'bill.lock_warned', { lockId })
  const warned = async (browser: TestBrowser) => {
    const { counts } = (await browser.ask('GET', '/desk/inbox/counts')).json
    return counts.find((each: { kind: string }) => each.kind === 'lock_warned').count as number
  }
  await follow()
  expect(await warned(clerk)).toBe(feedPageEvents)
  expect(await warned(await quiet.signIn('unit_read'))).toBe(1)
  await follow()
  expect(await warned(clerk)).toBe(feedPageEvents + 1)
})

test('a unit that is suspended is not followed, and goes on where it stopped once it is open again', async () => {
  const setState = (state: string) =>
    office.pool.query('update unit_accounts set state = $2 where unit_id = $1', [
      unit.unitId,
      state,
    ])
  office.registry.happen(unit.creditCode, newBill(), 'bill.lock_warned', { lockId })
  await follow()
  await setState('suspended')
  office.registry.happen(unit.creditCode, newBill(), 'bill.lock_expired', { lockId })
  await follow()
  expect(await kinds()).toEqual(['lock_warned'])
  await setState('open')
  office.clock.now += 600_000
  await follow()
  expect(await kinds()).toEqual(['lock_expired', 'lock_warned'])
})
