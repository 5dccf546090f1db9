import type { BillId } from '@piaoqiao/domain'
import { dateAt, dayMs, refusal } from '@piaoqiao/domain'
import { wireRefusal } from '@piaoqiao/protocol'
import { openPool } from '@piaoqiao/service-kit'
import fc from 'fast-check'
import type { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { NumberCounts } from '../number-ports.ts'
import { createStationStore } from '../postgres/station-store.ts'
import { billIdOf, present } from '../testing/outcomes.ts'
import { sampleDraft, sampleStart } from '../testing/sample-station.ts'
import type { TestStation } from '../testing/test-station.ts'
import { startTestStation } from '../testing/test-station.ts'

const billCode = '50060126'

let running: TestStation
let pool: Pool
let issuedCount = 0

beforeAll(async () => {
  running = await startTestStation({ numberBlockSize: 10, numberLowWater: 4 })
  pool = openPool(running.settings.databaseUrl, {
    connectionsMax: 2,
    statementTimeoutMs: 10_000,
    name: 'numbers test',
  })
})
afterAll(async () => {
  await pool.end()
  await running.stop()
})

async function issue(): Promise<BillId> {
  issuedCount += 1
  const draft = sampleDraft({ businessNumber: `N-${issuedCount}` })
  return billIdOf(await running.station.issueBill(draft))
}

/** Issues a bill whose registration is refused. */
async function issueRefused(): Promise<BillId> {
  await running.station.registerWaiting()
  const billId = await issue()
  const refused = wireRefusal(refusal('ISSUER_SIGNATURE_INVALID'))
  running.province.answerOnce('bill.register', { items: [refused] })
  await running.station.registerWaiting()
  return billId
}

/** What no program of ours does: a number is passed over. */
async function loseNumber(): Promise<BillId> {
  const [taken] = await createStationStore(pool).tables.numbers.take(billCode, 1)
  return present(taken)
}

type Step = 'issue' | 'refuse' | 'lose' | 'spoil' | 'reverse' | 'allot' | 'night'

async function play(steps: readonly Step[]): Promise<void> {
  const registered: BillId[] = []
  const spoilable: BillId[] = []
  for (const step of steps) {
    if (step === 'night') running.time.now += dayMs
    else if (step === 'allot') await running.station.ensureNumbers()
    else if ((await running.station.numbersLeft())[0]?.left === 0) continue
    else if (step === 'issue') registered.push(await issue())
    else if (step === 'refuse') spoilable.push(await issueRefused())
    else if (step === 'lose') spoilable.push(await loseNumber())
    else if (step === 'spoil') await spoilOne(spoilable)
    else await reverseOne(registered)
  }
}

async function spoilOne(spoilable: BillId[]): Promise<void> {
  const billId = spoilable.shift()
  if (billId !== undefined) await running.station.spoilNumber({ billId, reason: '作废' })
}

async function reverseOne(registered: BillId[]): Promise<void> {
  const billId = registered.shift()
  if (billId === undefined) return
  await running.station.registerWaiting()
  const request = { billId, reason: '退费', completeWhenGranted: true }
  await running.station.requestReversal(request)
}

/** The counts of the code, and how many spoilt and missing numbers are listed. */
async function reportOf(from: string, to: string) {
  const { counts, spoilt, missing } = await running.station.numberReport({ from, to })
  const missingCount = missing.reduce((sum, { first, last }) => sum + Number(last - first) + 1, 0)
  const count = present(counts.find((one) => one.billCode === billCode))
  return { count, listed: [spoilt.length, missingCount] }
}

function usedIn({ issued, red, spoilt, missing }: NumberCounts): number {
  return issued + red + spoilt + missing
}

test('whatever happened, each day adds up and begins where the one before ended', async () => {
  const step = fc.constantFrom<Step>(
    'issue',
    'refuse',
    'lose',
    'spoil',
    'reverse',
    'allot',
    'night',
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      await running.clear()
      await play(steps)
      const days: string[] = []
      for (let at = sampleStart; at <= running.time.now; at += dayMs) days.push(dateAt(at))
      let before = 0
      let used = 0
      for (const day of days) {
        const { count, listed } = await reportOf(day, day)
        expect(count.opening).toBe(before)
        expect(listed).toEqual([count.spoilt, count.missing])
        before = count.closing
        used += usedIn(count)
      }
      const left = present((await running.station.numbersLeft())[0]).left
      const whole = await reportOf(present(days[0]), present(days.at(-1)))
      expect([usedIn(whole.count), whole.count.opening]).toEqual([used, 0])
      expect([whole.count.closing, before]).toEqual([left, left])
    }),
    { numRuns: 12 },
  )
}, 120_000)
