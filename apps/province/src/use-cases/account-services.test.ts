import type { BillFacts, BillId, Change, Party } from '@piaoqiao/domain'
import { billCodeOf, billNumberOf, dayMs } from '@piaoqiao/domain'
import { fits, services } from '@piaoqiao/protocol'
import type { AnnounceAnswer, BillsAnswer, HistoryAnswer } from '@piaoqiao/protocol'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { AnswerOwnItems } from '../ports.ts'
import { createBillStore } from '../postgres/bill-store.ts'
import { createHistoryStore } from '../postgres/history-store.ts'
import { createPayerStore } from '../postgres/payer-store.ts'
import { openProvinceDatabase } from '../postgres/testing/province-database.ts'
import type { ProvinceDatabase } from '../postgres/testing/province-database.ts'
import {
  asked,
  otherPortal,
  payerCode,
  payerKeyOf,
  portal,
  strangersCode,
} from '../testing/sample-accounts.ts'
import { sampleFacts } from '../testing/sample-history.ts'
import { billNumbered, company, hospital, start } from '../testing/sample-parties.ts'
import { createAccountBills } from './account-bills.ts'
import { createAnnounceAccounts } from './announce-accounts.ts'
import { createApplyCommands } from './apply-commands.ts'
import { createBillHistory } from './bill-history.ts'
import { createFileOwn } from './own-reads.ts'
import { createOwnChanges } from './own-changes.ts'

let database: ProvinceDatabase
let answer: Record<'announce' | 'bills' | 'history' | 'file' | 'changes', AnswerOwnItems>
let now = start
let requests = 0

const ownFacts: BillFacts = { ...sampleFacts, payerKey: payerKeyOf(payerCode) }
const unnamedFacts: BillFacts = { ...sampleFacts, payerKey: null }
const face = { checkCode: 'a1b2c3', amount: '100.00', issuedOn: '2026-03-01' }

beforeAll(async () => {
  database = await openProvinceDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.pool.query(
    `truncate bills, bill_states, bill_events, bill_files, operations, due_locks, outbox,
       requests, payer_bills, payer_portals`,
  )
  now = start
  const clock = () => now
  const store = createBillStore(database.pool)
  const payers = createPayerStore(database.pool)
  const histories = createHistoryStore(database.pool)
  const apply = createApplyCommands({ store, clock, transactionsMax: 1 })
  answer = {
    announce: createAnnounceAccounts({ ownProvince: '50', payers, payerKeyOf }),
    bills: createAccountBills({ payers, store, payerKeyOf, clock }),
    history: createBillHistory({ store, histories, payerKeyOf }),
    file: createFileOwn({ store, clock, payerKeyOf }),
    changes: createOwnChanges({
      apply,
      payerKeyOf,
      isBusy: () => false,
      prepareDocuments: () => Promise.reject(new Error('no documents here')),
    }),
  }
})

async function carryOut(actor: Party, billId: BillId, change: Change): Promise<void> {
  requests += 1
  const apply = createApplyCommands({
    store: createBillStore(database.pool),
    clock: () => now,
    transactionsMax: 1,
  })
  const command = { operationId: `${actor.id}/T-${requests}#1`, billId, actor, change }
  const answers = await apply({
    commands: [{ command, fingerprint: '00'.repeat(32) }],
    atomic: false,
    request: null,
  })
  expect(JSON.parse(answers?.[0] ?? '')).toMatchObject({ outcome: 'done' })
}

const register = (billId: BillId, facts = ownFacts) =>
  carryOut(hospital, billId, { kind: 'bill.register', facts })

const key = (billId: BillId) => ({
  billCode: billCodeOf(billId),
  billNumber: billNumberOf(billId),
})

function collect(billId: BillId, content: object = {}, party = portal, code = payerCode) {
  requests += 1
  const item = { ...key(billId), payerCode: code, ...content }
  const request = asked('bill.collect', [item], { party, requestId: `C-${requests}` })
  return answer.changes(request)
}

async function billsOf(code: string, after?: string, limit?: number) {
  const content = { province: '50', payerCode: code, after, limit }
  const [page] = (await answer.bills(asked('account.bills', [content]))) as [BillsAnswer]
  expect(fits(services['account.bills'].answer, page)).toBe(true)
  if (page.outcome !== 'found') throw new Error(page.code)
  return page
}

const numbers = ({ bills }: Awaited<ReturnType<typeof billsOf>>) =>
  bills.map(({ billNumber }) => Number(billNumber))

describe('announcing an account', () => {
  const announce = async (contents: readonly [string, boolean][], party = portal) => {
    const items = contents.map(([code, active]) => ({ province: '50', payerCode: code, active }))
    const answers = await answer.announce(asked('account.announce', items, { party }))
    expect(fits(services['account.announce'].answer, { items: answers })).toBe(true)
    return answers as AnnounceAnswer['items']
  }
  const followers = async (code = payerCode) => {
    const portals = await createPayerStore(database.pool).portalsOf([payerKeyOf(code)])
    return portals.get(payerKeyOf(code))?.map(({ id }) => id) ?? []
  }

  test('is answered with the key under which the province knows the payer', async () => {
    expect(await announce([[payerCode, true]])).toEqual([
      {
        outcome: 'done',
        code: 'ANNOUNCED',
        sentence: '已登记，新开票据将自动归集。',
        province: '50',
        payerKey: payerKeyOf(payerCode),
      },
    ])
    expect(await followers()).toEqual([portal.id])
  })

  test('several times, and by several portals, adds each portal once, the first before the others', async () => {
    await announce([[payerCode, true]])
    await announce([[payerCode, true]], otherPortal)
    await announce([[payerCode, true]])
    expect(await followers()).toEqual([portal.id, otherPortal.id])
  })

  test('and withdrawing it leaves nothing of the payer behind', async () => {
    await announce([[payerCode, true]])
    expect(await announce([[payerCode, false]])).toMatchObject([{ code: 'WITHDRAWN' }])
    expect(await followers()).toEqual([])
    const { rowCount } = await database.pool.query('select from payer_portals')
    expect(rowCount).toBe(0)
  })

  test('of the same payer twice in one message leaves what was said last', async () => {
    await announce([
      [payerCode, true],
      [payerCode, false],
      [strangersCode, false],
      [strangersCode, true],
    ])
    expect([await followers(), await followers(strangersCode)]).toEqual([[], [portal.id]])
  })

  test('beyond the bound on portals is refused, and the others of the message are not', async () => {
    for (let number = 1; number <= 8; number += 1) {
      await announce([[payerCode, true]], { ...portal, id: `PORTAL${number}` })
    }
    const answers = await announce([
      [payerCode, true],
      [strangersCode, true],
    ])
    expect(answers.map(({ code }) => code)).toEqual(['PAYER_PORTALS_FULL', 'ANNOUNCED'])
    expect(await followers()).toHaveLength(8)
  })
})

describe('the bills of a payer', () => {
  test('are listed in the order of their registration, page by page', async () => {
    for (const number of [3, 1, 2, 5, 4]) {
      await register(billNumbered(number))
      now += 1
    }
    await register(billNumbered(6), { ...ownFacts, payerKey: payerKeyOf(strangersCode) })
    const first = await billsOf(payerCode, undefined, 2)
    const second = await billsOf(payerCode, first.next ?? '', 2)
    const third = await billsOf(payerCode, second.next ?? '', 2)
    expect([first, second, third].map(numbers)).toEqual([[3, 1], [2, 5], [4]])
    expect(third.next).toBeNull()
  })

  test('that were registered in one moment are listed once each', async () => {
    for (const number of [1, 2, 3]) await register(billNumbered(number))
    const first = await billsOf(payerCode, undefined, 2)
    expect([...numbers(first), ...numbers(await billsOf(payerCode, first.next ?? ''))]).toEqual([
      1, 2, 3,
    ])
  })

  test('come with the check code, and say who holds them but not under which number', async () => {
    await register(billNumbered(1))
    await carryOut(company, billNumbered(1), {
      kind: 'bill.lock',
      purpose: 'employer_expense',
      businessReference: 'BX-1',
      basis: { kind: 'presented' },
      presented: { checkCode: 'a1b2c3', face: 10_000n, issuedOn: '2026-03-01' },
      days: 30,
    })
    const { bills } = await billsOf(payerCode)
    expect(bills[0]).toMatchObject({
      checkCode: 'a1b2c3',
      reimbursement: 'locked',
      lock: { holderName: company.name, holderIsCaller: false },
      nextServices: ['authorisation.grant'],
    })
    expect(bills[0]?.lock).not.toHaveProperty('lockId')
  })

  test('are none for somebody whom no bill names', async () => {
    await register(billNumbered(1))
    expect(await billsOf(strangersCode)).toEqual({ outcome: 'found', bills: [], next: null })
  })

  test('count those that name nobody from when they were collected', async () => {
    await register(billNumbered(1), unnamedFacts)
    now += dayMs
    await register(billNumbered(2))
    now += dayMs
    await collect(billNumbered(1), face)
    expect(numbers(await billsOf(payerCode))).toEqual([2, 1])
  })

  test('are listed by cursors of this registry only', async () => {
    for (const after of ['0', 'ABC', '1.2', '2026-03-01.500601260000000001']) {
      const content = { province: '50', payerCode, after }
      expect(await answer.bills(asked('account.bills', [content]))).toMatchObject([
        { outcome: 'refused', code: 'ITEM_MALFORMED', details: { path: '/after' } },
      ])
    }
  })
})

describe('collecting a bill', () => {
  const stakes = async (billId: BillId) => {
    const found = await createBillStore(database.pool).find([billId])
    return found.get(billId)?.bill.stakeholders.map(({ id }) => id)
  }

  test('gives the portal a stake in it', async () => {
    await register(billNumbered(1))
    expect(await collect(billNumbered(1))).toMatchObject([{ outcome: 'done', code: 'COLLECTED' }])
    expect(await stakes(billNumbered(1))).toEqual([hospital.id, portal.id])
  })

  test('that names nobody makes its first collector the payer, who then authorises units', async () => {
    await register(billNumbered(1), unnamedFacts)
    await collect(billNumbered(1), face)
    expect(await collect(billNumbered(1), face, otherPortal, strangersCode)).toMatchObject([
      { code: 'BILL_COLLECTED_BY_ANOTHER' },
    ])
    const grant = {
      ...key(billNumbered(1)),
      payerCode,
      unitId: company.id,
      unitName: company.name,
      unitProvince: company.province,
      purpose: 'employer_expense',
      validUntil: '2026-04-01',
    }
    expect(await answer.changes(asked('authorisation.grant', [grant]))).toMatchObject([
      { code: 'AUTHORISED' },
    ])
  })

  test('stores neither the number of the payer nor a hash of it without a key', async () => {
    await register(billNumbered(1), unnamedFacts)
    await collect(billNumbered(1), face)
    for (const table of ['operations', 'bill_events', 'bill_states', 'payer_bills', 'requests']) {
      const { rows } = await database.pool.query(`select * from ${table}`)
      expect(JSON.stringify(rows)).not.toContain(payerCode)
    }
  })

  test('for another payer under the same request id is another content', async () => {
    await register(billNumbered(1))
    const item = { ...key(billNumbered(1)), payerCode }
    await answer.changes(asked('bill.collect', [item]))
    const other = { ...item, payerCode: strangersCode }
    expect(await answer.changes(asked('bill.collect', [other]))).toMatchObject([
      { code: 'OPERATION_ID_REUSED' },
    ])
    expect(await answer.changes(asked('bill.collect', [item]))).toMatchObject([
      { code: 'COLLECTED' },
    ])
  })
})

describe('the history of a bill', () => {
  const historyOf = async (code: string, after?: number) => {
    const content = { ...key(billNumbered(1)), payerCode: code, after }
    const [page] = (await answer.history(asked('bill.history', [content]))) as [HistoryAnswer]
    expect(fits(services['bill.history'].answer, page)).toBe(true)
    return page
  }

  test('tells its payer who did what, without the numbers of their books', async () => {
    await register(billNumbered(1))
    await carryOut(company, billNumbered(1), {
      kind: 'bill.lock',
      purpose: 'employer_expense',
      businessReference: 'BX-SECRET',
      basis: { kind: 'presented' },
      presented: { checkCode: 'a1b2c3', face: 10_000n, issuedOn: '2026-03-01' },
      days: 30,
    })
    await carryOut(company, billNumbered(1), {
      kind: 'reimbursement.report',
      amount: 5_000n,
      reimbursedOn: '2026-03-02',
      voucherNumber: 'V-SECRET',
      postedOn: null,
    })
    const page = await historyOf(payerCode)
    expect(page).toMatchObject({
      outcome: 'found',
      next: null,
      entries: [
        { sequence: 1, name: '票据登记', actorId: hospital.id },
        {
          sequence: 2,
          kind: 'bill.locked',
          actorName: company.name,
          details: { purpose: 'employer_expense', expiresAt: expect.any(String) as string },
          reimbursement: 'locked',
        },
        { sequence: 3, details: { amount: '50.00' }, reimbursement: 'partly_reimbursed' },
      ],
    })
    expect(JSON.stringify(page)).not.toContain('SECRET')
  })

  test('goes on after a number', async () => {
    await register(billNumbered(1))
    await collect(billNumbered(1))
    expect(await historyOf(payerCode, 1)).toMatchObject({ entries: [{ kind: 'bill.collected' }] })
    expect(await historyOf(payerCode, 2)).toMatchObject({ entries: [], next: null })
  })

  test('is nothing to anybody else', async () => {
    await register(billNumbered(1))
    expect(await historyOf(strangersCode)).toMatchObject({ code: 'NOT_THE_PAYER' })
    const unknown = { ...key(billNumbered(2)), payerCode }
    expect(await answer.history(asked('bill.history', [unknown]))).toMatchObject([
      { code: 'BILL_NOT_FOUND' },
    ])
  })
})

describe('the file of a bill', () => {
  const fileOf = async (content: object) => {
    await register(billNumbered(1))
    await database.pool.query('insert into bill_files (bill_id, xml) values ($1, $2)', [
      billNumbered(1),
      Buffer.from('<a/>'),
    ])
    const item = { ...key(billNumbered(1)), format: 'xml', ...content }
    return answer.file(asked('bill.file', [item]))
  }

  test.each<[string, object]>([
    ['its payer', { payerCode }],
    ['everything that the face shows', face],
    ['its payer, and a face that was misread', { payerCode, checkCode: 'zzzzzz' }],
    ['another payer, and everything that the face shows', { ...face, payerCode: strangersCode }],
  ])('is given to a portal that brings %s', async (_, content) => {
    expect(await fileOf(content)).toMatchObject([{ outcome: 'done', content: 'PGEvPg==' }])
  })

  test.each<[string, object, string]>([
    ['another payer', { payerCode: strangersCode }, 'NOT_THE_PAYER'],
    ['a wrong check code', { ...face, checkCode: 'zzzzzz' }, 'CHECK_CODE_MISMATCH'],
    ['the check code alone', { checkCode: 'a1b2c3' }, 'PRESENTED_FACTS_MISMATCH'],
    ['another day', { ...face, issuedOn: '2026-01-01' }, 'PRESENTED_FACTS_MISMATCH'],
    ['an amount without a check code', { amount: '100.00' }, 'NOT_THE_PAYER'],
  ])('is refused to a portal that brings %s', async (_, content, code) => {
    expect(await fileOf(content)).toMatchObject([{ outcome: 'refused', code }])
  })
})
