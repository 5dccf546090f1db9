import type { Life } from '../engine/life.ts'
import { worldStart } from '../engine/node-clock.ts'
import type {
  DirectoryStore,
  ProvinceEntry,
  WaitingSender,
  WaitingSenderStore,
} from '@piaoqiao/hub/parts'
import { MemoryDatabase } from '@piaoqiao/province/parts'
import type { World } from '../world.ts'
import { storeConditions } from './store-conditions.ts'

interface WaitingRow extends WaitingSender {
  readonly nextAttemptAt: number
}

export interface HubMemory {
  directoryFor(life: Life): DirectoryStore
  waitingFor(life: Life): WaitingSenderStore
  /** Everything that the hub keeps, as one text. */
  contents(): string
}

export function createHubMemory(world: World, provinces: readonly string[]): HubMemory {
  const database = new MemoryDatabase(storeConditions(world))
  const entries = provinces.map(entryOf)
  const waiting = new Map<string, WaitingRow>()
  return {
    directoryFor: (life) => ({
      read: () =>
        database.read(life, () => ({ version: 1, issuedAt: worldStart, provinces: entries })),
      put: () => Promise.reject(new Error('the provinces of this world do not change')),
    }),
    waitingFor: (life) => waitingStore(database, waiting, life),
    contents: () => JSON.stringify({ entries, waiting: [...waiting] }),
  }
}

function entryOf(code: string): ProvinceEntry {
  return { code, name: code, baseUrl: `https://${code}.example`, publicKeys: [code], active: true }
}

function waitingStore(
  database: MemoryDatabase,
  rows: Map<string, WaitingRow>,
  life: Life,
): WaitingSenderStore {
  const keyOf = ({ from, to }: Pick<WaitingSender, 'from' | 'to'>) => `${from} ${to}`
  return {
    remember: (from, to, at) =>
      database.statement(life, () => {
        const key = keyOf({ from, to })
        if (!rows.has(key)) rows.set(key, { from, to, attempts: 0, nextAttemptAt: at })
      }),
    due: (at, limit) =>
      database.read(life, () =>
        [...rows.values()].filter(({ nextAttemptAt }) => nextAttemptAt <= at).slice(0, limit),
      ),
    postpone: (waiting, nextAttemptAt) =>
      database.statement(life, () => {
        const row = rows.get(keyOf(waiting))
        if (row === undefined) return
        rows.set(keyOf(waiting), { ...row, attempts: row.attempts + 1, nextAttemptAt })
      }),
    forget: (waiting) => database.statement(life, () => void rows.delete(keyOf(waiting))),
  }
}
