import type { Bill, BillId, Command, Decision, Instant, Stakeholder } from '@piaoqiao/domain'
import { decide, homeProvinceOf, refusal } from '@piaoqiao/domain'
import { wireAnswer, wireRefusal } from '@piaoqiao/protocol'
import type {
  BatchLoad,
  BillFile,
  ChainedEvent,
  ChangeBatch,
  ChangedBill,
  EventKey,
  OutboxEntry,
  StoredBill,
  StoredOperation,
  StoredRequest,
  Submission,
  SubmittedCommand,
} from '../ports.ts'
import type { EventCount } from '../event-count-ports.ts'
import { chainEvent, firstPreviousHash } from './chain-event.ts'
import { addedUp, countsOf } from './count-events.ts'

const reused = JSON.stringify(wireRefusal(refusal('OPERATION_ID_REUSED')))
const atomicRefused = JSON.stringify(wireRefusal(refusal('ATOMIC_BATCH_REFUSED')))

/** A bill that the batch may have changed already: later commands see what earlier ones did. */
interface Current extends StoredBill {
  readonly before: Bill | null
}

interface Outcome {
  readonly answer: string
  readonly refused: boolean
}

/**
 * Decides the submissions of one transaction, in order, and collects what has to be written. No I/O: the same load, the
 * same submissions and the same moment always give the same batch.
 */
export class CommandBatch {
  readonly #at: Instant
  readonly #loaded: ReadonlyMap<BillId, StoredBill>
  readonly #operations = new Map<string, StoredOperation>()
  readonly #requests = new Map<string, StoredRequest>()
  readonly #current = new Map<BillId, Current>()
  /** What the batch replaced in `#current`, in order, so that a submission can be taken back. */
  readonly #replaced: (readonly [BillId, Current | undefined])[] = []
  readonly #events: ChainedEvent[] = []
  readonly #conflicts: EventKey[] = []
  readonly #newOperations: StoredOperation[] = []
  readonly #newRequests: StoredRequest[] = []
  readonly #files: BillFile[] = []
  readonly #counts: EventCount[] = []

  constructor(load: BatchLoad, at: Instant) {
    this.#at = at
    this.#loaded = load.bills
    for (const operation of load.operations)
      this.#operations.set(operationKey(operation), operation)
    for (const request of load.requests) this.#requests.set(requestKey(request), request)
  }

  /**
   * The answers to one submission, one JSON text per command; null when its request id was used for other content.
   * @throws InvariantBroken, with the batch as it was before
   */
  decide(submission: Submission): readonly string[] | null {
    const { request, commands } = submission
    if (request !== null && this.#isReused(request)) return null
    const mark = this.#mark()
    try {
      const answers = submission.atomic ? this.#allOrNone(commands) : this.#oneByOne(commands)
      if (request !== null) this.#keepRequest(request)
      return answers
    } catch (error) {
      this.#restore(mark)
      throw error
    }
  }

  /** Everything that has to be written for the submissions decided so far. */
  written(): ChangeBatch {
    const bills: ChangedBill[] = []
    for (const { before, bill: after, lastHash } of this.#current.values()) {
      bills.push({ before, after, lastHash })
    }
    return {
      bills,
      events: this.#events,
      operations: this.#newOperations,
      requests: this.#newRequests,
      outbox: this.#outbox(),
      files: this.#files,
      counts: addedUp(this.#counts),
    }
  }

  #oneByOne(commands: readonly SubmittedCommand[]): string[] {
    return commands.map((submitted) => {
      const known = this.#known(submitted)
      if (known !== null) return known.answer
      const { answer } = this.#carryOut(submitted)
      this.#keepOperation(submitted, answer)
      return answer
    })
  }

  #allOrNone(commands: readonly SubmittedCommand[]): string[] {
    const known = commands.map((submitted) => this.#known(submitted))
    if (known.some((outcome) => outcome !== null)) {
      return known.map((outcome) => outcome?.answer ?? atomicRefused)
    }
    const mark = this.#mark()
    const outcomes = commands.map((submitted) => this.#carryOut(submitted))
    const answers = outcomes.some(({ refused }) => refused)
      ? this.#undone(commands, outcomes, mark)
      : outcomes.map(({ answer }) => answer)
    for (const [index, submitted] of commands.entries()) {
      this.#keepOperation(submitted, answers[index] ?? atomicRefused)
    }
    return answers
  }

  /** Takes an atomic batch back, but what a refusal itself enters into the history (a registration conflict) stays. */
  #undone(
    commands: readonly SubmittedCommand[],
    outcomes: readonly Outcome[],
    mark: Mark,
  ): string[] {
    this.#restore(mark)
    return outcomes.map(({ answer, refused }, index) => {
      const submitted = commands[index]
      if (!refused || submitted === undefined) return atomicRefused
      if (submitted.command.change.kind === 'bill.register') this.#carryOut(submitted)
      return answer
    })
  }

  #known(submitted: SubmittedCommand): Outcome | null {
    const operation = this.#operations.get(operationKey(operationOf(submitted.command)))
    if (operation === undefined) return null
    const same = operation.fingerprint === submitted.fingerprint
    return { answer: same ? operation.answer : reused, refused: !same }
  }

  #carryOut({ command, file }: SubmittedCommand): Outcome {
    const { change } = command
    const redBill = change.kind === 'reversal.complete' ? this.#bill(change.redBillId) : null
    const decision = decide(this.#bill(command.billId), redBill, command, this.#at)
    this.#take(decision)
    const done = decision.answer.outcome === 'done'
    if (done && file !== undefined && decision.events.some(({ sequence }) => sequence === 1)) {
      this.#files.push(file)
    }
    return { answer: JSON.stringify(wireAnswer(decision.answer)), refused: !done }
  }

  #take({ events, bills }: Decision): void {
    const hashes = new Map<BillId, string>()
    for (const event of events) {
      const previous = hashes.get(event.billId) ?? this.#lastHash(event.billId)
      const chained = chainEvent(event, previous)
      hashes.set(event.billId, chained.hash)
      this.#events.push(chained)
      if (event.change.kind === 'bill.registration_conflict') this.#conflicts.push(chained)
    }
    for (const bill of bills) {
      const earlier = this.#current.get(bill.id)
      const before = earlier?.before ?? this.#loaded.get(bill.id)?.bill ?? null
      const lastHash = hashes.get(bill.id) ?? this.#lastHash(bill.id)
      this.#replaced.push([bill.id, earlier])
      this.#current.set(bill.id, { before, bill, lastHash })
    }
    for (const event of events) {
      const bill = this.#bill(event.billId)
      if (bill !== null) this.#counts.push(...countsOf(event, bill))
    }
  }

  #bill(id: BillId): Bill | null {
    return (this.#current.get(id) ?? this.#loaded.get(id))?.bill ?? null
  }

  #lastHash(id: BillId): string {
    return (this.#current.get(id) ?? this.#loaded.get(id))?.lastHash ?? firstPreviousHash
  }

  #isReused(request: StoredRequest): boolean {
    const known = this.#requests.get(requestKey(request))
    return known !== undefined && known.fingerprint !== request.fingerprint
  }

  #keepRequest(request: StoredRequest): void {
    if (this.#requests.has(requestKey(request))) return
    this.#requests.set(requestKey(request), request)
    this.#newRequests.push(request)
  }

  #keepOperation({ command, fingerprint }: SubmittedCommand, answer: string): void {
    const operation = { ...operationOf(command), fingerprint, answer }
    this.#operations.set(operationKey(operation), operation)
    this.#newOperations.push(operation)
  }

  #outbox(): OutboxEntry[] {
    const entries = new Map<string, OutboxEntry & { readonly events: EventKey[] }>()
    const add = (subscriber: Stakeholder, { billId, sequence }: EventKey): void => {
      const entry = entries.get(subscriber.id) ?? { subscriber, events: [] }
      entry.events.push({ billId, sequence })
      entries.set(subscriber.id, entry)
    }
    for (const event of this.#events) {
      for (const subscriber of this.#current.get(event.billId)?.bill.stakeholders ?? []) {
        add(subscriber, event)
      }
    }
    for (const conflict of this.#conflicts) add(bureauOf(conflict.billId), conflict)
    return [...entries.values()]
  }

  #mark(): Mark {
    return {
      replaced: this.#replaced.length,
      events: this.#events.length,
      conflicts: this.#conflicts.length,
      operations: this.#newOperations.length,
      files: this.#files.length,
      counts: this.#counts.length,
    }
  }

  #restore(mark: Mark): void {
    for (const [id, earlier] of this.#replaced.splice(mark.replaced).toReversed()) {
      if (earlier === undefined) this.#current.delete(id)
      else this.#current.set(id, earlier)
    }
    this.#events.length = mark.events
    this.#conflicts.length = mark.conflicts
    this.#files.length = mark.files
    this.#counts.length = mark.counts
    for (const operation of this.#newOperations.splice(mark.operations)) {
      this.#operations.delete(operationKey(operation))
    }
  }
}

/** How much the batch held when a submission began. */
interface Mark {
  readonly replaced: number
  readonly events: number
  readonly conflicts: number
  readonly operations: number
  readonly files: number
  readonly counts: number
}

/** The subscriber by which the finance bureau hears of what needs its attention. */
export const bureauSubscriberId = 'BUREAU'

function bureauOf(billId: BillId): Stakeholder {
  return { id: bureauSubscriberId, province: homeProvinceOf(billId) }
}

function operationOf({
  billId,
  operationId,
}: Command): Pick<StoredOperation, 'billId' | 'operationId'> {
  return { billId, operationId }
}

function operationKey({
  billId,
  operationId,
}: Pick<StoredOperation, 'billId' | 'operationId'>): string {
  return `${billId} ${operationId}`
}

function requestKey({ partyId, requestId }: StoredRequest): string {
  return `${partyId} ${requestId}`
}
