import { expect, test } from 'vitest'
import type { Report } from '../report/report.ts'
import type { Carelessness } from '../testing/loose-system.ts'
import { looseSystem } from '../testing/loose-system.ts'
import { gatewaySystem, longPatience, runAgainst } from '../testing/unit-systems.ts'
import { unitCaseCatalogue } from './unit-catalogue.ts'

function notPassed({ cases }: Report): string[] {
  return cases
    .filter(({ result }) => result !== 'pass')
    .map(({ code, result, reason }) => `${code} ${result} ${reason}`)
}

test('the gateway of the SDK stands every attack on a lock and on its webhook', async () => {
  const cases = [...unitCaseCatalogue('bill.lock'), ...unitCaseCatalogue('event.deliver')]
  expect(notPassed(await runAgainst(gatewaySystem, cases, longPatience))).toEqual([])
}, 60_000)

test('the gateway of the SDK stands attacks on every message', async () => {
  const some = ['good', 'cut', 'signature-stranger', 'other-request', 'opens', 'payload-form']
  const cases = unitCaseCatalogue().filter(
    ({ code, message }) =>
      message !== 'key.rotate' && some.some((slug) => code.endsWith(`/${slug}`)),
  )
  expect(notPassed(await runAgainst(gatewaySystem, cases, longPatience))).toEqual([])
})

interface CarelessSystem {
  /** As the end of a sentence. */
  readonly does: string
  readonly carelessness: Carelessness
  /** Ends of the codes that find it out. */
  readonly found: readonly string[]
}

const carelessSystems: readonly CarelessSystem[] = [
  { does: 'retries under a new id', carelessness: { newIds: true }, found: ['answer/cut'] },
  { does: 'does not retry', carelessness: { givesUp: true }, found: ['answer/cut'] },
  {
    does: 'retries with other content',
    carelessness: { otherContent: true },
    found: ['answer/cut', 'request/one-id-one-content'],
  },
  {
    does: 'sends the same envelope again',
    carelessness: { sameBytes: true },
    found: ['answer/cut', 'request/fresh-key'],
  },
  {
    does: 'repeats what was answered',
    carelessness: { repeats: true },
    found: ['answer/good'],
  },
  {
    does: 'does not sign',
    carelessness: { unsigned: true },
    found: ['request/signed'],
  },
  {
    does: 'does not look at the MAC',
    carelessness: { leavesOut: 'mac' },
    found: ['answer/mac-other-key'],
  },
  {
    does: 'does not look at signatures',
    carelessness: { leavesOut: 'signature' },
    found: ['answer/signature-missing', 'answer/signature-stranger'],
  },
  {
    does: 'takes answers of any time',
    carelessness: { leavesOut: 'clock' },
    found: ['answer/clock-behind', 'answer/clock-ahead'],
  },
  {
    does: 'takes answers to other requests',
    carelessness: { leavesOut: 'request' },
    found: ['answer/other-request', 'answer/other-application', 'answer/swapped'],
  },
  { does: 'does not wait when told to', carelessness: { hurries: true }, found: ['answer/busy'] },
  {
    does: 'follows redirects',
    carelessness: { followsRedirects: true },
    found: ['answer/redirect'],
  },
  {
    does: 'confirms every push',
    carelessness: { confirmsEverything: true },
    found: ['push/signature-stranger', 'push/clock-behind', 'push/text-body'],
  },
]

const casesEnding = (ends: readonly string[]) =>
  [...unitCaseCatalogue('bill.lock'), ...unitCaseCatalogue('event.deliver')].filter(({ code }) =>
    ends.some((end) => code.endsWith(`/${end}`)),
  )

test.each(carelessSystems)('a system that $does is found out', async ({ carelessness, found }) => {
  const cases = [...new Set([...casesEnding(['answer/good']), ...casesEnding(found)])]
  const report = await runAgainst(looseSystem(carelessness), cases)
  const caught = report.cases.filter(
    ({ code, result }) => result !== 'pass' && found.some((end) => code.endsWith(`/${end}`)),
  )
  expect(caught.length).toBe(found.length)
})

test('a system that does none of this passes the same cases', async () => {
  const cases = casesEnding(carelessSystems.flatMap(({ found }) => found))
  expect(notPassed(await runAgainst(looseSystem({}), cases, longPatience))).toEqual([])
})
