import type { Sm2PrivateKey } from '@piaoqiao/gm-crypto'
import { createSoftwareCryptoModule, generateSm2PrivateKey } from '@piaoqiao/gm-crypto'
import type { CaseEnd } from '../platform/case-session.ts'
import type { CaseResult, Report } from '../report/report.ts'
import { reportOf } from '../report/report-of.ts'
import { answerWell } from './answer-request.ts'
import type { UnitUnderTest } from './played-platform.ts'
import { PlayedPlatform } from './played-platform.ts'
import type { RequestCheck } from './request-checks.ts'
import type { Trying } from './try-answer.ts'
import { tryAnswer } from './try-answer.ts'
import { TryPush } from './try-push.ts'
import type { UnitCase } from './unit-catalogue.ts'
import type { Patience, UnitDriver } from './unit-driver.ts'

export interface UnitRun {
  readonly unit: UnitUnderTest
  /** The keys of the played platform; the unit has to accept both. */
  readonly platformKey: Sm2PrivateKey
  readonly nextPlatformKey: Sm2PrivateKey
  readonly listen: { readonly host: string; readonly port: number }
  readonly patience: Patience
  readonly cases: readonly UnitCase[]
  /** Told where the platform listens, before the first case; says how the unit is reached. */
  readonly connect: (baseUrl: string) => Promise<UnitConnection>
  /** Told which case begins to wait for the unit. */
  readonly onBegin?: (theCase: UnitCase) => void
  readonly onResult?: (result: CaseResult, done: number) => void
  readonly signal?: AbortSignal
}

export interface UnitConnection {
  /** Where the unit takes pushes; null where it takes none. */
  readonly webhookUrl: string | null
  /** Null where people let the unit's system send. */
  readonly driver: UnitDriver | null
}

/** Plays the platform against a unit's system, and attacks it. */
export async function runUnitCases(run: UnitRun): Promise<Report> {
  const startedAt = new Date()
  const platform = playedPlatform(run)
  const baseUrl = await platform.listen(run.listen.host, run.listen.port)
  try {
    const results = await runAll(run, platform, await run.connect(baseUrl))
    const { appId } = run.unit
    return reportOf({ direction: 'unit', appId, startedAt, finishedAt: new Date(), results })
  } finally {
    await platform.close()
  }
}

function playedPlatform({ unit, platformKey, nextPlatformKey }: UnitRun): PlayedPlatform {
  const keys = { platform: platformKey, next: nextPlatformKey, stranger: generateSm2PrivateKey() }
  const crypto = createSoftwareCryptoModule({ keys, workers: 0 })
  const platform: PlayedPlatform = new PlayedPlatform(unit, crypto, (request) => {
    answerWell({ platform, request }).catch(() => request.response.destroy())
  })
  return platform
}

/** Checks of requests come last, because they look at everything that was sent; the report keeps the order of the cases. */
async function runAll(
  run: UnitRun,
  platform: PlayedPlatform,
  { driver, webhookUrl }: UnitConnection,
): Promise<CaseResult[]> {
  const ends = new Map<UnitCase, CaseEnd>()
  const inTurn = run.cases.toSorted((a, b) => Number(isCheck(a)) - Number(isCheck(b)))
  const pushing = new TryPush(platform, webhookUrl, run.patience)
  const trying = { platform, driver, patience: run.patience }
  for (const theCase of inTurn) {
    if (run.signal?.aborted === true) break
    run.onBegin?.(theCase)
    const end = await runOne(trying, pushing, theCase)
    ends.set(theCase, end)
    run.onResult?.(resultOf(theCase, end), ends.size)
  }
  return run.cases.flatMap((theCase) => {
    const end = ends.get(theCase)
    return end === undefined ? [] : [resultOf(theCase, end)]
  })
}

function isCheck({ tried }: UnitCase): boolean {
  return tried.kind === 'request'
}

async function runOne(trying: Trying, pushing: TryPush, { tried }: UnitCase): Promise<CaseEnd> {
  try {
    switch (tried.kind) {
      case 'answer':
        return await tryAnswer(trying, tried.message, tried.attack)
      case 'push':
        return await pushing.run(tried.attack)
      case 'request':
        return checkRequests(trying.platform, tried.message, tried.check)
    }
  } catch (error) {
    const name = error instanceof Error ? error.name : typeof error
    return { result: 'error', reason: `测试程序出错：${name}`, exchanges: [] }
  }
}

function checkRequests(
  { arrived }: PlayedPlatform,
  message: string,
  { fault }: RequestCheck,
): CaseEnd {
  const own = arrived.filter(({ service }) => service === message)
  if (own.length === 0) return { result: 'wait', reason: `还没有收到${message}`, exchanges: [] }
  for (const [index, request] of own.entries()) {
    const found = fault(request, own.slice(0, index))
    if (found !== null) return { result: 'fail', reason: found, exchanges: [] }
  }
  return { result: 'pass', reason: '', exchanges: [] }
}

function resultOf(
  { code, message, title, clause, requirements }: UnitCase,
  end: CaseEnd,
): CaseResult {
  return { code, message, side: 'attack', title, clause, requirements: [...requirements], ...end }
}
