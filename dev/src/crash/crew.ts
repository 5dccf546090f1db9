import { join } from 'node:path'
import { generateSm2PrivateKey } from '@piaoqiao/gm-crypto'
import { createClient } from '@piaoqiao/sdk'
import type { Pool } from 'pg'
import type { Endings } from './endings.ts'
import type { FeedFollower } from './feed-follower.ts'
import { FeedReader } from './feed-reader.ts'
import type { Findings } from './finding.ts'
import type { Ledger } from './ledger.ts'
import type { NetworkKeys } from './network-keys.ts'
import { parties } from './parties.ts'
import type { CrashParty, Home } from './parties.ts'
import { enrolParty } from './seed-registry.ts'
import type { EnrolledParty } from './seed-registry.ts'
import type { SeededRandom } from './seeded-random.ts'
import type { CrashNetwork } from './start-network.ts'
import { Unit } from './unit.ts'

const timeoutMs = 15_000
/** Of every third unit: short, so that it repeats messages that are still being carried out. */
const impatientTimeoutMs = 600

/** Enrols those of the parties that belong to a province. */
export async function enrolParties(
  home: Home,
  pool: Pool,
  { masterKey }: Pick<NetworkKeys, 'masterKey'>,
  all: readonly CrashParty[] = parties,
): Promise<readonly EnrolledParty[]> {
  const own = all.filter(({ province }) => province === home)
  return Promise.all(
    own.map((party) => enrolParty(pool, party, { privateKey: generateSm2PrivateKey(), masterKey })),
  )
}

/** The systems of the parties of a run. */
export interface Crew {
  readonly units: readonly Unit[]
  /** The units and the issuers. */
  readonly followers: readonly FeedFollower[]
}

export async function openCrew(options: {
  readonly network: CrashNetwork
  readonly enrolled: readonly EnrolledParty[]
  readonly directory: string
  readonly ledger: Ledger
  readonly findings: Findings
  readonly random: SeededRandom
  readonly endings: Endings
}): Promise<Crew> {
  const { network, enrolled, directory, ledger, findings, random, endings } = options
  const units = enrolled
    .filter(({ party }) => party.kind === 'unit')
    .map(
      (one, index) =>
        new Unit({
          enrolled: one,
          province: network.provinces[one.party.province],
          journalPath: join(directory, `${one.party.appId}.journal`),
          ledger,
          findings,
          random: random.branch(),
          timeoutMs: index % 3 === 0 ? impatientTimeoutMs : timeoutMs,
        }),
    )
  for (const unit of units) {
    await unit.open()
    await endings.add(() => unit.close())
  }
  const issuers = enrolled.filter(({ party }) => party.kind === 'issuer')
  return { units, followers: [...units, ...issuers.map((one) => follower(network, one, findings))] }
}

function follower(
  { provinces }: CrashNetwork,
  { party, appKey, privateKey }: EnrolledParty,
  findings: Findings,
): FeedFollower {
  const { url: baseUrl, publicKey: platformPublicKey } = provinces[party.province]
  const { appId, id } = party
  const client = createClient({ baseUrl, appId, appKey, privateKey, platformPublicKey, timeoutMs })
  return { id, client, feed: new FeedReader(id, findings) }
}
