import type { BillId, Standing } from '@piaoqiao/domain'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ReversalState } from '../ports.ts'
import type { RunningIssuer } from '../start-issuer.ts'
import { StationError } from '../station-error.ts'
import { billIdOf } from '../testing/outcomes.ts'
import { sampleDraft } from '../testing/sample-station.ts'
import type { Fate } from '../testing/scripted-province.ts'
import type { TestStation } from '../testing/test-station.ts'
import { startTestStation } from '../testing/test-station.ts'

let running: TestStation
let stations: readonly RunningIssuer[]

beforeAll(async () => {
  running = await startTestStation()
  stations = [running.station, await running.startAgain()]
})
afterAll(() => running.stop())

const acts = ['request', 'request and complete', 'release', 'complete', 'settle', 'events'] as const
const holderActs = ['lock', 'unlock'] as const
type Act = (typeof acts)[number] | (typeof holderActs)[number]

function act(station: RunningIssuer, billId: BillId, name: Act): Promise<unknown> {
  const reason = '患者退费'
  switch (name) {
    case 'request':
      return station.requestReversal({ billId, reason, completeWhenGranted: false })
    case 'request and complete':
      return station.requestReversal({ billId, reason, completeWhenGranted: true })
    case 'release':
      return station.releaseReversal({ billId, reason })
    case 'complete':
      return station.completeReversal({ billId })
    case 'settle':
      return station.settleOpenOperations(undefined, 0)
    case 'events':
      return station.takeEvents()
    case 'lock':
      return Promise.resolve(running.province.registry.lock(billId))
    case 'unlock':
      return Promise.resolve(running.province.registry.unlock(billId))
  }
}

/** Refusals of the station are part of the storm; anything else is a fault. */
async function endured(attempt: Promise<unknown>): Promise<void> {
  await attempt.catch((error: unknown) => {
    if (!(error instanceof StationError)) throw error
  })
}

const statesOf: Readonly<Record<Standing, readonly (ReversalState | undefined)[]>> = {
  valid: [undefined, 'held', 'recovery', 'released', 'refused'],
  reversal_locked: ['granted'],
  reversed: ['completed'],
}

const fates = fc.array(fc.constantFrom<Fate>('answered', 'answer_lost', 'message_lost'), {
  maxLength: 6,
})
const rounds = fc.array(
  fc.array(fc.constantFrom<Act>(...acts, ...holderActs), { minLength: 1, maxLength: 4 }),
  { minLength: 1, maxLength: 5 },
)

test('two stations, a holder and lost messages leave one truth about a reversal', async () => {
  await fc.assert(
    fc.asyncProperty(rounds, fates, fates, async (storm, lockFates, completeFates) => {
      await running.clear()
      await running.station.ensureNumbers()
      const billId = billIdOf(await running.station.issueBill(sampleDraft()))
      await running.station.registerWaiting()
      running.province.fate('reversal.lock', ...lockFates)
      running.province.fate('reversal.complete', ...completeFates)
      for (const round of storm) {
        await Promise.all(
          round.map((name, index) => {
            const station = stations[index % stations.length] ?? running.station
            return endured(act(station, billId, name))
          }),
        )
      }
      running.province.fate('reversal.lock')
      running.province.fate('reversal.complete')
      await running.station.settleOpenOperations(undefined, 0)
      await running.station.takeEvents()
      await expectOneTruth(billId)
    }),
    { numRuns: 25 },
  )
}, 120_000)

async function expectOneTruth(billId: BillId): Promise<void> {
  const { registry } = running.province
  const bill = registry.bills.get(billId)
  const { reversal, latest } = await running.station.billStatus(billId)
  expect(statesOf[bill?.standing ?? 'valid']).toContain(reversal?.state)
  expect(latest).toMatchObject({ standing: bill?.standing, missing: 0, chained: true })
  const redBills = [...registry.bills.values()].filter(({ facts }) => facts.original === billId)
  const isReversed = bill?.standing === 'reversed'
  expect(redBills.map(({ id }) => id)).toEqual(isReversed ? [reversal?.redBill] : [])
}
