import { takeMemory } from './curve-machine.ts'
import type { AffineSm2Point } from './curve.ts'
import { fillPointTable, tableBytes, type PointTable } from './point-table.ts'

/** 40,960 bytes a key. */
const keyTableWidth = 4

/** Public keys remembered per thread when nobody says otherwise: 10 MiB of tables when all recur. */
export const precomputedKeysDefault = 256

/** A table costs as much as it saves in about six uses, so keys that pass by once get none. */
const usesBeforeTable = 4

interface RememberedKey {
  uses: number
  table?: PointTable
}

/** In order of last use, the oldest first. */
const remembered = new Map<string, RememberedKey>()
const freeTables: PointTable[] = []
let keysMax = precomputedKeysDefault

/** Sets how many keys this thread remembers; the memory of tables once made stays taken. */
export function boundPrecomputedKeys(max: number): void {
  keysMax = max
  while (remembered.size > keysMax) forgetOldest()
}

/** Counts a use of the key; gives its table from the use on that makes one worth while. */
export function tableOfPublicKey({ x, y }: AffineSm2Point): PointTable | undefined {
  if (keysMax === 0) return undefined
  const name = `${x.toString(36)},${y & 1n}`
  const key = remembered.get(name) ?? { uses: 0 }
  remembered.delete(name)
  remembered.set(name, key)
  if (remembered.size > keysMax) forgetOldest()
  key.uses += 1
  if (!key.table && key.uses >= usesBeforeTable) key.table = makeTable({ x, y })
  return key.table
}

function makeTable(point: AffineSm2Point): PointTable {
  const table = freeTables.pop() ?? {
    start: takeMemory(tableBytes(keyTableWidth)),
    width: keyTableWidth,
  }
  fillPointTable(table, point)
  return table
}

function forgetOldest(): void {
  for (const [name, { table }] of remembered) {
    remembered.delete(name)
    if (table) freeTables.push(table)
    return
  }
}
