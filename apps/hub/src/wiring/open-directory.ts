import type { Instant } from '@piaoqiao/domain'
import { migrate, openPool } from '@piaoqiao/service-kit'
import type { ProvinceEntry } from '../ports.ts'
import { createDirectoryStore } from '../postgres/directory-store.ts'
import { createEnterProvince } from '../use-cases/enter-province.ts'

const statementTimeoutMs = 10_000

export interface OpenDirectory {
  /** @returns the version of the directory from now on @throws ProvinceEntryUnfit */
  enterProvince(province: ProvinceEntry): Promise<number>
  close(): Promise<void>
}

/** The directory of a hub for its operator, whether or not the hub is running. */
export async function openDirectory(
  databaseUrl: string,
  clock: () => Instant,
): Promise<OpenDirectory> {
  const pool = openPool(databaseUrl, {
    connectionsMax: 1,
    statementTimeoutMs,
    name: 'piaoqiao-hub-operator',
  })
  try {
    await migrate(pool, new URL('../postgres/migrations/', import.meta.url))
  } catch (error) {
    await pool.end()
    throw error
  }
  return {
    enterProvince: createEnterProvince({ store: createDirectoryStore(pool), clock }),
    close: () => pool.end(),
  }
}
