import { checkBillDocument, readBillXml, verifyBillSignatures } from '@piaoqiao/documents'
import { billNumberOf, dayMs, isCreditCode } from '@piaoqiao/domain'
import { sm3Hex } from '@piaoqiao/gm-crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { fileKeys, originWith, worldPartsWith } from '../testing/invented-world.ts'
import { billCounts, billsPage } from '../use-cases/world-views.ts'
import { signedFile } from './bill-files.ts'
import { stateNames } from './bill-states.ts'
import { documentOf } from './sample-bill.ts'
import { samplePartiesOf } from './sample-parties.ts'
import type { WorldAction } from './world-actions.ts'
import { World } from './world.ts'

const parts = worldPartsWith({ sampleBills: 40, billsMax: 80 })
const origin = originWith()
let world: World

beforeAll(async () => {
  world = await World.make(parts, origin)
})

function contentsOf({ core }: World): string {
  const events = core.provinces.flatMap(({ tables }) => [...tables.events.values()].flat())
  return sm3Hex(events.map(({ hash }) => hash).join())
}

describe('the bills of a world', () => {
  test('stand in every state that a bill can be in', () => {
    expect(Object.keys(billCounts(world)).toSorted()).toEqual(Object.values(stateNames).toSorted())
  })

  test('are without fault by the data standard', () => {
    const faults = [...world.core.bills.values()].flatMap((bill) =>
      checkBillDocument(documentOf(bill)),
    )
    expect(faults).toEqual([])
  })

  test('carry numbers that no registry allots', () => {
    const numbers = [...world.core.bills.keys()].map(billNumberOf)
    expect(numbers.filter((number) => !number.startsWith('99'))).toEqual([])
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  test('are listed page by page, each once', () => {
    const all = billsPage(world, { limit: 1_000 }).bills.map(({ billNumber }) => billNumber)
    const paged: string[] = []
    for (let after: string | undefined; ;) {
      const page = billsPage(world, { limit: 7, ...(after !== undefined && { after }) })
      paged.push(...page.bills.map(({ billNumber }) => billNumber))
      if (page.next === null) break
      after = page.next
    }
    expect(paged).toEqual(all)
    expect(all.length).toBe(world.core.bills.size)
  })

  test('have files that both signatures fit and whose content was registered', async () => {
    for (const bill of [...world.core.bills.values()].slice(0, 5)) {
      const xml = readBillXml(await signedFile(parts.crypto, bill))
      expect(
        verifyBillSignatures(xml, {
          issuer: fileKeys.issuer.publicKey,
          supervisor: fileKeys.platform.publicKey,
        }),
      ).toEqual({ issuer: 'valid', supervisor: 'valid' })
      const { tables } = world.core.province(bill.issuer.province)
      expect(tables.bills.get(bill.billId)?.bill.facts.contentDigest).toBe(sm3Hex(xml.signedText))
    }
  })
})

test.each(['50', '32', '11'])('everybody who lives in province %s bears a sound code', (code) => {
  expect(Object.values(samplePartiesOf(code)).filter(({ id }) => !isCreditCode(id))).toEqual([])
})

test('the same seed makes the same world, and another one another', async () => {
  expect(contentsOf(await World.make(parts, origin))).toBe(contentsOf(world))
  expect(contentsOf(await World.make(parts, { ...origin, seed: 12 }))).not.toBe(contentsOf(world))
})

test('the same actions at the same moments make the same world again', async () => {
  const bill = billsPage(world, { state: 'open', limit: 1 }).bills[0]
  if (bill === undefined) throw new Error('no bill is open')
  const { billCode, billNumber, checkCode, amount, issuedOn } = bill
  const item = { billCode, billNumber, checkCode, amount, issuedOn }
  const lock = { ...item, purpose: 'employer_expense', businessReference: 'BX-1', days: 10 }
  const to = origin.startedAt + 50 * dayMs
  const actions: readonly WorldAction[] = [
    { kind: 'message', service: 'bill.lock', requestId: 'r-1', payload: { items: [lock] } },
    { kind: 'act', act: { act: 'issuer_asks_reversal', billCode, billNumber } },
    { kind: 'issue', wish: { home: 'other', amount: '88.00' } },
    { kind: 'travel', to, aheadMs: 50 * dayMs },
    { kind: 'act', act: { act: 'issuer_reverses', billCode, billNumber } },
  ]
  const twins = await Promise.all([World.make(parts, origin), World.make(parts, origin)])
  for (const twin of twins) {
    const outcomes: unknown[] = []
    for (const [index, action] of actions.entries()) {
      outcomes.push(await twin.perform(action, origin.startedAt + index * 60_000))
    }
    expect(outcomes[0]).toMatchObject({ items: [{ code: 'LOCKED' }] })
    expect(outcomes[1]).toMatchObject({ code: 'REVERSAL_HELD_MARKED' })
    expect(outcomes[4]).toMatchObject({ code: 'REVERSED' })
  }
  expect(contentsOf(twins[0])).toBe(contentsOf(twins[1]))
  expect(contentsOf(twins[0])).not.toBe(contentsOf(world))
})
