import type { IssueBillDraft } from '../bills/bill-draft.ts'
import { StationError } from '../station-error.ts'
import type { AskedDraft, IssueResult } from './issue-bill.ts'
import { issueBill, issueDrafts, requireFit } from './issue-bill.ts'
import type { Station } from './station.ts'

/** Most drafts that become bills in one transaction. */
export const draftsTogetherMax = 64
/** Beyond so many that wait, the store is plainly not keeping up. */
export const draftsWaitingMax = 10_000

interface Asked extends AskedDraft {
  readonly resolve: (result: IssueResult) => void
  readonly reject: (reason: unknown) => void
}

/**
 * Issues as `issueBill` does; what is asked for while a transaction is under way shares the next one. All numbers of a
 * code come from one row, so one transaction for each bill would make every bill wait for the signature and the disk of
 * the one before. Whoever asks alone waits for nobody.
 */
export function issueTogether(station: Station): (draft: IssueBillDraft) => Promise<IssueResult> {
  const waiting: Asked[] = []
  let isRunning = false
  const run = async () => {
    isRunning = true
    while (waiting.length > 0) await issueGroup(station, takeGroup(waiting))
    isRunning = false
  }
  return async (draft) => {
    const digest = requireFit(draft)
    if (waiting.length >= draftsWaitingMax) throw new StationError('STORE_UNAVAILABLE')
    const { promise, resolve, reject } = Promise.withResolvers<IssueResult>()
    waiting.push({ draft, digest, resolve, reject })
    if (!isRunning) void run()
    return promise
  }
}

/** The longest waiting, each business number once: a repetition finds the bill of the first when it is there. */
function takeGroup(waiting: Asked[]): readonly Asked[] {
  const group = new Map<string, Asked>()
  const rest: Asked[] = []
  for (const asked of waiting) {
    const { businessNumber } = asked.draft
    const isLeft = group.size === draftsTogetherMax || group.has(businessNumber)
    if (isLeft) rest.push(asked)
    else group.set(businessNumber, asked)
  }
  waiting.splice(0, waiting.length, ...rest)
  return [...group.values()]
}

/** Never throws. What goes wrong with one draft must not touch the others, so then each is issued by itself. */
async function issueGroup(station: Station, group: readonly Asked[]): Promise<void> {
  try {
    if (group.length > 1) {
      const results = await station.store.change((tables) => issueDrafts(station, tables, group))
      for (const [index, result] of results.entries()) group[index]?.resolve(result)
      return
    }
  } catch {
    // Rolled back, numbers included. The reason comes up again for the draft that it belongs to.
  }
  for (const { draft, resolve, reject } of group) {
    await issueBill(station, draft).then(resolve, reject)
  }
}
