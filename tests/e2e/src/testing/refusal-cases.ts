import type { RefusalCode } from '@piaoqiao/domain'
import type { Application, ItemAnswer } from './application.ts'
import type { StagedBills } from './staged-bills.ts'

/** An item that has to be refused. */
export interface RefusalCase {
  /** What the service is asked for, as the end of a sentence. */
  readonly name: string
  readonly service: string
  readonly item: (bills: StagedBills) => unknown
  readonly code: RefusalCode
}

export function refusedWith(
  code: RefusalCode,
  service: string,
  items: Readonly<Record<string, RefusalCase['item']>>,
): RefusalCase[] {
  return Object.entries(items).map(([name, item]) => ({ name, service, item, code }))
}

/** The answers to all cases; those of one service travel in one message, which is as good as many and faster. */
export async function answersTo(
  cases: readonly RefusalCase[],
  caller: Application,
  bills: StagedBills,
): Promise<ReadonlyMap<RefusalCase, ItemAnswer>> {
  const answers = new Map<RefusalCase, ItemAnswer>()
  for (const [service, ofService] of Map.groupBy(cases, (one) => one.service)) {
    const items = ofService.map(({ item }) => item(bills))
    for (const [index, answer] of (await caller.items(service, items)).entries()) {
      const asked = ofService[index]
      if (asked !== undefined) answers.set(asked, answer)
    }
  }
  return answers
}
