import type { BillId, Instant } from '@piaoqiao/domain'
import { inKeyOrder } from '@piaoqiao/domain'
import type {
  ApplyCommands,
  BatchKeys,
  BatchLoad,
  BillStore,
  StoredRequest,
  Submission,
} from '../ports.ts'
import { CommandBatch } from './command-batch.ts'

/** Most commands that one transaction carries; a larger submission is a transaction of its own. */
export const commandsPerTransactionMax = 1000
/** A group is not made smaller than this only to leave something to the next transaction. */
export const commandsSharedMin = 16
/** Most commands that wait for a transaction; beyond it the registry says that it is busy. */
export const commandsWaitingMax = 20_000

/** The registry cannot take more changes now. Nothing was done. */
export class RegistryBusy extends Error {
  readonly code = 'SERVICE_BUSY'
  constructor() {
    super('too many changes are waiting')
    this.name = 'RegistryBusy'
  }
}

interface Waiting {
  readonly submission: Submission
  readonly resolve: (answers: readonly string[] | null) => void
  readonly reject: (error: unknown) => void
}

type Decided = { readonly answers: readonly string[] | null } | { readonly error: unknown }

/**
 * The one way to change bills (design section 6). Submissions that arrive while transactions are committing are gathered
 * and go into the next one together, so throughput rises with load; a lone one goes at once. An answer is given only after
 * its commit is durable. A submission that would break an invariant fails alone.
 * @param transactionsMax how many transactions may be under way at once; each uses one connection
 * @param defer runs a task after the present turn of the event loop; a simulation has turns of its own
 */
export function createApplyCommands(options: {
  readonly store: BillStore
  readonly clock: () => Instant
  readonly transactionsMax: number
  readonly defer?: (task: () => void) => void
}): ApplyCommands {
  const { store, clock, transactionsMax, defer = setImmediate } = options
  const waiting: Waiting[] = []
  let commandsWaiting = 0
  let underWay = 0

  function start(): void {
    while (underWay < transactionsMax && waiting.length > 0) {
      const share = Math.ceil(commandsWaiting / (transactionsMax - underWay))
      const group = takeGroup(waiting, Math.max(share, commandsSharedMin))
      commandsWaiting -= countOf(group)
      underWay += 1
      void carryOut(store, clock, group).finally(() => {
        underWay -= 1
        start()
      })
    }
  }

  return (submission) => {
    if (commandsWaiting + submission.commands.length > commandsWaitingMax) {
      return Promise.reject(new RegistryBusy())
    }
    return new Promise((resolve, reject) => {
      waiting.push({ submission, resolve, reject })
      commandsWaiting += submission.commands.length
      // Requests that arrive in the same turn of the event loop share a transaction; nobody waits longer than that.
      if (underWay < transactionsMax) defer(start)
    })
  }
}

/**
 * What waits is shared among the transactions that are free: while one of them is with the database, the next one is being
 * decided. One group of everything would leave each side waiting for the other.
 */
function takeGroup(waiting: Waiting[], share: number): Waiting[] {
  const commandsMax = Math.min(share, commandsPerTransactionMax)
  let commands = 0
  let count = 0
  for (const { submission } of waiting) {
    commands += submission.commands.length
    if (count > 0 && commands > commandsMax) break
    count += 1
  }
  return waiting.splice(0, count)
}

function countOf(group: readonly Waiting[]): number {
  return group.reduce((count, { submission }) => count + submission.commands.length, 0)
}

async function carryOut(
  store: BillStore,
  clock: () => Instant,
  group: readonly Waiting[],
): Promise<void> {
  const submissions = group.map(({ submission }) => submission)
  try {
    const decided = await store.change(async (transaction) => {
      const load = await transaction.load(keysOf(submissions))
      const { batch, results } = decideAll(load, submissions, clock())
      await transaction.append(batch.written())
      return results
    })
    for (const [index, { resolve, reject }] of group.entries()) {
      const result = decided[index]
      if (result !== undefined && 'answers' in result) resolve(result.answers)
      else reject(result?.error)
    }
  } catch (error) {
    for (const { reject } of group) reject(error)
  }
}

function decideAll(
  load: BatchLoad,
  submissions: readonly Submission[],
  at: Instant,
): { batch: CommandBatch; results: readonly Decided[] } {
  const batch = new CommandBatch(load, at)
  const results = submissions.map((submission): Decided => {
    try {
      return { answers: batch.decide(submission) }
    } catch (error) {
      return { error }
    }
  })
  return { batch, results }
}

function keysOf(submissions: readonly Submission[]): BatchKeys {
  const ids = new Set<BillId>()
  const operations: BatchKeys['operations'][number][] = []
  const requests: StoredRequest[] = []
  for (const { commands, request } of submissions) {
    if (request !== null) requests.push(request)
    for (const { command } of commands) {
      ids.add(command.billId)
      if (command.change.kind === 'reversal.complete') ids.add(command.change.redBillId)
      operations.push({ billId: command.billId, operationId: command.operationId })
    }
  }
  const billIds = [...ids].toSorted(inKeyOrder)
  return { billIds, operations, requests }
}
