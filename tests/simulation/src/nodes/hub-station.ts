import type { RelayRequest } from '@piaoqiao/protocol'
import { provinceAppId } from '@piaoqiao/protocol'
import type { Life } from '../engine/life.ts'
import { lifeOf } from '../engine/life.ts'
import type { NodeClock } from '../engine/node-clock.ts'
import { createHubMemory } from './memory-hub-stores.ts'
import type { HubMemory } from './memory-hub-stores.ts'
import type { Heard, Message, Network, Station } from '../network/network.ts'
import type { ProvinceDoor } from '@piaoqiao/hub/parts'
import { createRelay, createTellWaitingSenders, PublishedDirectory } from '@piaoqiao/hub/parts'
import type { World } from '../world.ts'
import { clockIn } from '../world.ts'
import { repeat } from './jobs.ts'
import { quietCrypto } from './quiet-crypto.ts'
import type { Sabotage } from './sabotage.ts'

export const hubName = 'hub'
const relayTimeoutMs = 8_000
const tellTimeoutMs = 5_000
const tellEveryMs = 1_000

/** The hub: its directory and its waiting senders survive, everything else goes with its process. */
export class HubStation implements Station {
  readonly clock: NodeClock
  readonly memory: HubMemory
  readonly #world: World
  readonly #network: Network
  readonly #sabotage: Sabotage
  #running: { readonly life: Life; readonly relay: ReturnType<typeof createRelay> } | null = null
  #starts = 0

  constructor(world: World, network: Network, provinces: readonly string[], sabotage: Sabotage) {
    this.#world = world
    this.#network = network
    this.#sabotage = sabotage
    this.clock = clockIn(world)
    this.memory = createHubMemory(world, provinces)
  }

  running(): Life | null {
    return this.#running?.life ?? null
  }

  start(): void {
    this.#starts += 1
    const life = lifeOf(`${hubName} ${this.#starts}`)
    const store = this.memory.directoryFor(life)
    const clock = this.clock.read
    const directory = new PublishedDirectory({ store, crypto: quietCrypto, keyName: 'hub', clock })
    const waiting = this.memory.waitingFor(life)
    const built = doorOf(this.#network, life)
    const door = this.#sabotage.hub?.(built, waiting) ?? built
    this.#running = { life, relay: createRelay({ directory, door, waiting, clock }) }
    const tell = createTellWaitingSenders({ directory, door, waiting, clock })
    repeat(this.#world, life, tellEveryMs, 'tell', tell)
  }

  crash(): void {
    if (this.#running === null) return
    this.#running.life.isOver = true
    this.#running = null
  }

  async handle(life: Life, message: Message): Promise<unknown> {
    if (this.#running?.life !== life) throw new Error('the hub is not running')
    if (message.service !== 'relay') throw new Error('the hub only relays here')
    const from = message.from.slice('province-'.length)
    return this.#running.relay(from, message.payload as RelayRequest)
  }
}

function doorOf(network: Network, life: Life): ProvinceDoor {
  const send = (to: string, message: Omit<Message, 'from'>, timeoutMs: number): Promise<Heard> =>
    network.call(life, provinceAppId(to), { ...message, from: hubName }, timeoutMs)
  return {
    async relay(to, service, envelope) {
      const { requestId } = envelope
      const message = { service, requestId, payload: { envelope } }
      const heard = await send(to.code, message, relayTimeoutMs)
      if (heard.outcome !== 'answered') return { outcome: heard.outcome }
      const { envelope: answer } = heard.answer as { envelope: typeof envelope }
      return { outcome: 'answered', envelope: answer as never }
    },
    async isReachable({ code }) {
      const message = { service: 'health', requestId: '', payload: {} }
      return (await send(code, message, tellTimeoutMs)).outcome === 'answered'
    },
    async tellReachable({ code }, reachable) {
      const payload = { province: reachable }
      const message = { service: 'province.reachable', requestId: '', payload }
      return (await send(code, message, tellTimeoutMs)).outcome === 'answered'
    },
  }
}
