import { fits, services } from '@piaoqiao/protocol'
import type { HistoryAnswer } from '@piaoqiao/protocol'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createLookStore } from '../postgres/look-store.ts'
import { asked, payerCode, strangersCode } from '../testing/sample-accounts.ts'
import { billNumbered, company, hospital, start } from '../testing/sample-parties.ts'
import type { AccountRegistry } from './testing/account-registry.ts'
import { face, keyOf, openAccountRegistry } from './testing/account-registry.ts'

let registry: AccountRegistry

beforeAll(async () => {
  registry = await openAccountRegistry()
})
afterAll(() => registry.close())
beforeEach(() => registry.clear())

describe('the history of a bill', () => {
  const historyOf = async (code: string, after?: number) => {
    const content = { ...keyOf(billNumbered(1)), payerCode: code, after }
    const [page] = (await registry.answer.history(asked('bill.history', [content]))) as [
      HistoryAnswer,
    ]
    expect(fits(services['bill.history'].answer, page)).toBe(true)
    return page
  }

  test('tells its payer who did what, without the numbers of their books', async () => {
    await registry.register(billNumbered(1))
    await registry.change(billNumbered(1), company, {
      kind: 'bill.lock',
      purpose: 'employer_expense',
      businessReference: 'BX-SECRET',
      basis: { kind: 'presented' },
      presented: { checkCode: 'a1b2c3', face: 10_000n, issuedOn: '2026-03-01' },
      days: 30,
    })
    await registry.change(billNumbered(1), company, {
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
    await registry.register(billNumbered(1))
    await registry.collect(billNumbered(1))
    expect(await historyOf(payerCode, 1)).toMatchObject({ entries: [{ kind: 'bill.collected' }] })
    expect(await historyOf(payerCode, 2)).toMatchObject({ entries: [], next: null })
  })

  test('names who looked at the bill, on its first page', async () => {
    await registry.register(billNumbered(1))
    const look = { billId: billNumbered(1), partyId: company.id, partyName: company.name }
    await createLookStore(registry.database.pool).keep([
      { ...look, service: 'bill.verify', at: start },
    ])
    const looks = [
      { at: new Date(start).toISOString(), partyName: company.name, service: 'bill.verify' },
    ]
    expect(await historyOf(payerCode)).toMatchObject({ looks })
    expect(await historyOf(payerCode, 1)).toMatchObject({ looks: [] })
  })

  test('is nothing to anybody else', async () => {
    await registry.register(billNumbered(1))
    expect(await historyOf(strangersCode)).toMatchObject({ code: 'NOT_THE_PAYER' })
    const unknown = { ...keyOf(billNumbered(2)), payerCode }
    expect(await registry.answer.history(asked('bill.history', [unknown]))).toMatchObject([
      { code: 'BILL_NOT_FOUND' },
    ])
  })
})

describe('the file of a bill', () => {
  const fileOf = async (content: object) => {
    await registry.register(billNumbered(1))
    await registry.database.pool.query('insert into bill_files (bill_id, xml) values ($1, $2)', [
      billNumbered(1),
      Buffer.from('<a/>'),
    ])
    const item = { ...keyOf(billNumbered(1)), format: 'xml', ...content }
    return registry.answer.file(asked('bill.file', [item]))
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
