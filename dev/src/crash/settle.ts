import { setTimeout as sleep } from 'node:timers/promises'
import type { Findings } from './finding.ts'
import { ignoreExchangeError } from './ignore-exchange-error.ts'
import type { Ledger, LedgerRequest } from './ledger.ts'
import type { SeededRandom } from './seeded-random.ts'
import type { Unit } from './unit.ts'

export const settleMaxMs = 60_000
const pauseMs = 150
/** Open requests for which the unit first asks what became of them. */
const askedShare = 0.5
/** Answered requests of a round that each unit sends once more. */
const repeatedPerUnit = 5

export interface SettleOptions {
  readonly units: readonly Unit[]
  readonly ledger: Ledger
  readonly findings: Findings
  readonly random: SeededRandom
}

/**
 * Starts the units' systems again and brings every request that is open to its answer, by the same request id; some are
 * asked for by `operation.result` before, and then both have to say the same.
 */
export async function settleAll({ units, findings, random }: SettleOptions): Promise<void> {
  const until = Date.now() + settleMaxMs
  await Promise.all(
    units.map(async (unit) => {
      await unit.restart()
      for (const request of unit.openRequests()) {
        await settle(unit, request, { until, isAsked: random.happens(askedShare) })
        if (request.state !== 'open') continue
        const name = `${unit.id}/${request.requestId}`
        findings.add('unknown outcomes are settled', name, 'has no answer although all is up')
      }
    }),
  )
}

async function settle(
  unit: Unit,
  request: LedgerRequest,
  { until, isAsked }: { readonly until: number; readonly isAsked: boolean },
): Promise<void> {
  if (isAsked) await unit.askResults(request).catch(ignoreExchangeError)
  // Also where every item is known by now: the repeated request has to get the same answers.
  do {
    await unit.send(request)
    if (request.state === 'open') await sleep(pauseMs)
  } while (request.state === 'open' && Date.now() < until)
}

/** Sends answered requests of a round again, and asks for their results: the ledger finds an answer that is another one. */
export async function repeatAnswered(
  { units, ledger, random }: SettleOptions,
  round: number,
): Promise<number> {
  const answered = ledger.requests.filter(
    (request) => request.round === round && request.state === 'answered',
  )
  const counts = await Promise.all(
    units.map(async (unit) => {
      const own = answered.filter(({ unitId }) => unitId === unit.id)
      const repeated = random.shuffled(own).slice(0, repeatedPerUnit)
      for (const request of repeated) {
        await unit.send(request)
        await unit.askResults(request).catch(ignoreExchangeError)
      }
      return repeated.length
    }),
  )
  return counts.reduce((sum, count) => sum + count, 0)
}
