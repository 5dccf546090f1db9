import { join } from 'node:path'
import type { LocalPostgres } from '../postgres/index.ts'
import { worldParties, worldUnits } from './parties.ts'
import type { WorldParty } from './parties.ts'
import { applicationFolder, partyFolder, writeUnitConfiguration } from './party-folder.ts'
import type { ApplicationFolder, PartyFolder } from './party-folder.ts'
import { urlOf } from './ports.ts'
import type { WorldPorts, WorldProvince } from './ports.ts'
import { keptText, randomHex } from './private-files.ts'

/** What a world is made of, found again by every later start in the same directory. */
export interface WorldData {
  readonly directory: string
  readonly ports: WorldPorts
  readonly databases: WorldDatabases
  readonly hubFolder: PartyFolder
  readonly provinceFolders: Readonly<Record<WorldProvince, PartyFolder>>
  readonly sandboxFolder: PartyFolder
  readonly sandboxIssuerFolder: PartyFolder
  folderOf(party: WorldParty): ApplicationFolder
}

/** Addresses of databases; they hold a password. */
export interface WorldDatabases {
  readonly hub: string
  readonly provinces: Readonly<Record<WorldProvince, string>>
  readonly issuer: string
  readonly offices: Readonly<Record<WorldProvince, string>>
  readonly sandbox: string
}

const nameBytes = 3

/** Begins the names of a world's databases where PostgreSQL is not its own: secrets and databases belong together. */
export function databasePrefixOf(directory: string): string {
  return `piaoqiao_${keptText(join(directory, 'world-name'), () => randomHex(nameBytes))}_`
}

/** Makes databases, keys and the configurations of units, or finds those of an earlier start. */
export async function prepareWorldData(
  directory: string,
  ports: WorldPorts,
  postgres: LocalPostgres,
): Promise<WorldData> {
  const folders = new Map(
    worldParties.map(({ appId }) => [appId, applicationFolder(directory, appId)]),
  )
  const data: WorldData = {
    directory,
    ports,
    databases: await openDatabases(postgres),
    hubFolder: partyFolder(directory, 'hub'),
    provinceFolders: {
      '50': partyFolder(directory, 'province-50'),
      '32': partyFolder(directory, 'province-32'),
    },
    sandboxFolder: partyFolder(directory, 'sandbox'),
    sandboxIssuerFolder: partyFolder(directory, join('sandbox', 'issuer')),
    folderOf({ appId }) {
      const folder = folders.get(appId)
      if (folder === undefined) throw new Error(`this world has no application ${appId}`)
      return folder
    },
  }
  writeConfigurations(data)
  return data
}

async function openDatabases(postgres: LocalPostgres): Promise<WorldDatabases> {
  const names = ['hub', 'province_50', 'province_32', 'issuer'] as const
  const officeNames = ['accounts_50', 'accounts_32', 'sandbox'] as const
  const urls = await Promise.all(
    [...names, ...officeNames].map((name) => postgres.createDatabase(name)),
  )
  const [hub = '', province50 = '', province32 = '', issuer = '', ...others] = urls
  const [accounts50 = '', accounts32 = '', sandbox = ''] = others
  return {
    hub,
    provinces: { '50': province50, '32': province32 },
    issuer,
    offices: { '50': accounts50, '32': accounts32 },
    sandbox,
  }
}

function writeConfigurations({ ports, provinceFolders, folderOf }: WorldData): void {
  for (const unit of worldUnits) {
    writeUnitConfiguration(folderOf(unit), {
      baseUrl: urlOf(ports.provinces[unit.province]),
      appId: unit.appId,
      platformKeyPem: provinceFolders[unit.province].publicKeyPem,
    })
  }
}
