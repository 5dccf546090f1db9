import type { Arranger, PlatformCase, Report } from '@piaoqiao/conformance'
import {
  caseCatalogue,
  createActingArranger,
  portalCatalogue,
  runPlatformCases,
} from '@piaoqiao/conformance'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Application } from './testing/application.ts'
import { BentPlatform } from './testing/bent-platform.ts'
import { brokenPlatforms } from './testing/broken-platforms.ts'
import type { Cast } from './testing/cast.ts'
import { enrolCast } from './testing/cast.ts'
import { conformanceStage } from './testing/conformance-stage.ts'
import type { Network } from './testing/network.ts'
import { startNetwork } from './testing/network.ts'

/** One case of so many is tried with every change; with `CONFORMANCE=all` all of them are, which takes minutes. */
const isWhole = process.env['CONFORMANCE'] === 'all'
const sampleStep = isWhole ? 1 : 61

let network: Network
let cast: Cast
let arranger: Arranger
let bent: BentPlatform

beforeAll(async () => {
  network = await startNetwork()
  cast = await enrolCast(network)
  arranger = createActingArranger(conformanceStage(cast, network.clock.now))
  bent = await BentPlatform.open(network.p50, cast.insurer)
})
afterAll(async () => {
  await bent.close()
  await network.stop()
})

function runAt(
  baseUrl: string,
  cases: readonly PlatformCase[],
  caller: Application = cast.insurer,
): Promise<Report> {
  const { appId, appKey, key, platformKey, now } = caller.options
  const target = {
    baseUrl,
    appId,
    appKey,
    privateKey: key,
    platformKeys: [platformKey],
    timeoutMs: 20_000,
    now,
  }
  return runPlatformCases({ target, arranger, cases })
}

function notPassed({ cases }: Report): string[] {
  return cases
    .filter(({ result }) => result !== 'pass')
    .map(({ code, result, reason }) => `${code} ${result} ${reason}`)
}

test(
  'a province passes',
  async () => {
    const cases = caseCatalogue().filter((_, index) => index % sampleStep === 0)
    const report = await runAt(cast.insurer.options.url, cases)
    expect(report.cases).toHaveLength(cases.length)
    expect(notPassed(report)).toEqual([])
  },
  isWhole ? 1_800_000 : 60_000,
)

test(
  'a province passes with a portal of payers',
  async () => {
    const cases = portalCatalogue().filter((_, index) => index % sampleStep === 0)
    const report = await runAt(cast.portal.options.url, cases, cast.portal)
    expect(notPassed(report)).toEqual([])
  },
  isWhole ? 1_800_000 : 60_000,
)

const casesAmong = (among: readonly string[]) =>
  caseCatalogue().filter(({ code }) => among.some((beginning) => code.startsWith(beginning)))

test.each(brokenPlatforms)('a platform that $does is found out', async ({ bending, among }) => {
  bent.bending = bending
  expect(notPassed(await runAt(bent.url, casesAmong(among))).length).toBeGreaterThan(0)
})

test('what stands before the platform is no fault by itself', async () => {
  bent.bending = {}
  const cases = brokenPlatforms.flatMap(({ among }) => casesAmong(among).slice(0, 2))
  expect(notPassed(await runAt(bent.url, cases))).toEqual([])
})
