import type { ProvinceCode } from '@piaoqiao/domain'
import type { DeliverRequest, FeedAnswer } from '@piaoqiao/protocol'
import type { CastMember } from '../clients/cast.ts'
import type { ClientObserver } from '../clients/client.ts'
import type { SubscriberObserver } from '../clients/subscriber.ts'
import type { ServedMessage } from '../nodes/province-station.ts'
import type { ChangeBatch, EventWatch } from '@piaoqiao/province/parts'
import type { World } from '../world.ts'
import { Announcements } from './announcements.ts'
import { Answers } from './answers.ts'
import { Feeds } from './feeds.ts'
import { Histories } from './histories.ts'
import { Operations } from './operations.ts'
import { Requests } from './requests.ts'

/** Sees everything that is asked, committed, answered and told in a world, and judges it by the design. */
export class Witness {
  readonly histories: Histories
  readonly operations: Operations
  readonly answers: Answers
  readonly feeds: Feeds
  readonly #announcements: Announcements
  readonly #world: World

  constructor(world: World, doubled: ReadonlySet<string>) {
    this.#world = world
    const { judgement, scheduler } = world
    const requests = new Requests(doubled)
    this.histories = new Histories(judgement, () => scheduler.now)
    this.operations = new Operations(judgement, this.histories, requests)
    const { histories, operations } = this
    this.#announcements = new Announcements(judgement, () => scheduler.now, requests)
    const announcements = this.#announcements
    this.answers = new Answers(world, { histories, operations, requests, announcements })
    this.feeds = new Feeds(judgement, this.histories)
  }

  committed(province: ProvinceCode, batch: ChangeBatch): void {
    this.histories.take(province, batch)
    this.operations.take(batch)
    for (const { text } of batch.events) this.#announcements.committed(text)
    this.#world.counts.add('commits')
    this.#world.counts.add('events committed', batch.events.length)
    this.#world.trace.note(`registry-${province}`, outlineOf(batch))
  }

  arrived(served: ServedMessage): void {
    this.answers.arrived(served)
  }

  answered(served: ServedMessage, answer: unknown): void {
    this.answers.answered(served, answer)
  }

  get client(): ClientObserver {
    const { answers } = this
    return {
      asked: (...given) => answers.asked(...given),
      heard: (...given) => answers.heard(...given),
      found: (...given) => answers.found(...given),
      viewed: (...given) => answers.viewed(...given),
    }
  }

  get subscriber(): SubscriberObserver {
    return {
      read: (member: CastMember, cursor: string, answer: FeedAnswer) =>
        this.feeds.read(member, cursor, answer),
      told: (member: CastMember, delivery: DeliverRequest) => this.feeds.told(member, delivery),
    }
  }

  /** Histories of one bill never fork, and nobody is told of the bills of strangers. */
  get watch(): EventWatch {
    const { judgement, counts } = this.#world
    return {
      faulty: ({ billId, subscriberId, fault }) => {
        counts.add(`event faults ${fault}`)
        const isGap = fault === 'EVENT_GAP'
        judgement.demand(isGap, `no ${fault}`, () => `${billId} for ${subscriberId}`)
      },
      pushRefused: (to) => judgement.broken('a push is accepted', `by ${to}`),
      strangersLeftOut: (from) => judgement.broken('events are for parties', `from ${from}`),
    }
  }
}

function outlineOf({ events, operations }: ChangeBatch): string {
  const happened = events.map(({ billId, sequence, text }) => {
    const [, kind = ''] = /"kind":"([a-z._]+)"/.exec(text) ?? []
    return `${billId}-${sequence} ${kind}`
  })
  return `commits ${operations.length} operations: ${happened.join(', ') || 'nothing happened'}`
}
