import type { PlatformCase } from '../catalogue/case.ts'
import { ReferenceUnknown } from '../catalogue/template.ts'
import type { CaseResult, Report } from '../report/report.ts'
import { reportOf } from '../report/report-of.ts'
import type { ArrangedBill, Arranger, NotArranged } from './arranger.ts'
import { isArranged } from './arranger.ts'
import type { CaseEnd } from './case-session.ts'
import { CaseSession } from './case-session.ts'
import type { Target } from './target.ts'

export interface PlatformRun {
  readonly target: Target
  readonly arranger: Arranger
  /** In the order in which they are to stand in the report. */
  readonly cases: readonly PlatformCase[]
  /** Told of each result as it comes, with how many are behind. */
  readonly onResult?: (result: CaseResult, done: number) => void
  readonly signal?: AbortSignal
}

/** Plays a unit against a platform: arranges the bills of some cases at a time, runs these, and goes on. */
export async function runPlatformCases(run: PlatformRun): Promise<Report> {
  const startedAt = new Date()
  const results: CaseResult[] = []
  for (const part of parts(run)) {
    if (run.signal?.aborted === true) break
    for (const [theCase, end] of await runPart(run, part)) {
      const result = resultOf(theCase, end)
      results.push(result)
      run.onResult?.(result, results.length)
    }
  }
  const { appId } = run.target
  return reportOf({ direction: 'platform', appId, startedAt, finishedAt: new Date(), results })
}

function resultOf(theCase: PlatformCase, end: CaseEnd): CaseResult {
  const { code, message, side, title, clause, requirements } = theCase
  return { code, message, side, title, clause, requirements: [...requirements], ...end }
}

/** Cases whose bills together fit into one call of the arranger. */
function parts({ cases, arranger }: PlatformRun): PlatformCase[][] {
  const all: PlatformCase[][] = []
  let bills = 0
  for (const theCase of cases) {
    const wanted = Object.keys(theCase.bills).length
    const last = all.at(-1)
    if (last === undefined || bills + wanted > arranger.batchMax || last.length >= partMax) {
      all.push([theCase])
      bills = wanted
    } else {
      last.push(theCase)
      bills += wanted
    }
  }
  return all
}
/** So that progress is seen also where no bills are wanted. */
const partMax = 100

type Arranged = ReadonlyMap<PlatformCase, Readonly<Record<string, ArrangedBill | NotArranged>>>

async function runPart(
  run: PlatformRun,
  part: readonly PlatformCase[],
): Promise<readonly (readonly [PlatformCase, CaseEnd])[]> {
  const arranged = await arrangePart(run.arranger, part)
  const ends: (readonly [PlatformCase, CaseEnd])[] = []
  for (const theCase of part) {
    ends.push([theCase, await runCase(run, theCase, arranged.get(theCase) ?? {})])
  }
  return ends
}

async function arrangePart(arranger: Arranger, part: readonly PlatformCase[]): Promise<Arranged> {
  const wanted = part.flatMap((theCase) =>
    Object.entries(theCase.bills).map(([label, bill]) => ({ theCase, label, bill })),
  )
  const made = wanted.length === 0 ? [] : await arranger.arrange(wanted.map(({ bill }) => bill))
  const arranged = new Map<PlatformCase, Record<string, ArrangedBill | NotArranged>>()
  for (const [index, { theCase, label }] of wanted.entries()) {
    const bills = arranged.get(theCase) ?? {}
    bills[label] = made[index] ?? { reason: '没有造出所需的票据' }
    arranged.set(theCase, bills)
  }
  return arranged
}

async function runCase(
  { target, arranger }: PlatformRun,
  theCase: PlatformCase,
  bills: Readonly<Record<string, ArrangedBill | NotArranged>>,
): Promise<CaseEnd> {
  for (const bill of Object.values(bills)) {
    if (!isArranged(bill)) return { result: 'skip', reason: bill.reason, exchanges: [] }
  }
  const session = new CaseSession(
    target,
    theCase,
    bills as Readonly<Record<string, ArrangedBill>>,
    arranger,
  )
  try {
    return await session.run()
  } catch (error) {
    const reason =
      error instanceof ReferenceUnknown
        ? `用例所需的数据没有备好：${error.message}`
        : `测试程序出错：${error instanceof Error ? error.name : typeof error}`
    return { result: 'error', reason, exchanges: [...session.exchanges] }
  }
}
