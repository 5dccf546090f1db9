import type { Instant, ProvinceCode } from '@piaoqiao/domain'
import { migrate, openPool } from '@piaoqiao/service-kit'
import type { ApplicationStore } from '../application-ports.ts'
import { createApplicationStore } from '../postgres/application-store.ts'

const statementTimeoutMs = 10_000

export interface OpenApplications {
  readonly applications: ApplicationStore
  close(): Promise<void>
}

/** The applications of a province for its operator, whether or not the province is running. */
export async function openApplications(options: {
  readonly databaseUrl: string
  readonly province: ProvinceCode
  readonly masterKey: Uint8Array
  readonly clock: () => Instant
}): Promise<OpenApplications> {
  const { databaseUrl, ...rest } = options
  const pool = openPool(databaseUrl, {
    connectionsMax: 1,
    statementTimeoutMs,
    name: `piaoqiao-${options.province}-operator`,
  })
  try {
    await migrate(pool, new URL('../postgres/migrations/', import.meta.url))
  } catch (error) {
    await pool.end()
    throw error
  }
  return { applications: createApplicationStore({ pool, ...rest }), close: () => pool.end() }
}
