import type { BillFacts, BillId, Party } from '@piaoqiao/domain'
import { billIdFrom, dayMs } from '@piaoqiao/domain'
import type { BillListRequest, FiguresRequest } from '@piaoqiao/protocol'
import { fits, services } from '@piaoqiao/protocol'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createBillStore } from '../postgres/bill-store.ts'
import { createRegisterStore } from '../postgres/register-store.ts'
import { openProvinceDatabase } from '../postgres/testing/province-database.ts'
import type { ProvinceDatabase } from '../postgres/testing/province-database.ts'
import { openSampleRegistry } from '../postgres/testing/sample-registry.ts'
import type { SampleRegistry } from '../postgres/testing/sample-registry.ts'
import { sampleFacts } from '../testing/sample-history.ts'
import {
  billNumbered,
  company,
  hospital,
  insurer,
  school,
  start,
} from '../testing/sample-parties.ts'
import { createBillList } from './bill-list.ts'
import { createRegistryFigures } from './registry-figures.ts'

let database: ProvinceDatabase
let registry: SampleRegistry
let now = start

beforeAll(async () => {
  database = await openProvinceDatabase()
  await database.pool.query(
    `insert into parties (party_id, name, kind, province)
     values ($1, $2, 'issuer', '50'), ($3, $4, 'issuer', '50')`,
    [hospital.id, hospital.name, school.id, school.name],
  )
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.pool.query(
    'truncate bills, bill_states, bill_events, payer_bills, operations, due_locks, outbox',
  )
  now = start
  registry = openSampleRegistry(database.pool, () => now)
})

const face = { checkCode: 'a1b2c3', face: 10_000n, issuedOn: '2026-03-01' }

async function register(number: number, facts: Partial<BillFacts> = {}): Promise<BillId> {
  const billId = billNumbered(number)
  const { issuer = hospital } = facts
  await registry.change(billId, issuer, {
    kind: 'bill.register',
    facts: { ...sampleFacts, ...facts },
  })
  return billId
}

async function lock(billId: BillId, unit: Party, issuedOn = '2026-03-01'): Promise<void> {
  now += 1000
  await registry.change(billId, unit, {
    kind: 'bill.lock',
    purpose: 'employer_expense',
    businessReference: 'BX-1',
    basis: { kind: 'presented' },
    presented: { ...face, issuedOn },
    days: 30,
  })
}

describe('the register of bills', () => {
  async function list(request: BillListRequest = {}) {
    const { pool } = database
    const billList = createBillList({
      register: createRegisterStore(pool),
      store: createBillStore(pool),
      clock: () => now,
    })
    const page = await billList(request)
    expect(fits(services['bill.list'].answer, page)).toBe(true)
    if (page.outcome !== 'found') throw new Error(page.code)
    return page
  }
  const numbers = ({ bills }: Awaited<ReturnType<typeof list>>) =>
    bills.map(({ billNumber }) => Number(billNumber))

  async function allPages(request: BillListRequest): Promise<number[][]> {
    const pages: number[][] = []
    let after: string | null = ''
    while (after !== null) {
      const page = await list({ ...request, ...(after !== '' && { after }) })
      pages.push(numbers(page))
      after = page.next
    }
    return pages
  }

  test('is in the order of issue, page by page, to its end', async () => {
    await register(1, { issuedOn: '2026-02-03' })
    await register(2, { issuedOn: '2026-02-01' })
    await register(3, { issuedOn: '2026-02-02', issuer: school })
    await register(4, { issuedOn: '2026-02-01', issuer: school })
    expect(new Set((await allPages({})).flat())).toEqual(new Set([1, 2, 3, 4]))
    const pages = await allPages({ limit: 2 })
    expect(pages.map((page) => page.length)).toEqual([2, 2])
    expect(new Set(pages[0])).toEqual(new Set([2, 4]))
    expect(pages[1]).toEqual([3, 1])
  })

  test('is cut down to an issuer, to days, and to where bills stand', async () => {
    await register(1, { issuedOn: '2026-02-01' })
    await register(2, { issuedOn: '2026-02-02', issuer: school })
    const third = await register(3, { issuedOn: '2026-02-03' })
    await registry.change(third, hospital, { kind: 'reversal.lock', reason: '退费' })
    expect(numbers(await list({ issuerId: hospital.id }))).toEqual([1, 3])
    expect(await allPages({ issuerId: hospital.id, limit: 1 })).toEqual([[1], [3]])
    expect(numbers(await list({ issuedFrom: '2026-02-02' }))).toEqual([2, 3])
    expect(numbers(await list({ issuedTo: '2026-02-02' }))).toEqual([1, 2])
    expect(numbers(await list({ issuerId: hospital.id, issuedFrom: '2026-02-02' }))).toEqual([3])
    expect(numbers(await list({ standing: 'reversal_locked' }))).toEqual([3])
    expect(numbers(await list({ reimbursement: 'open', standing: 'valid' }))).toEqual([1, 2])
  })

  test('has what is locked, the longest first, with what it takes to end a lock', async () => {
    const [first, second, third] = [await register(1), await register(2), await register(3)]
    await register(4)
    await lock(third, company)
    await lock(first, insurer)
    await lock(second, company)
    expect(numbers(await list({ reimbursement: 'locked' }))).toEqual([3, 1, 2])
    expect(await allPages({ reimbursement: 'locked', limit: 1 })).toEqual([[3], [1], [2]])
    expect(numbers(await list({ holderId: company.id }))).toEqual([3, 2])
    const lockedBefore = new Date(now - 500).toISOString()
    expect(numbers(await list({ lockedBefore }))).toEqual([3, 1])
    expect(numbers(await list({ lockedBefore, holderId: company.id }))).toEqual([3])
    const { bills } = await list({ holderId: insurer.id })
    expect(bills[0]).toMatchObject({
      lock: { lockId: 'L-500601260000000001-2', holderName: insurer.name },
      nextServices: ['lock.recover', 'bill.evidence'],
    })
  })

  test('leaves out locks whose time is over and those that were given back', async () => {
    const [first, second] = [await register(1), await register(2)]
    await lock(first, company)
    await lock(second, company)
    await registry.unlock(first, company)
    expect(numbers(await list({ holderId: company.id }))).toEqual([2])
    now += 31 * dayMs
    expect(numbers(await list({ reimbursement: 'locked' }))).toEqual([])
  })

  test('goes on by cursors of its own only', async () => {
    const { pool } = database
    const billList = createBillList({
      register: createRegisterStore(pool),
      store: createBillStore(pool),
      clock: () => now,
    })
    for (const request of [
      { after: '1.500601260000000001' },
      { after: 'X' },
      { after: '2026-99-01.125.500601260000000001' },
      { lockedBefore: '2026-99-01T00:00:00.000Z' },
    ]) {
      expect(await billList(request)).toMatchObject({ code: 'ITEM_MALFORMED' })
    }
    const place = '2026-03-01.125.500601260000000001'
    expect(await billList({ after: place, holderId: company.id })).toMatchObject({
      code: 'ITEM_MALFORMED',
    })
  })
})

describe('the figures of the registry', () => {
  const figuresOf = async (request: FiguresRequest) => {
    const registryFigures = createRegistryFigures({ register: createRegisterStore(database.pool) })
    const page = await registryFigures(request)
    expect(fits(services['registry.figures'].answer, page)).toBe(true)
    return page
  }
  const february = { from: '2026-02-01', to: '2026-02-28' }

  async function reimburse(billId: BillId, issuedOn: string, amount: bigint, on: string) {
    await lock(billId, company, issuedOn)
    await registry.change(billId, company, {
      kind: 'reimbursement.report',
      amount,
      reimbursedOn: on,
      voucherNumber: 'V-1',
      postedOn: null,
    })
  }

  test('count and sum by day of issue and issuer, as the bills stand now', async () => {
    const issuedOn = '2026-02-01'
    const bills = await Promise.all([1, 2, 3, 4, 5].map((number) => register(number, { issuedOn })))
    const [first = 0n, second = 0n, third = 0n, fourth = 0n] = bills
    await reimburse(first, issuedOn, 3_000n, '2026-02-03')
    await reimburse(second, issuedOn, 8_000n, '2026-02-11')
    await lock(third, insurer, issuedOn)
    await registry.change(fourth, hospital, { kind: 'reversal.lock', reason: '退费' })
    await registry.change(fourth, hospital, {
      kind: 'reversal.complete',
      redBillId: billIdFrom('50060126', '0000000009'),
      redFacts: {
        ...sampleFacts,
        issuedOn,
        face: -10_000n,
        reimbursable: 0n,
        contentDigest: '05'.repeat(32),
        original: fourth,
      },
    })
    expect(await figuresOf(february)).toEqual({
      outcome: 'found',
      lines: [
        {
          day: issuedOn,
          issuerId: hospital.id,
          issuerName: hospital.name,
          issued: { bills: 5, amount: '500.00' },
          locked: { bills: 1, amount: '100.00' },
          reimbursed: { bills: 2, amount: '110.00' },
          reversed: { bills: 1, amount: '100.00' },
          medianDays: 6,
        },
      ],
      next: null,
    })
  })

  test('come in pages by day and issuer, without the days outside', async () => {
    await register(1, { issuedOn: '2026-02-01' })
    await register(2, { issuedOn: '2026-02-01', issuer: school })
    await register(3, { issuedOn: '2026-02-28' })
    await register(4, { issuedOn: '2026-03-01' })
    await register(5, { issuedOn: '2026-01-31' })
    const first = await figuresOf({ ...february, limit: 2 })
    if (first.outcome !== 'found') throw new Error(first.code)
    expect(first.lines.map(({ day }) => day)).toEqual(['2026-02-01', '2026-02-01'])
    expect(new Set(first.lines.map(({ issuerName }) => issuerName)).size).toBe(2)
    const second = await figuresOf({ ...february, limit: 2, after: first.next ?? '' })
    expect(second).toMatchObject({ lines: [{ day: '2026-02-28', medianDays: null }], next: null })
  })

  test.each([
    { from: '2026-02-02', to: '2026-02-01' },
    { from: '2025-01-01', to: '2026-02-01' },
    { ...february, after: 'X' },
    { ...february, after: '2026-99-01.1' },
  ])('are refused for %j', async (request) => {
    expect(await figuresOf(request)).toMatchObject({ code: 'ITEM_MALFORMED' })
  })
})
