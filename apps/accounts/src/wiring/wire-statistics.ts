import { createPartyScope } from '../bureaus/postgres/auditors-log.ts'
import { createBureaus } from '../bureaus/postgres/bureaus.ts'
import { createRunReading } from '../desk/reading/run-reading.ts'
import { readVaultSpace } from '../files/vault-space.ts'
import { transactOver } from '../postgres/transact.ts'
import { healthRoutes } from '../statistics/http/health-routes.ts'
import { signalRoutes } from '../statistics/http/signal-routes.ts'
import { statisticsRoutes } from '../statistics/http/statistics-routes.ts'
import { createOversightTables, keepJobRun } from '../statistics/postgres/oversight-tables.ts'
import { createSignals } from '../statistics/postgres/signals.ts'
import { findSignals } from '../statistics/use-cases/find-signals.ts'
import type { StatisticsParts, StatisticsTables } from '../statistics/use-cases/statistics-parts.ts'
import type { KeepRun } from '../statistics/watched-jobs.ts'
import type { OfficeParts, Room } from './office-parts.ts'

const findEveryMs = 5 * 60_000

/** Puts the room of statistics together: what bureaus see of the whole. */
export function wireStatistics(parts: OfficeParts): Room {
  const { pool, personalData, province, door, clock, settings } = parts
  const statistics: StatisticsParts = {
    transact: transactOver<StatisticsTables>(pool, personalData, (client) => ({
      bureaus: createBureaus(client, province),
      parties: createPartyScope(client),
      oversight: createOversightTables(client),
      signals: createSignals(client),
    })),
    door,
    runReading: createRunReading(),
    vaultSpace: () => readVaultSpace(settings.filesDirectory),
  }
  return {
    routes: [
      ...statisticsRoutes(statistics),
      ...healthRoutes(statistics),
      ...signalRoutes(statistics),
    ],
    jobs: [
      {
        name: 'find-signals',
        everyMs: findEveryMs,
        work: () => findSignals(statistics, clock()),
      },
    ],
  }
}

/** Writes the runs of jobs down. */
export function createKeepRun({ pool }: Pick<OfficeParts, 'pool'>): KeepRun {
  return (name, at, fault) => keepJobRun(pool, name, at, fault)
}
