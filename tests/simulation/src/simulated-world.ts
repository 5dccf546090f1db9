import type { CastMember } from './clients/cast.ts'
import { callerKinds, castOf } from './clients/cast.ts'
import type { Desk } from './clients/client.ts'
import { Client } from './clients/client.ts'
import { IssuerDesk } from './clients/issuer-desk.ts'
import { NoticeBoard } from './clients/notice-board.ts'
import { OfficeDesk } from './clients/office-desk.ts'
import { PortalDesk } from './clients/portal-desk.ts'
import { Subscriber } from './clients/subscriber.ts'
import { UnitDesk } from './clients/unit-desk.ts'
import { registerWebhook } from '@piaoqiao/province/parts'
import { Network } from './network/network.ts'
import { SealedMessages } from './network/sealed-messages.ts'
import { HubStation, hubName } from './nodes/hub-station.ts'
import { ProvinceStation } from './nodes/province-station.ts'
import type { Sabotage } from './nodes/sabotage.ts'
import type { Exposed } from './weather-events.ts'
import { Witness } from './witness/witness.ts'
import type { World } from './world.ts'

const provinceCodes = ['50', '32', '11'] as const

/** A hub, three provinces and everybody who turns to them. */
export interface SimulatedWorld {
  readonly witness: Witness
  readonly hub: HubStation
  readonly provinces: ReadonlyMap<string, ProvinceStation>
  readonly clients: readonly Client[]
  readonly members: readonly CastMember[]
  /** Parties whose webhook is told. */
  readonly webhooks: ReadonlySet<string>
  readonly exposed: Exposed
  /** How far everybody has read its feed, and how far it goes. */
  cursors(): readonly { readonly read: number; readonly there: number }[]
}

export function buildWorld(world: World, sabotage: Sabotage): SimulatedWorld {
  const network = new Network(world)
  const witness = new Witness(world, network.doubled)
  const members = castOf(provinceCodes, world.weather.clients)
  const hub = new HubStation(world, network, provinceCodes, sabotage)
  network.join(hubName, hub)
  const sealed = new SealedMessages()
  const provinces = new Map(
    provinceCodes.map((code) => [
      code as string,
      provinceOf(world, code, { network, sealed, witness, members, sabotage }),
    ]),
  )
  const populated = populate(world, { network, witness, members, provinces })
  const exposed = exposedOf(network, { ...populated, hub, provinces, members })
  return { ...populated, witness, hub, provinces, members, exposed }
}

interface Parts {
  readonly network: Network
  readonly witness: Witness
  readonly members: readonly CastMember[]
}

function provinceOf(
  world: World,
  code: string,
  parts: Parts & { readonly sealed: SealedMessages; readonly sabotage: Sabotage },
): ProvinceStation {
  const { network, sealed, witness, members, sabotage } = parts
  const station = new ProvinceStation(world, {
    code,
    provinces: provinceCodes,
    parties: new Map(
      members
        .filter(({ party }) => party.province === code)
        .map(({ station: name, party, role }) => [name, { ...party, kind: callerKinds[role] }]),
    ),
    network,
    sealed,
    watch: witness.watch,
    committed: (province, batch) => witness.committed(province, batch),
    arrived: (served) => witness.arrived(served),
    answered: (served, answer) => witness.answered(served, answer),
    sabotage,
  })
  network.join(`province-${code}`, station)
  return station
}

function populate(
  world: World,
  parts: Parts & { readonly provinces: ReadonlyMap<string, ProvinceStation> },
): Pick<SimulatedWorld, 'clients' | 'webhooks' | 'cursors'> {
  const { network, witness, members, provinces } = parts
  const board = new NoticeBoard()
  const webhooks = new Set<string>()
  const readers: { readonly subscriber: Subscriber; readonly member: CastMember }[] = []
  const clients = members.map((member) => {
    const desk = deskOf(world, member, board, members)
    const client = new Client(world, network, member, { desk, observer: witness.client })
    const subscriber = new Subscriber(world, network, member, witness.subscriber)
    readers.push({ subscriber, member })
    client.onStart = (life) => subscriber.start(life)
    network.join(member.station, {
      running: () => client.running(),
      handle: (_, message) => subscriber.handle(message),
    })
    const tables = provinces.get(member.party.province)?.tables
    if (tables !== undefined && member.role !== 'portal' && world.random.chance(0.5)) {
      registerWebhook(tables, member.party.id, member.station, member.station)
      webhooks.add(member.party.id)
    }
    return client
  })
  const cursors = () =>
    readers.map(({ subscriber, member: { party } }) => ({
      read: Number(subscriber.cursor),
      there: provinces.get(party.province)?.tables.feeds.get(party.id)?.length ?? 0,
    }))
  return { clients, webhooks, cursors }
}

function deskOf(
  world: World,
  member: CastMember,
  board: NoticeBoard,
  members: readonly CastMember[],
): Desk {
  const { clients: weather } = world.weather
  const random = world.random.named(`${member.station} desk`)
  switch (member.role) {
    case 'unit':
      return new UnitDesk(member, board, weather, random)
    case 'issuer':
      return new IssuerDesk(member, board, weather, random)
    case 'portal': {
      const units = members.filter(({ role }) => role === 'unit')
      return new PortalDesk(board, units, weather, random)
    }
    case 'office':
      return new OfficeDesk(member.party.province, board, weather, random)
  }
}

function exposedOf(
  network: Network,
  parts: Pick<SimulatedWorld, 'hub' | 'provinces' | 'clients' | 'members'>,
): Exposed {
  const { hub, provinces, clients, members } = parts
  const provinceEnds = [...provinces.keys()].map((code) => `province-${code}`)
  return {
    network,
    servers: [
      mortal(hubName, hub),
      ...[...provinces].map(([code, station]) => mortal(`province-${code}`, station)),
    ],
    clients: clients.map((client) => mortal(client.member.station, client)),
    clocks: [hub.clock, ...[...provinces.values()].flatMap(({ clocks }) => clocks)],
    lines: [
      ...provinceEnds.flatMap((end) => Array.from({ length: 3 }, () => [end, hubName] as const)),
      ...members.map(({ station, party }) => [station, `province-${party.province}`] as const),
    ],
  }
}

function mortal(
  name: string,
  station: { start(): void; crash(): void },
): Exposed['servers'][number] {
  return { name, start: () => station.start(), crash: () => station.crash() }
}
