import type { Instant } from '@piaoqiao/domain'
import type { DeliverRequest } from '@piaoqiao/protocol'
import type { Logger } from '@piaoqiao/service-kit'
import { CodedError } from '@piaoqiao/service-kit'
import type { StoredWorld, WorldStore } from '../ports.ts'
import { SandboxFault } from '../sandbox-fault.ts'
import { World } from '../world/world.ts'
import type { WorldAction } from '../world/world-actions.ts'
import type { WorldOrigin, WorldParts } from '../world/world-parts.ts'

/** Most bytes of the actions of a world that are kept. */
export const actionBytesMax = 8 * 1024 * 1024

const actionsPerPage = 200

/** What worlds run with. */
export interface WorldHouse {
  readonly parts: WorldParts
  readonly store: WorldStore
  /** The clock on the wall. */
  readonly clock: () => Instant
  readonly logger: Logger
  /** Most actions of a world that are kept; one that does more is not made again but begins anew. */
  readonly actionsMax: number
}

type Kept = Pick<StoredWorld, 'actions' | 'actionBytes' | 'kept'> & { readonly aheadMs: number }

/** The owner of a world with the place that it wants to be told at. */
export interface WorldOwner extends Omit<WorldOrigin, 'seed' | 'startedAt'> {
  readonly webhookUrl: string | null
}

/**
 * A world that is in memory. One thing happens in it at a time, and what changes it is kept before anybody hears of it; so
 * whatever was answered is there again after the world was dropped.
 */
export class RunningWorld {
  readonly #house: WorldHouse
  readonly #owner: WorldOwner
  #world: World
  #kept: Kept
  #last: Promise<unknown> = Promise.resolve()
  #isBroken = false
  #isTelling = false

  private constructor(house: WorldHouse, owner: WorldOwner, world: World, kept: Kept) {
    this.#house = house
    this.#owner = owner
    this.#world = world
    this.#kept = kept
  }

  /** Makes a world again from what is kept of it, or a new one. */
  static async open(house: WorldHouse, owner: WorldOwner): Promise<RunningWorld> {
    const { store } = house
    const stored = await store.find(owner.appId)
    if (stored === null) return RunningWorld.#begin(house, owner, seedOf(owner.appId))
    if (!stored.kept) return RunningWorld.#begin(house, owner, stored.seed)
    const { seed, startedAt, actions, actionBytes, toldPosition } = stored
    const world = await World.make(house.parts, originOf(owner, seed, startedAt))
    const aheadMs = await playAgain(store, world)
    if (aheadMs instanceof NotPlayable) {
      // Another version of the program may have other rules; a world that cannot be used at all helps nobody.
      house.logger.error('world.not_made_again', { appId: owner.appId }, aheadMs.cause)
      return RunningWorld.#begin(house, owner, seed)
    }
    world.nameWebhook(owner.webhookUrl, toldPosition ?? world.feedAtStart)
    return new RunningWorld(house, owner, world, { actions, actionBytes, kept: true, aheadMs })
  }

  static async #begin(house: WorldHouse, owner: WorldOwner, seed: number): Promise<RunningWorld> {
    const origin = originOf(owner, seed, house.clock())
    await house.store.begin(owner.appId, origin)
    const world = await World.make(house.parts, origin)
    world.nameWebhook(owner.webhookUrl, world.feedAtStart)
    return new RunningWorld(house, owner, world, nothingKept)
  }

  /** Something went wrong after a change, so that memory and what is kept may differ: it has to be made again. */
  get isBroken(): boolean {
    return this.#isBroken
  }

  /** Whether it is made again as it is after it was dropped. */
  get isKept(): boolean {
    return this.#kept.kept
  }

  /** The time of the world. */
  get now(): Instant {
    return this.#now()
  }

  get actions(): number {
    return this.#kept.actions
  }

  get actionsMax(): number {
    return this.#house.actionsMax
  }

  /** How far the time of the world is ahead of the clock on the wall. */
  get aheadMs(): number {
    return this.#kept.aheadMs
  }

  /** @throws SandboxFault */
  act(action: WorldAction): Promise<unknown> {
    return this.#alone(() => this.#commit(action, this.#now()))
  }

  /** A message that changes nothing. */
  read(service: string, requestId: string, payload: unknown): Promise<unknown> {
    return this.#alone(() => this.#world.read(service, requestId, payload, this.#now()))
  }

  /** Looks at the world while nothing happens in it. */
  look<Seen>(at: (world: World) => Seen): Promise<Seen> {
    return this.#alone(async () => at(this.#world))
  }

  /** @throws SandboxFault `TIME_NOT_REACHABLE` */
  travel(to: (now: Instant) => Instant, aheadMsMax: number): Promise<unknown> {
    return this.#alone(async () => {
      const moment = to(this.#now())
      const aheadMs = moment - this.#house.clock()
      if (!(moment > this.#now()) || aheadMs > aheadMsMax) {
        throw new SandboxFault('TIME_NOT_REACHABLE')
      }
      return this.#commit({ kind: 'travel', to: moment, aheadMs }, this.#world.now)
    })
  }

  /** A new beginning, from another seed or the same. */
  reset(seed?: number): Promise<void> {
    return this.#alone(async () => {
      const { webhookUrl, origin } = this.#world
      const owner = { ...this.#owner, webhookUrl }
      try {
        const next = await RunningWorld.#begin(this.#house, owner, seed ?? origin.seed)
        this.#world = next.#world
        this.#kept = next.#kept
      } catch (error) {
        this.#isBroken = true
        throw error
      }
    })
  }

  /** The owner wants to be told at another place, or not at all. */
  async nameWebhook(url: string | null): Promise<void> {
    const position = await this.#alone(async () => {
      const told = this.#world.toldPosition ?? this.#world.feedLength
      this.#world.nameWebhook(url, told)
      return told
    })
    await this.#house.store.told(this.#owner.appId, position)
  }

  /** Tells the owner's webhook what it has not been told yet. One call at a time; a further one finds nothing to do. */
  async tell(deliver: (url: string, request: DeliverRequest) => Promise<boolean>): Promise<number> {
    if (this.#isTelling || this.#isBroken) return 0
    this.#isTelling = true
    const world = this.#world
    try {
      const told = await world.tell(deliver, this.#house.clock)
      const position = world.toldPosition
      if (told > 0 && position !== null && world === this.#world) {
        await this.#house.store.told(this.#owner.appId, position)
      }
      return told
    } finally {
      this.#isTelling = false
    }
  }

  #now(): Instant {
    return Math.max(this.#world.now, this.#house.clock() + this.#kept.aheadMs)
  }

  /** Waits for its turn; what is due by then happens first. */
  #alone<Outcome>(work: () => Promise<Outcome>): Promise<Outcome> {
    const turn = this.#last.then(async () => {
      if (this.#isBroken) throw new SandboxFault('WORLDS_BUSY')
      await this.#catchUp()
      return work()
    })
    this.#last = turn.catch(() => undefined)
    return turn
  }

  async #catchUp(): Promise<void> {
    const { dueAt, now } = this.#world
    const to = this.#now()
    if (dueAt === null || dueAt > to) return
    await this.#commit({ kind: 'travel', to, aheadMs: this.#kept.aheadMs }, now)
  }

  async #commit(action: WorldAction, at: Instant): Promise<unknown> {
    try {
      const outcome = await this.#world.perform(action, at)
      await this.#keep(action, at)
      return outcome
    } catch (error) {
      if (!(error instanceof SandboxFault)) this.#isBroken = true
      throw error
    }
  }

  async #keep(action: WorldAction, at: Instant): Promise<void> {
    const { store, actionsMax } = this.#house
    const { appId } = this.#owner
    const { actions, actionBytes, kept } = this.#kept
    const aheadMs = action.kind === 'travel' ? action.aheadMs : this.#kept.aheadMs
    if (kept && (actions >= actionsMax || actionBytes >= actionBytesMax)) {
      await store.giveUp(appId)
      this.#kept = { actions, actionBytes, kept: false, aheadMs }
      return
    }
    if (!kept) {
      this.#kept = { ...this.#kept, aheadMs }
      return
    }
    const number = actions + 1
    const bytes = await store.append(appId, { number, at, action })
    this.#kept = { actions: number, actionBytes: actionBytes + bytes, kept, aheadMs }
  }
}

const nothingKept: Kept = { actions: 0, actionBytes: 0, kept: true, aheadMs: 0 }

function originOf(
  { appId, kind, party }: WorldOwner,
  seed: number,
  startedAt: Instant,
): WorldOrigin {
  return { appId, kind, party, seed, startedAt }
}

/** An action that was done once cannot be done again. */
class NotPlayable extends CodedError {
  readonly code = 'WORLD_NOT_PLAYABLE'
}

/** @returns how far ahead of the wall clock the world is afterwards */
async function playAgain(store: WorldStore, world: World): Promise<number | NotPlayable> {
  let aheadMs = 0
  let number = 0
  for (;;) {
    const page = await store.actionsAfter(world.origin.appId, number, actionsPerPage)
    for (const { at, action } of page) {
      try {
        await world.perform(action, at)
      } catch (cause) {
        return new NotPlayable('an action cannot be played again', { cause })
      }
      if (action.kind === 'travel') ({ aheadMs } = action)
    }
    number = page.at(-1)?.number ?? number
    if (page.length < actionsPerPage) return aheadMs
  }
}

/** Another seed for every application, and always the same. */
function seedOf(appId: string): number {
  let seed = 7
  for (const character of appId) seed = (seed * 31 + (character.codePointAt(0) ?? 0)) % 2 ** 31
  return seed
}
