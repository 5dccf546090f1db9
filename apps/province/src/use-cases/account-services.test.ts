import type { BillId } from '@piaoqiao/domain'
import { dayMs } from '@piaoqiao/domain'
import { fits, services } from '@piaoqiao/protocol'
import type { AnnounceAnswer, BillsAnswer } from '@piaoqiao/protocol'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createBillStore } from '../postgres/bill-store.ts'
import { createPayerStore } from '../postgres/payer-store.ts'
import {
  asked,
  otherPortal,
  payerCode,
  payerKeyOf,
  portal,
  strangersCode,
} from '../testing/sample-accounts.ts'
import { billNumbered, company, hospital } from '../testing/sample-parties.ts'
import type { AccountRegistry } from './testing/account-registry.ts'
import {
  face,
  keyOf,
  openAccountRegistry,
  ownFacts,
  unnamedFacts,
} from './testing/account-registry.ts'

let registry: AccountRegistry

beforeAll(async () => {
  registry = await openAccountRegistry()
})
afterAll(() => registry.close())
beforeEach(() => registry.clear())

const stranger = { party: otherPortal, code: strangersCode }

async function billsOf(code: string, after?: string, limit?: number) {
  const content = { province: '50', payerCode: code, after, limit }
  const [page] = (await registry.answer.bills(asked('account.bills', [content]))) as [BillsAnswer]
  expect(fits(services['account.bills'].answer, page)).toBe(true)
  if (page.outcome !== 'found') throw new Error(page.code)
  return page
}

const numbers = ({ bills }: Awaited<ReturnType<typeof billsOf>>) =>
  bills.map(({ billNumber }) => Number(billNumber))

describe('announcing an account', () => {
  const announce = async (contents: readonly [string, boolean][], party = portal) => {
    const items = contents.map(([code, active]) => ({ province: '50', payerCode: code, active }))
    const answers = await registry.answer.announce(asked('account.announce', items, { party }))
    expect(fits(services['account.announce'].answer, { items: answers })).toBe(true)
    return answers as AnnounceAnswer['items']
  }
  const followers = async (code = payerCode) => {
    const portals = await createPayerStore(registry.database.pool).portalsOf([payerKeyOf(code)])
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
    const { rowCount } = await registry.database.pool.query('select from payer_portals')
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

  test('by many portals at once has every portal follow that was told so, and no more than the bound', async () => {
    const portals = Array.from({ length: 16 }, (_, number) => `PORTAL${number}`)
    const answers = await Promise.all(
      portals.map((id) => announce([[payerCode, true]], { ...portal, id })),
    )
    const told = portals.filter((_, index) => answers[index]?.[0]?.code === 'ANNOUNCED')
    expect(told).toHaveLength(8)
    expect((await followers()).toSorted()).toEqual(told.toSorted())
  })
})

describe('the bills of a payer', () => {
  test('are listed in the order of their registration, page by page', async () => {
    for (const number of [3, 1, 2, 5, 4]) {
      await registry.register(billNumbered(number))
      registry.pass(1)
    }
    await registry.register(billNumbered(6), { ...ownFacts, payerKey: payerKeyOf(strangersCode) })
    const first = await billsOf(payerCode, undefined, 2)
    const second = await billsOf(payerCode, first.next ?? '', 2)
    const third = await billsOf(payerCode, second.next ?? '', 2)
    expect([first, second, third].map(numbers)).toEqual([[3, 1], [2, 5], [4]])
    expect(third.next).toBeNull()
  })

  test('that were registered in one moment are listed once each', async () => {
    for (const number of [1, 2, 3]) await registry.register(billNumbered(number))
    const first = await billsOf(payerCode, undefined, 2)
    expect([...numbers(first), ...numbers(await billsOf(payerCode, first.next ?? ''))]).toEqual([
      1, 2, 3,
    ])
  })

  test('come with the check code, and say who holds them but not under which number', async () => {
    await registry.register(billNumbered(1))
    await registry.change(billNumbered(1), company, {
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
    await registry.register(billNumbered(1))
    expect(await billsOf(strangersCode)).toEqual({ outcome: 'found', bills: [], next: null })
  })

  test('count those that name nobody from when they were collected', async () => {
    await registry.register(billNumbered(1), unnamedFacts)
    registry.pass(dayMs)
    await registry.register(billNumbered(2))
    registry.pass(dayMs)
    await registry.collect(billNumbered(1), face)
    expect(numbers(await billsOf(payerCode))).toEqual([2, 1])
  })

  test('are listed by cursors of this registry only', async () => {
    for (const after of ['0', 'ABC', '1.2', '2026-03-01.500601260000000001']) {
      const content = { province: '50', payerCode, after }
      expect(await registry.answer.bills(asked('account.bills', [content]))).toMatchObject([
        { outcome: 'refused', code: 'ITEM_MALFORMED', details: { path: '/after' } },
      ])
    }
  })
})

describe('collecting a bill', () => {
  const stakes = async (billId: BillId) => {
    const found = await createBillStore(registry.database.pool).find([billId])
    return found.get(billId)?.bill.stakeholders.map(({ id }) => id)
  }

  test('gives the portal a stake in it', async () => {
    await registry.register(billNumbered(1))
    expect(await registry.collect(billNumbered(1))).toMatchObject([
      { outcome: 'done', code: 'COLLECTED' },
    ])
    expect(await stakes(billNumbered(1))).toEqual([hospital.id, portal.id])
  })

  test('that names nobody makes its first collector the payer, who then authorises units', async () => {
    await registry.register(billNumbered(1), unnamedFacts)
    await registry.collect(billNumbered(1), face)
    expect(await registry.collect(billNumbered(1), face, stranger)).toMatchObject([
      { code: 'BILL_COLLECTED_BY_ANOTHER' },
    ])
    const grant = {
      ...keyOf(billNumbered(1)),
      payerCode,
      unitId: company.id,
      unitName: company.name,
      unitProvince: company.province,
      purpose: 'employer_expense',
      validUntil: '2026-04-01',
    }
    expect(await registry.answer.changes(asked('authorisation.grant', [grant]))).toMatchObject([
      { code: 'AUTHORISED' },
    ])
  })

  test('stores neither the number of the payer nor a hash of it without a key', async () => {
    await registry.register(billNumbered(1), unnamedFacts)
    await registry.collect(billNumbered(1), face)
    for (const table of ['operations', 'bill_events', 'bill_states', 'payer_bills', 'requests']) {
      const { rows } = await registry.database.pool.query(`select * from ${table}`)
      expect(JSON.stringify(rows)).not.toContain(payerCode)
    }
  })

  test('for another payer under the same request id is another content', async () => {
    await registry.register(billNumbered(1))
    const item = { ...keyOf(billNumbered(1)), payerCode }
    await registry.answer.changes(asked('bill.collect', [item]))
    const other = { ...item, payerCode: strangersCode }
    expect(await registry.answer.changes(asked('bill.collect', [other]))).toMatchObject([
      { code: 'OPERATION_ID_REUSED' },
    ])
    expect(await registry.answer.changes(asked('bill.collect', [item]))).toMatchObject([
      { code: 'COLLECTED' },
    ])
  })
})
