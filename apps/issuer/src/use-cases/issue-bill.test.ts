import { readBillXml, verifyIssuerSignature } from '@piaoqiao/documents'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { StationError } from '../station-error.ts'
import { billIdOf, codeOf, present } from '../testing/outcomes.ts'
import { sampleDraft } from '../testing/sample-station.ts'
import type { TestStation } from '../testing/test-station.ts'
import { startTestStation } from '../testing/test-station.ts'

let running: TestStation

beforeAll(async () => {
  running = await startTestStation()
  await running.station.ensureNumbers()
})
afterAll(() => running.stop())

test('a bill is issued while the province is away, signed and kept as it was signed', async () => {
  await running.province.goAway()
  const { station } = running
  const issued = await station.issueBill(sampleDraft())
  await running.province.comeBack()
  expect(issued).toMatchObject({ billCode: '50060126', registration: 'waiting', isRepeated: false })
  const xml = readBillXml(await station.billXml(billIdOf(issued)))
  expect(verifyIssuerSignature(xml, station.publicKey)).toBe(true)
  expect(xml.document.main).toMatchObject({
    billNumber: issued.billNumber,
    checkCode: issued.checkCode,
    totalFen: 18_821n,
  })
})

describe('a business number', () => {
  test('names the same bill when it comes again with the same content', async () => {
    const draft = sampleDraft({ businessNumber: 'again' })
    const first = await running.station.issueBill(draft)
    running.time.now += 60_000
    const second = await running.station.issueBill(draft)
    expect(second).toEqual({ ...first, isRepeated: true })
  })

  test('is refused with other content, and takes no number', async () => {
    const before = await running.station.issueBill(sampleDraft({ businessNumber: 'taken' }))
    const other = sampleDraft({ businessNumber: 'taken', remark: '另一张' })
    expect(await codeOf(running.station.issueBill(other))).toBe('BUSINESS_NUMBER_REUSED')
    const after = await running.station.issueBill(sampleDraft({ businessNumber: 'taken-next' }))
    expect(billIdOf(after)).toBe(billIdOf(before) + 1n)
  })

  test('that comes many times at once names one bill', async () => {
    const draft = sampleDraft({ businessNumber: 'at once' })
    const issued = await Promise.all(
      Array.from({ length: 20 }, () => running.station.issueBill(draft)),
    )
    expect(new Set(issued.map(billIdOf)).size).toBe(1)
    expect(issued.filter(({ isRepeated }) => !isRepeated)).toHaveLength(1)
  })
})

describe('a draft that no province would register', () => {
  test.each([
    ['whose items do not add up', { totalFen: 1n }, '项目明细的金额之和应等于总金额'],
    ['without items', { items: [], totalFen: 0n }, '票据至少要有一行项目明细'],
    ['with a character that XML forbids', { remark: 'a\u0000b' }, 'remark'],
    ['with a negative amount', { totalFen: -18_821n }, '总金额不能小于零'],
    [
      'that is too large',
      {
        auxItems: Array.from({ length: 7_000 }, () => ({
          name: '示例药品名称'.repeat(10),
          amountFen: 1n,
        })),
      },
      '票据文件太大',
    ],
  ])('%s is refused and takes no number', async (name, changes, words) => {
    const { station } = running
    const before = await station.issueBill(sampleDraft({ businessNumber: `before ${name}` }))
    const refused = station.issueBill(sampleDraft({ businessNumber: name, ...changes }))
    const error = (await refused.catch((thrown: unknown) => thrown)) as StationError
    expect(error.code).toBe('BILL_DRAFT_REFUSED')
    expect(error.sentence).toContain(words)
    const after = await station.issueBill(sampleDraft({ businessNumber: `after ${name}` }))
    expect(billIdOf(after)).toBe(billIdOf(before) + 1n)
  })
})

describe('numbers', () => {
  test('run out with a code of their own, and come again', async () => {
    const small = await startTestStation({ numberBlockSize: 3, numberLowWater: 1 })
    try {
      const { station, province } = small
      const issue = (businessNumber: string) => station.issueBill(sampleDraft({ businessNumber }))
      await station.ensureNumbers()
      await Promise.all(['1', '2', '3'].map(issue))
      expect(await codeOf(issue('4'))).toBe('NUMBERS_EXHAUSTED')
      await station.ensureNumbers()
      expect((await issue('4')).billNumber).toBe('0000000004')
      expect(province.of('number.allot')).toHaveLength(4)
    } finally {
      await small.stop()
    }
  })

  test('are never given twice, not by two stations on one database either', async () => {
    const small = await startTestStation({ numberBlockSize: 7, numberLowWater: 60 })
    try {
      const other = await small.startAgain()
      for (let round = 0; round < 8; round += 1) await small.station.ensureNumbers()
      const stations = [small.station, other]
      const outcomes = await Promise.all(
        Array.from({ length: 60 }, (_, index) =>
          present(stations[index % 2])
            .issueBill(sampleDraft({ businessNumber: `${index}` }))
            .then(billIdOf, (error: unknown) => (error as StationError).code),
        ),
      )
      const ids = outcomes.filter((outcome) => typeof outcome === 'bigint')
      expect(new Set(ids).size).toBe(56)
      expect(ids).toHaveLength(56)
      expect(outcomes.filter((outcome) => outcome === 'NUMBERS_EXHAUSTED')).toHaveLength(4)
    } finally {
      await small.stop()
    }
  })

  test('kinds with different codes have numbers of their own', async () => {
    const draft = sampleDraft({ businessNumber: 'ZY-1', kind: 'inpatient' })
    const issued = await running.station.issueBill(draft)
    expect([issued.billCode, issued.billNumber]).toEqual(['50060226', '0000000001'])
  })
})
