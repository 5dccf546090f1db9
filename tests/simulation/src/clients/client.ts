import { provinceAppId } from '@piaoqiao/protocol'
import type { ServiceName } from '@piaoqiao/protocol'
import type { Life } from '../engine/life.ts'
import { lifeOf } from '../engine/life.ts'
import type { Random } from '../engine/random.ts'
import type { Heard, Message, Network } from '../network/network.ts'
import type { World } from '../world.ts'
import type { CastMember } from './cast.ts'
import type { Draft, Entry, ItemAnswer } from './journal.ts'
import { answersIn, entryOf, isFinal, isSettled, payloadOf } from './journal.ts'

const timeoutMs = 12_000
const openRequestsMax = 3
const backoffMsMax = 2_000

/** What a client wants, and what it makes of the answers. */
export interface Desk {
  /** The next request, or null when there is nothing to do now. */
  draft(): Draft | null
  /** A final answer to an item. */
  learn(entry: Entry, item: number, answer: ItemAnswer): void
  /** Something that is asked and changes nothing; no journal keeps it. */
  question(): Draft | null
}

/** Sees everything that a client asks and hears. */
export interface ClientObserver {
  asked(member: CastMember, entry: Entry): void
  heard(member: CastMember, entry: Entry, item: number, answer: ItemAnswer): void
  viewed(member: CastMember, question: Draft, sentAt: number, answers: readonly ItemAnswer[]): void
  found(member: CastMember, entry: Entry, item: number, answer: ItemAnswer): void
}

/**
 * A system that sends requests and repeats each under its own id until it is answered. Its journal survives its crashes;
 * what it waits for does not.
 */
export class Client {
  readonly member: CastMember
  /** Told of every start, for what else belongs to the process. */
  onStart: (life: Life) => void = () => undefined
  readonly #world: World
  readonly #network: Network
  readonly #desk: Desk
  readonly #observer: ClientObserver
  readonly #random: Random
  readonly #journal: Entry[] = []
  #life: Life | null = null
  #starts = 0
  #questions = 0

  constructor(
    world: World,
    network: Network,
    member: CastMember,
    { desk, observer }: { readonly desk: Desk; readonly observer: ClientObserver },
  ) {
    this.#world = world
    this.#network = network
    this.member = member
    this.#desk = desk
    this.#observer = observer
    this.#random = world.random.named(member.station)
  }

  running(): Life | null {
    return this.#life
  }

  /** Whether every request has its final answer. */
  get isSettled(): boolean {
    return this.#journal.every(isSettled)
  }

  /** Begins anew with what the journal holds. */
  start(): void {
    if (this.#life !== null) return
    this.#starts += 1
    const life = lifeOf(`${this.member.station} ${this.#starts}`)
    this.#life = life
    for (const entry of this.#journal) {
      if (!isSettled(entry) && !entry.isResigned) this.#sendSoon(life, entry)
    }
    this.#act(life)
    this.onStart(life)
  }

  crash(): void {
    if (this.#life !== null) this.#life.isOver = true
    this.#life = null
  }

  /** When the world heals: every request that was left open is brought to its end. */
  takeUpAgain(): void {
    const life = this.#life
    if (life === null) return
    for (const entry of this.#journal) {
      if (isSettled(entry) || !entry.isResigned) continue
      entry.isResigned = false
      this.#world.counts.add('requests taken up again')
      if (this.#random.chance(0.5)) this.#sendSoon(life, entry)
      else void this.#askForResults(life, entry)
    }
  }

  #act(life: Life): void {
    const { scheduler, weather } = this.#world
    // Units are busier than those whose bills they use, so that a bill has a life before it is reversed.
    const slowness = { unit: 1, issuer: 4, portal: 10, office: 20 }[this.member.role]
    scheduler.after(this.#random.between(1, slowness * weather.clients.thinkMsMax), () => {
      if (life.isOver || this.#world.isHealing) return
      if (this.#random.chance(0.25)) this.#ask(life)
      else if (this.#openRequests < openRequestsMax) this.#request(life)
      this.#act(life)
    })
  }

  get #openRequests(): number {
    return this.#journal.filter((entry) => !isSettled(entry) && !entry.isResigned).length
  }

  #request(life: Life): void {
    const { reuseRate, impatienceRate } = this.#world.weather.clients
    const earlier = this.#journal.length > 0 ? this.#random.pick(this.#journal) : null
    if (earlier !== null && this.#random.chance(reuseRate / 2)) {
      this.#world.counts.add('requests repeated late')
      void this.#send(life, earlier)
      return
    }
    const draft = this.#desk.draft()
    if (draft === null) return
    const isReuse = earlier !== null && this.#random.chance(reuseRate)
    if (isReuse) this.#world.counts.add('request ids reused')
    const fresh = `R-${this.member.station}-${this.#journal.length + 1}`
    const entry = entryOf(draft, isReuse ? earlier.requestId : fresh)
    this.#journal.push(entry)
    this.#world.counts.add('requests')
    this.#observer.asked(this.member, entry)
    void this.#send(life, entry)
    if (this.#random.chance(impatienceRate)) void this.#send(life, entry)
  }

  async #send(life: Life, entry: Entry): Promise<void> {
    entry.attempts += 1
    const { service, requestId } = entry
    this.#world.trace.note(this.member.station, `${service} ${requestId} ${entry.billKeys.join()}`)
    const heard = await this.#call(life, service, requestId, payloadOf(entry))
    this.#world.trace.note(this.member.station, `  ${requestId} ${outlineOf(heard)}`)
    this.#world.counts.add(`requests heard: ${heard.outcome}`)
    if (heard.outcome === 'answered') this.#take(entry, answersIn(service, heard.answer))
    if (isSettled(entry) || entry.isResigned) return
    const { attemptsMax, resignRate } = this.#world.weather.clients
    const isTired = entry.attempts >= attemptsMax || this.#random.chance(resignRate)
    if (isTired && !this.#world.isHealing) entry.isResigned = true
    else this.#sendSoon(life, entry)
  }

  #sendSoon(life: Life, entry: Entry): void {
    this.#world.scheduler.after(this.#random.between(1, backoffMsMax), () => {
      if (!life.isOver && !isSettled(entry)) void this.#send(life, entry)
    })
  }

  #take(entry: Entry, answers: readonly ItemAnswer[]): void {
    for (const [index, answer] of answers.entries()) {
      this.#observer.heard(this.member, entry, index, answer)
      if (!isFinal(answer)) this.#world.counts.add(`items ${answer.code}`)
      if (!isFinal(answer) || entry.answers[index] !== null) continue
      entry.answers[index] = answer
      this.#world.counts.add(`changes ${answer.outcome}`)
      this.#desk.learn(entry, index, answer)
    }
  }

  /** Asks what became of each item that is open; what nobody knows is sent again. */
  async #askForResults(life: Life, entry: Entry): Promise<void> {
    const { requestId } = entry
    for (const [index, billKey] of entry.billKeys.entries()) {
      if (billKey === '' || entry.answers[index] !== null) continue
      const [billCode, billNumber] = [billKey.slice(0, 8), billKey.slice(8)]
      const question = { billCode, billNumber, requestId, item: index + 1 }
      const heard = await this.#call(life, 'operation.result', this.#nextId(), question)
      if (heard.outcome !== 'answered') continue
      const answer = heard.answer as ItemAnswer
      if (!isFinal(answer) || answer.code === 'OPERATION_NOT_FOUND') continue
      this.#world.counts.add('results asked for')
      this.#observer.found(this.member, entry, index, answer)
      // The operation may be that of another content under the same id; a retry tells.
    }
    this.#sendSoon(life, entry)
  }

  #ask(life: Life): void {
    const question = this.#desk.question()
    if (question === null) return
    const { service } = question
    const sentAt = this.#world.scheduler.now
    void this.#call(life, service, this.#nextId(), payloadOf(question)).then((heard) => {
      if (heard.outcome !== 'answered') return
      this.#observer.viewed(this.member, question, sentAt, answersIn(service, heard.answer))
    })
  }

  #nextId(): string {
    this.#questions += 1
    return `Q-${this.member.station}-${this.#questions}`
  }

  #call(life: Life, service: ServiceName, requestId: string, payload: unknown): Promise<Heard> {
    const { station, party } = this.member
    const message: Message = { from: station, service, requestId, payload }
    return this.#network.call(life, provinceAppId(party.province), message, timeoutMs)
  }
}

function outlineOf(heard: Heard): string {
  if (heard.outcome !== 'answered') return heard.outcome
  const { items, ...single } = heard.answer as { items?: readonly ItemAnswer[] }
  return (items ?? [single as unknown as ItemAnswer])
    .map(({ code, outcome }) => code ?? outcome)
    .join()
}
