import type { Party, PartyId, ProvinceCode } from '@piaoqiao/domain'
import type { CallerKind, Envelope, ServiceName } from '@piaoqiao/protocol'
import { faultOf, provinceAppId, services } from '@piaoqiao/protocol'
import type { Life } from '../engine/life.ts'
import { lifeOf } from '../engine/life.ts'
import type { NodeClock } from '../engine/node-clock.ts'
import type { Message, Network, Station } from '../network/network.ts'
import type { SealedMessages } from '../network/sealed-messages.ts'
import {
  createMemoryBillStore,
  createMemoryEventStore,
  createMemoryNumberStore,
  createMemoryPayerStore,
  deliveryLeaseMs,
  emptyTables,
  MemoryDatabase,
} from '@piaoqiao/province/parts'
import type { ChangeBatch, EventWatch, NumberTables } from '@piaoqiao/province/parts'
import type { World } from '../world.ts'
import { clockIn } from '../world.ts'
import { hubName } from './hub-station.ts'
import { excuse } from './jobs.ts'
import type { ProcessPorts, ProvinceProcess } from './province-process.ts'
import { startProvinceProcess } from './province-process.ts'
import { storeConditions } from './store-conditions.ts'
import { createSimulatedCarrier, createSimulatedWebhooks } from './simulated-carrier.ts'
import type { Sabotage } from './sabotage.ts'

/** A message of a party of this province, and what it was answered. */
export interface ServedMessage {
  readonly partyId: PartyId
  readonly message: Message
}

export interface ProvinceOptions {
  readonly code: ProvinceCode
  readonly provinces: readonly ProvinceCode[]
  /** Parties of this province, by the name of their station. */
  readonly parties: ReadonlyMap<
    string,
    { readonly id: PartyId; readonly name: string; readonly kind: CallerKind }
  >
  readonly network: Network
  readonly sealed: SealedMessages
  readonly watch: EventWatch
  readonly committed: (province: ProvinceCode, batch: ChangeBatch) => void
  readonly arrived: (served: ServedMessage) => void
  readonly answered: (served: ServedMessage, answer: unknown) => void
  readonly sabotage: Sabotage
}

/** A province: its database survives, its processes come and go. */
export class ProvinceStation implements Station {
  readonly clocks: readonly NodeClock[]
  readonly tables = emptyTables()
  readonly numbers: NumberTables = { blocks: [], nextNumbers: new Map() }
  readonly #world: World
  readonly #options: ProvinceOptions
  readonly #database: MemoryDatabase
  readonly #processes: ({ readonly life: Life; readonly process: ProvinceProcess } | null)[]
  #starts = 0
  #requests = 0

  constructor(world: World, options: ProvinceOptions) {
    this.#world = world
    this.#options = options
    this.#database = new MemoryDatabase(storeConditions(world))
    this.#processes = Array.from({ length: world.weather.provinces.processes }, () => null)
    this.clocks = this.#processes.map(() => clockIn(world))
  }

  running(): Life | null {
    const running = this.#processes.flatMap((one) => one?.life ?? [])
    return running.length === 0 ? null : this.#world.random.pick(running)
  }

  /** Starts every process that is not running. */
  start(): void {
    for (const [index, one] of this.#processes.entries()) {
      if (one === null) this.#processes[index] = this.#startProcess(index)
    }
  }

  /** Ends one process in the middle of whatever it does. */
  crash(): void {
    const { random } = this.#world
    const index = random.between(0, this.#processes.length - 1)
    const one = this.#processes[index]
    if (one === undefined || one === null) return
    one.life.isOver = true
    this.#processes[index] = null
    this.#database.forsake(one.life)
  }

  async handle(life: Life, message: Message): Promise<unknown> {
    const process = this.#processes.find((one) => one?.life === life)?.process
    if (process === undefined) throw new Error('the process is not running')
    try {
      return await this.#serve(process, message)
    } catch (error) {
      excuse(this.#world, `${life.name} ${message.service}`, error)
      throw error
    }
  }

  #startProcess(index: number): { life: Life; process: ProvinceProcess } {
    this.#starts += 1
    const { code: province, provinces, network, sealed, parties, watch, committed } = this.#options
    const life = lifeOf(`${provinceAppId(province)} ${this.#starts}`)
    const clock = this.clocks[index]?.read ?? (() => 0)
    const tables = this.tables
    const store = { database: this.#database, tables, client: life }
    const nextRequestId = () => `M-${province}-${(this.#requests += 1)}`
    const ways = { network, sealed, life, ownProvince: province, provinces, clock, nextRequestId }
    const ports: ProcessPorts = {
      province,
      clock,
      bills: createMemoryBillStore({ ...store, committed: (batch) => committed(province, batch) }),
      events: createMemoryEventStore({ ...store, province, leaseMs: deliveryLeaseMs }),
      numbers: createMemoryNumberStore(this.#database, this.numbers, life),
      payers: createMemoryPayerStore(this.#database, tables, life),
      carrier: createSimulatedCarrier(ways),
      webhooks: createSimulatedWebhooks(ways),
      parties: new Set([...parties.values()].map(({ id }) => id)),
      watch,
    }
    const behind = this.#options.sabotage.province?.(ports) ?? ports
    return { life, process: startProvinceProcess(this.#world, life, behind) }
  }

  #serve(process: ProvinceProcess, message: Message): Promise<unknown> {
    return message.from === hubName
      ? this.#serveNetwork(process, message)
      : this.#serveParty(process, message)
  }

  async #serveParty(process: ProvinceProcess, message: Message): Promise<unknown> {
    const party = this.#options.parties.get(message.from)
    if (party === undefined) throw new Error('a stranger')
    const served = { partyId: party.id, message }
    this.#options.arrived(served)
    const { id, name, kind } = party
    const sender = { id, name, province: this.#options.code }
    const answer = await this.#call(process, message, sender, kind)
    this.#options.answered(served, answer)
    return answer
  }

  async #serveNetwork(process: ProvinceProcess, message: Message): Promise<unknown> {
    if (message.service === 'health') return {}
    const hub: Party = { id: hubName, name: hubName, province: hubName }
    if (message.service === 'province.reachable') return this.#call(process, message, hub)
    const { envelope } = message.payload as { envelope: Envelope }
    const { appId, requestId } = envelope
    const payload = this.#options.sealed.open(envelope)
    const fault = faultOf(services[message.service as ServiceName].request, payload)
    if (fault !== null) throw new Error(`a malformed ${message.service}: ${JSON.stringify(fault)}`)
    const sender = { id: appId, name: appId, province: appId.slice('province-'.length) }
    const answer = await this.#call(process, { ...message, requestId, payload }, sender)
    return {
      envelope: this.#options.sealed.seal(appId, requestId, this.#world.calendar.at, answer),
    }
  }

  #call(
    process: ProvinceProcess,
    { service: name, requestId, payload }: Message,
    party: Party,
    kind: CallerKind = 'province',
  ): Promise<unknown> {
    const handler = process[name]
    if (handler === undefined) throw new Error(`nobody serves ${name}`)
    const service = services[name as ServiceName]
    const caller = { party, kind } as never
    return handler({ service, requestId, payload, caller, at: this.#world.calendar.at })
  }
}
