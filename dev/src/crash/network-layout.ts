import { join } from 'node:path'
import { provinceNodeFlags } from '@piaoqiao/province'
import { databaseDirectory } from './crash-directory.ts'
import { DatabasePart } from './database-part.ts'
import { freePorts } from './free-ports.ts'
import type { NetworkKeys } from './network-keys.ts'
import { drawNetworkKeys, hubEnvironment, provinceEnvironment } from './network-keys.ts'
import { homes } from './parties.ts'
import type { Home } from './parties.ts'
import { ProcessPart } from './process-part.ts'
import type { SeededRandom } from './seeded-random.ts'

const places = ['hub', ...homes] as const
export type Place = (typeof places)[number]

/** Where everything of a network is: fixed, so that what was killed comes back at the same address. */
export interface NetworkLayout {
  readonly directory: string
  readonly keys: NetworkKeys
  readonly ports: Readonly<Record<Place, number>>
  readonly databases: Readonly<Record<Place, DatabasePart>>
}

export async function layNetworkOut(
  directory: string,
  random: SeededRandom,
): Promise<NetworkLayout> {
  const free = [...(await freePorts(places.length * 2, random))]
  const ports = eachPlace(() => free.pop() ?? 0)
  const databases = eachPlace(
    (place) =>
      new DatabasePart({
        name: `database ${place}`,
        directory: databaseDirectory(directory, place),
        port: free.pop() ?? 0,
      }),
  )
  return { directory, keys: drawNetworkKeys(), ports, databases }
}

export function urlOf({ ports }: NetworkLayout, place: Place): string {
  return `http://127.0.0.1:${ports[place]}`
}

export function hubProcess(layout: NetworkLayout): ProcessPart {
  const { directory, keys, ports, databases } = layout
  return new ProcessPart({
    name: 'hub',
    program: new URL('main.ts', import.meta.resolve('@piaoqiao/hub')),
    nodeFlags: [],
    environment: hubEnvironment(keys, { port: ports.hub, databaseUrl: databases.hub.url }),
    url: urlOf(layout, 'hub'),
    logPath: join(directory, 'hub.log'),
  })
}

export function provinceProcess(layout: NetworkLayout, home: Home): ProcessPart {
  const { directory, keys, ports, databases } = layout
  return new ProcessPart({
    name: `province ${home}`,
    program: new URL('main.ts', import.meta.resolve('@piaoqiao/province')),
    nodeFlags: provinceNodeFlags,
    environment: provinceEnvironment(home, keys, {
      port: ports[home],
      databaseUrl: databases[home].url,
      hubUrl: urlOf(layout, 'hub'),
    }),
    url: urlOf(layout, home),
    logPath: join(directory, `province-${home}.log`),
  })
}

function eachPlace<Value>(make: (place: Place) => Value): Readonly<Record<Place, Value>> {
  return { hub: make('hub'), '50': make('50'), '32': make('32') }
}
