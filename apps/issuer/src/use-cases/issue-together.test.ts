import { readBillXml, verifyIssuerSignature } from '@piaoqiao/documents'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { billIdOf, codeOf } from '../testing/outcomes.ts'
import { sampleDraft } from '../testing/sample-station.ts'
import type { TestStation } from '../testing/test-station.ts'
import { startTestStation } from '../testing/test-station.ts'
import { draftsTogetherMax } from './issue-together.ts'

let running: TestStation

beforeAll(async () => {
  running = await startTestStation()
})
beforeEach(async () => {
  await running.clear()
  await running.station.ensureNumbers()
})
afterAll(() => running.stop())

const drafts = (count: number, name = 'together') =>
  Array.from({ length: count }, (_, index) =>
    sampleDraft({ businessNumber: `${name}-${index}`, remark: `第${index}张` }),
  )

/** Numbers of one code follow one another without a gap. */
function expectNoGap(ids: readonly bigint[]): void {
  const sorted = ids.toSorted((a, b) => (a < b ? -1 : 1))
  const [first = 0n] = sorted
  expect(sorted).toEqual(sorted.map((_, index) => first + BigInt(index)))
}

test('more than one transaction holds are issued together, each signed under a number of its own', async () => {
  const asked = drafts(draftsTogetherMax + 20)
  const issued = await Promise.all(asked.map((draft) => running.station.issueBill(draft)))
  expectNoGap(issued.map(billIdOf))
  for (const [index, one] of issued.entries()) {
    const xml = readBillXml(await running.station.billXml(billIdOf(one)))
    expect(verifyIssuerSignature(xml, running.station.publicKey)).toBe(true)
    expect(xml.document.main.businessCode).toBe(asked[index]?.businessNumber)
  }
})

test('a draft that is refused takes no number and no other draft with it', async () => {
  const unfit = sampleDraft({ businessNumber: 'unfit', remark: '不'.repeat(3_000) })
  const asked = drafts(30)
  const [code, ...issued] = await Promise.all([
    codeOf(running.station.issueBill(unfit)),
    ...asked.map((draft) => running.station.issueBill(draft)),
  ])
  expect(code).toBe('BILL_DRAFT_REFUSED')
  expect(issued.every(({ isRepeated }) => !isRepeated)).toBe(true)
  expectNoGap(issued.map(billIdOf))
})

test('a business number that is used by another bill is refused among bills that are issued', async () => {
  await running.station.issueBill(sampleDraft({ businessNumber: 'together-3' }))
  const answers = await Promise.allSettled(drafts(10).map(running.station.issueBill))
  const refused = answers.flatMap((answer, index) => (answer.status === 'rejected' ? [index] : []))
  expect(refused).toEqual([3])
  expect(await codeOf(running.station.issueBill(drafts(10)[3] ?? sampleDraft()))).toBe(
    'BUSINESS_NUMBER_REUSED',
  )
})

test('two stations on one database that are asked for the same at once issue it once', async () => {
  const other = await running.startAgain()
  const asked = drafts(40)
  const [here, there] = await Promise.all(
    [running.station, other].map((station) => Promise.all(asked.map(station.issueBill))),
  )
  expect(here?.map(billIdOf)).toEqual(there?.map(billIdOf))
  expectNoGap((here ?? []).map(billIdOf))
})
