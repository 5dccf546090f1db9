import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { publishedBill, publishedXml } from '../desk/testing/bill-files.ts'
import { openDeskOffice, playedBills } from '../desk/testing/desk-office.ts'
import type { DeskOffice, TestUnit } from '../desk/testing/desk-office.ts'
import type { TestBrowser } from '../testing/test-browser.ts'
import { bureauUser } from '../units/testing/signed-in.ts'

let office: DeskOffice
let units: readonly TestUnit[]
let clerks: readonly TestBrowser[]
let supervisor: TestBrowser
const bills = playedBills(12)
const dayMs = 86_400_000

beforeAll(async () => {
  office = await openDeskOffice()
  office.registry.issue(...bills, publishedBill)
  units = await Promise.all([1, 2, 3, 4].map((number) => office.openUnit(number)))
})
afterAll(() => office.close())
beforeEach(signInAll)

/** Sessions end in a day, and the tests pass more than one. */
async function signInAll(): Promise<void> {
  clerks = await Promise.all(units.map((unit) => unit.signIn('unit_reimburse')))
  supervisor = await bureauUser(office, 'B-500104', ['bureau_supervise'])
}

let requests = 0
const at = (index: number) => bills[index] ?? publishedBill

function act(clerk: TestBrowser | undefined, path: string, item: object) {
  requests += 1
  const requestId = `s-${String(requests)}`
  office.clock.now += 1
  return clerk?.ask('POST', `/desk/acts/${path}`, { requestId, items: [item] })
}

const lockItem = (index: number) => ({
  ...at(index),
  purpose: 'employer_expense',
  businessReference: 'BX-1',
})
const lock = (clerk: TestBrowser | undefined, index: number, more: object = {}) =>
  act(clerk, 'lock', { ...lockItem(index), ...more })

async function signalsOf(kind: string, browser: TestBrowser = supervisor) {
  await office.runJob('find-signals')
  const { signals } = (await browser.ask('GET', '/bureaus/signals?limit=200')).json
  return signals.filter((signal: { kind: string }) => signal.kind === kind)
}

const keyOf = (index: number) => {
  const { billCode, billNumber } = at(index)
  return { billCode, billNumber }
}

test('three refused locks on a bill that another unit holds are a signal, two are not', async () => {
  await lock(clerks[0], 0)
  await lock(clerks[1], 0)
  await lock(clerks[1], 0)
  expect(await signalsOf('lock_refused_again')).toEqual([])
  await lock(clerks[1], 0)
  const found = await signalsOf('lock_refused_again')
  expect(found).toMatchObject([
    {
      ...keyOf(0),
      unitId: units[1]?.unitId,
      unitName: '重庆示例机械有限公司',
      occurrences: 3,
      severity: 'serious',
      sentence: '7天内3次申请锁定已由其他单位锁定或报销的同一张票据。',
      state: 'open',
      stateName: '待处理',
      note: '',
    },
  ])
  await lock(clerks[1], 0)
  const [again] = await signalsOf('lock_refused_again')
  expect([again.signalId, again.occurrences]).toEqual([found[0].signalId, 4])
})

test('a face that does not fit, twice, is a signal', async () => {
  await lock(clerks[2], 1, { amount: '994.00' })
  expect(await signalsOf('facts_mismatch_again')).toEqual([])
  await lock(clerks[2], 1, { amount: '995.00' })
  expect(await signalsOf('facts_mismatch_again')).toMatchObject([{ ...keyOf(1), occurrences: 2 }])
})

test('a file whose content was changed is a signal', async () => {
  const text = Buffer.from(publishedXml).toString('utf8')
  const altered = new TextEncoder().encode(text.replaceAll(publishedBill.amount, '9988.21'))
  const upload = (bytes: Uint8Array) =>
    clerks[0]?.upload('POST', '/desk/verifications/files', bytes, 'application/octet-stream')
  await upload(altered)
  const { billCode, billNumber } = publishedBill
  expect(await signalsOf('file_unsound')).toMatchObject([{ billCode, billNumber, occurrences: 1 }])
})

test('four units that verify one bill are a signal of the municipal bureau, three are not', async () => {
  for (const clerk of clerks.slice(0, 3)) await clerk.ask('POST', '/desk/verifications', at(3))
  const municipal = await bureauUser(office, 'B-500000', ['bureau_review'])
  expect(await signalsOf('verified_by_many', municipal)).toEqual([])
  await clerks[3]?.ask('POST', '/desk/verifications', at(3))
  expect(await signalsOf('verified_by_many', municipal)).toMatchObject([
    { ...keyOf(3), unitId: null, unitName: null, occurrences: 4, bureauId: 'B-500000' },
  ])
  expect(await signalsOf('verified_by_many')).toEqual([])
})

test('a voucher number on two days is a signal', async () => {
  await lock(clerks[0], 5)
  await lock(clerks[0], 6)
  office.clock.now += dayMs
  await signInAll()
  const report = (index: number, reimbursedOn: string) =>
    act(clerks[0], 'report', {
      ...keyOf(index),
      amount: '1.00',
      reimbursedOn,
      voucherNumber: '记-9',
    })
  await report(5, '2026-03-02')
  expect(await signalsOf('voucher_on_other_days')).toEqual([])
  await report(6, '2026-03-03')
  expect(await signalsOf('voucher_on_other_days')).toMatchObject([
    { billCode: null, billNumber: null, unitId: units[0]?.unitId, occurrences: 2 },
  ])
})

test('a recovery that stays open for two weeks, and a lock that is warned of again and again, are signals', async () => {
  const { creditCode } = units[2] ?? { creditCode: '' }
  await office.runJob('desk-begin-feeds')
  office.registry.happen(creditCode, at(8), 'reversal.recovery_asked', { reporters: [creditCode] })
  const lockId = `L-${at(9).billCode}${at(9).billNumber}-2`
  for (let time = 0; time < 3; time += 1) {
    office.registry.happen(creditCode, at(9), 'bill.lock_warned', { lockId })
  }
  office.clock.now += 10_000
  await office.runJob('desk-follow-events')
  expect(await signalsOf('lock_warned_again')).toMatchObject([{ ...keyOf(9), occurrences: 3 }])
  expect(await signalsOf('recovery_open')).toEqual([])
  office.clock.now += 15 * dayMs
  await signInAll()
  expect(await signalsOf('recovery_open')).toMatchObject([{ ...keyOf(8), severity: 'serious' }])
})

test('a signal is looked at and settled with a note by those who supervise, and is on record', async () => {
  const [{ signalId }] = await signalsOf('lock_refused_again')
  const path = `/bureaus/signals/${String(signalId)}/state`
  const change = (state: string, browser: TestBrowser = supervisor) =>
    browser.ask('POST', path, { state, note: '已电话核实' })
  const reviewer = await bureauUser(office, 'B-500104', ['bureau_review'])
  expect((await change('settled', reviewer)).json.code).toBe('ROLE_LACKING')
  expect((await supervisor.ask('POST', path, { state: 'settled' })).json.code).toBe(
    'REQUEST_MALFORMED',
  )
  expect((await change('looked_at')).json).toMatchObject({ state: 'looked_at', note: '已电话核实' })
  expect((await change('settled')).json).toMatchObject({ state: 'settled', stateName: '已处理' })
  expect((await change('looked_at')).json.code).toBe('SIGNAL_STATE_UNFIT')
  const { signals } = (await supervisor.ask('GET', '/bureaus/signals?state=settled')).json
  expect(signals.map((signal: { signalId: string }) => signal.signalId)).toEqual([signalId])
  const { rows } = await office.pool.query<{ entry: string }>(
    `select entry from audit_entries where subject_kind = 'signal' and subject_id = $1`,
    [signalId],
  )
  expect(rows).toHaveLength(2)
})

test('a settled signal opens again when it happens again, and not before', async () => {
  const [before] = await signalsOf('lock_refused_again')
  expect(before.state).toBe('settled')
  for (let time = 0; time < 3; time += 1) await lock(clerks[1], 0)
  expect(await signalsOf('lock_refused_again')).toMatchObject([
    { signalId: before.signalId, state: 'open', occurrences: 3 },
  ])
})

test('a bureau beside sees and changes none of it', async () => {
  const system = await bureauUser(office, 'B-500000', ['bureau_system'])
  const firstUser = { name: '样例癸', staffNumber: 'BESIDE-1', email: 'e@bureau.example' }
  const given = { areaCode: '500195', name: '示例区财政局', firstUser }
  await system.ask('POST', '/bureaus/districts', given)
  const beside = await bureauUser(office, 'B-500195', ['bureau_supervise'])
  expect((await beside.ask('GET', '/bureaus/signals')).json.signals).toEqual([])
  const [{ signalId }] = await signalsOf('lock_refused_again')
  const body = { state: 'settled', note: '无' }
  const answer = await beside.ask('POST', `/bureaus/signals/${String(signalId)}/state`, body)
  expect(answer.json.code).toBe('NOT_FOUND')
})

test('signals come in pages, newest first', async () => {
  const municipal = await bureauUser(office, 'B-500000', ['bureau_audit'])
  const first = (await municipal.ask('GET', '/bureaus/signals?limit=4')).json
  const rest = (await municipal.ask('GET', `/bureaus/signals?after=${String(first.next)}`)).json
  const ids = [...first.signals, ...rest.signals].map(({ signalId }) => String(signalId))
  expect(first.signals).toHaveLength(4)
  expect(new Set(ids).size).toBe(7)
  expect(ids).toEqual(ids.toSorted().toReversed())
})

test('settled signals are kept for three years', async () => {
  const { rows } = await office.pool.query<{ last_at: string }>(
    `update signals set state = 'settled' where kind = 'file_unsound' returning last_at`,
  )
  office.clock.now = Number(rows[0]?.last_at) + 3 * 365 * dayMs
  await office.runJob('find-signals')
  const count = async () =>
    Number(
      (await office.pool.query(`select count(*) from signals where kind = 'file_unsound'`)).rows[0]
        .count,
    )
  expect(await count()).toBe(1)
  office.clock.now += 1
  await office.runJob('find-signals')
  expect(await count()).toBe(0)
})
