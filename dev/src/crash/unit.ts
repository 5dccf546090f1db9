import { randomUUID } from 'node:crypto'
import type { BillId } from '@piaoqiao/domain'
import { billCodeOf, billNumberOf } from '@piaoqiao/domain'
import type { ChangeAnswerItem } from '@piaoqiao/protocol'
import type { BatchItemOf, Client, RequestJournal } from '@piaoqiao/sdk'
import { createClient, ExchangeError, isSettled, openFileJournal } from '@piaoqiao/sdk'
import { chooseRequest } from './choose-request.ts'
import { FeedReader } from './feed-reader.ts'
import type { Findings } from './finding.ts'
import { operationIdOf } from './ledger.ts'
import type { CrashService, Ledger, LedgerRequest } from './ledger.ts'
import type { EnrolledParty } from './seed-registry.ts'
import type { SeededRandom } from './seeded-random.ts'
import type { CrashProvince } from './start-network.ts'
import { UnitBooks } from './unit-books.ts'

export interface UnitOptions {
  readonly enrolled: EnrolledParty
  readonly province: Pick<CrashProvince, 'url' | 'publicKey'>
  readonly journalPath: string
  readonly ledger: Ledger
  readonly findings: Findings
  readonly random: SeededRandom
  /** Of one attempt; a short one makes the unit repeat messages that are still being carried out. */
  readonly timeoutMs: number
}

interface RunningSystem {
  readonly client: Client
  readonly journal: RequestJournal
}

const retry = { attemptsMax: 2, firstPauseMs: 100, pauseMsMax: 400 }
/** Of the messages that were certainly not carried out, how many the unit never sends again. */
const droppedShare = 0.3

/** A unit's system: keeps each request in its journal before it sends it, and every answer in the ledger. */
export class Unit {
  readonly feed: FeedReader
  readonly #options: UnitOptions
  readonly #books = new UnitBooks()
  readonly #underWay = new Set<LedgerRequest>()
  #system: RunningSystem | null = null
  messages = 0

  constructor(options: UnitOptions) {
    this.#options = options
    this.feed = new FeedReader(options.enrolled.party.id, options.findings)
  }

  get id(): string {
    return this.#options.enrolled.party.id
  }

  get client(): Client {
    return this.#opened.client
  }

  /** Starts the system on what its journal holds. */
  async open(): Promise<void> {
    const { enrolled, province, journalPath, timeoutMs } = this.#options
    const { party, appKey, privateKey } = enrolled
    const journal = await openFileJournal(journalPath)
    const client = createClient({
      baseUrl: province.url,
      appId: party.appId,
      appKey,
      privateKey,
      platformPublicKey: province.publicKey,
      timeoutMs,
      retry,
      journal,
    })
    this.#system = { client, journal }
  }

  async close(): Promise<void> {
    await this.#system?.journal.close()
    this.#system = null
  }

  /** Ends the system and starts it again: what it has to repeat is what its journal says, and that must be everything. */
  async restart(): Promise<void> {
    await this.close()
    await this.open()
    const kept = new Set(this.#opened.journal.open().map(({ requestId }) => requestId))
    for (const { requestId, wasUnknown } of this.openRequests()) {
      if (wasUnknown && !kept.has(requestId)) {
        const name = `${this.id}/${requestId}`
        this.#options.findings.add('journals keep what is open', name, 'is not in the journal')
      }
    }
  }

  /** What it sent and does not know the outcome of, oldest first. */
  openRequests(): readonly LedgerRequest[] {
    return this.#options.ledger.openOf(this.id).filter((request) => !this.#underWay.has(request))
  }

  /** Sends something new about the bills. */
  async sendNew(bills: readonly BillId[], round: number): Promise<void> {
    const { random, ledger } = this.#options
    const chosen = chooseRequest(random, this.#books, bills)
    if (chosen.items.length === 0) return
    const requestId = randomUUID()
    await this.send(ledger.begin({ ...chosen, unitId: this.id, requestId, round }))
  }

  /** Sends a request, for the first time or again under its id. */
  async send(request: LedgerRequest): Promise<void> {
    const { service, requestId, atomic } = request
    const items = request.items.map(({ content }) => content as BatchItemOf[CrashService])
    this.messages += 1
    this.#underWay.add(request)
    try {
      const options = atomic ? { atomic } : {}
      const sent = await this.client.sendPart(service, { requestId, start: 0, items }, options)
      this.#takeAnswers(
        request,
        sent.map(({ answer }) => answer),
      )
    } catch (error) {
      if (!(error instanceof ExchangeError)) throw error
      this.#takeFailure(request, error)
    } finally {
      this.#underWay.delete(request)
    }
  }

  /** Asks what became of the items of a request. @throws ExchangeError */
  async askResults(request: LedgerRequest): Promise<void> {
    for (const [index, { billId }] of request.items.entries()) {
      const key = { billCode: billCodeOf(billId), billNumber: billNumberOf(billId) }
      const asked = { ...key, requestId: request.requestId, item: index + 1 }
      const answer = await this.client.operationResult(asked)
      if (isFound(answer)) this.#takeAnswer(request, index + 1, answer)
      else this.#checkNotFound(request, index + 1, answer)
    }
  }

  get #opened(): RunningSystem {
    if (this.#system === null) throw new Error('the system of the unit is not running')
    return this.#system
  }

  #takeAnswers(request: LedgerRequest, answers: readonly ChangeAnswerItem[]): void {
    for (const [index, answer] of answers.entries()) this.#takeAnswer(request, index + 1, answer)
    const isCertain = answers.every(({ outcome }) => outcome !== 'unknown')
    if (request.state === 'open' && isCertain) this.#dropSometimes(request)
  }

  #takeAnswer(request: LedgerRequest, number: number, answer: ChangeAnswerItem): void {
    const item = request.items[number - 1]
    const wasKnown = item?.answer !== null
    this.#options.ledger.take(request, number, answer)
    if (item !== undefined && !wasKnown) this.#books.learn(request.service, item)
  }

  #takeFailure(request: LedgerRequest, { kind, code, retryable }: ExchangeError): void {
    if (kind === 'unknown') {
      request.wasUnknown = true
      return
    }
    if (!retryable) {
      const name = `${this.id}/${request.requestId}`
      this.#options.findings.add('sound messages are taken in', name, `refused as ${code}`)
    }
    if (request.state === 'open') this.#dropSometimes(request)
  }

  /** The unit was told that nothing was done, so it may forget the request: the registries are held to that too. */
  #dropSometimes(request: LedgerRequest): void {
    if (this.#options.random.happens(droppedShare)) request.state = 'dropped'
  }

  #checkNotFound(request: LedgerRequest, number: number, answer: ChangeAnswerItem): void {
    const known = request.items[number - 1]?.answer
    if (known?.outcome !== 'done' || answer.outcome === 'unknown') return
    if (answer.code !== 'OPERATION_NOT_FOUND') return
    const { findings } = this.#options
    const name = operationIdOf(request, number)
    findings.add('acknowledged changes stay', name, 'operation.result does not know it')
  }
}

function isFound(answer: ChangeAnswerItem): boolean {
  if (answer.outcome === 'unknown') return false
  return isSettled(answer) && answer.code !== 'OPERATION_NOT_FOUND'
}
