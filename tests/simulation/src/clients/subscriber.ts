import type { DeliverRequest, FeedAnswer } from '@piaoqiao/protocol'
import { provinceAppId } from '@piaoqiao/protocol'
import type { Life } from '../engine/life.ts'
import type { Random } from '../engine/random.ts'
import type { Message, Network } from '../network/network.ts'
import type { World } from '../world.ts'
import type { CastMember } from './cast.ts'

const timeoutMs = 10_000
const readEveryMs = 1_500

export interface SubscriberObserver {
  /** Entries that came after the cursor, which moves behind them. */
  read(member: CastMember, cursor: string, answer: FeedAnswer): void
  told(member: CastMember, delivery: DeliverRequest): void
}

/** Follows the events of a party: by cursor, which it keeps, and by webhook. */
export class Subscriber {
  readonly #world: World
  readonly #network: Network
  readonly #member: CastMember
  readonly #observer: SubscriberObserver
  readonly #random: Random
  #cursor = '0'
  #questions = 0

  constructor(world: World, network: Network, member: CastMember, observer: SubscriberObserver) {
    this.#world = world
    this.#network = network
    this.#member = member
    this.#observer = observer
    this.#random = world.random.named(`${member.station} events`)
  }

  get cursor(): string {
    return this.#cursor
  }

  start(life: Life): void {
    this.#world.scheduler.after(this.#random.between(1, 2 * readEveryMs), () => {
      if (!life.isOver) void this.#read(life).then(() => this.start(life))
    })
  }

  /** The webhook: what is confirmed has been taken in. */
  async handle(message: Message): Promise<unknown> {
    if (message.service !== 'event.deliver') throw new Error('nothing else is told to webhooks')
    this.#observer.told(this.#member, message.payload as DeliverRequest)
    this.#world.counts.add('webhooks told')
    return {}
  }

  async #read(life: Life): Promise<void> {
    const { station, party } = this.#member
    this.#questions += 1
    const cursor = this.#cursor
    const payload = { after: cursor, limit: this.#random.between(1, 40) }
    const requestId = `F-${station}-${this.#questions}`
    const message: Message = { from: station, service: 'event.feed', requestId, payload }
    const to = provinceAppId(party.province)
    const heard = await this.#network.call(life, to, message, timeoutMs)
    if (heard.outcome !== 'answered') return
    const answer = heard.answer as FeedAnswer
    this.#observer.read(this.#member, cursor, answer)
    this.#cursor = answer.next
    this.#world.counts.add('events read', answer.entries.length)
  }
}
