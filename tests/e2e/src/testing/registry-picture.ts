import { expect } from 'vitest'
import type { Network } from './network.ts'
import type { Database } from './province-site.ts'

/** Tables that say what bills are, how they stand, and their histories; and which numbers may be used. */
const billTables = [
  'bills',
  'bill_states',
  'bill_events',
  'bill_files',
  'due_locks',
  'number_codes',
  'number_blocks',
] as const

/** Tables in which a province remembers what it was asked. A refusal of business is remembered too. */
const requestTables = ['operations', 'requests'] as const

export type PictureScope = 'bills' | 'bills and requests'

/** Count and digest of every table, and how many events of own bills are told or wait to be told. */
export type RegistryPicture = Readonly<Record<string, string>>

async function registryPicture(
  database: Database,
  province: string,
  scope: PictureScope,
): Promise<RegistryPicture> {
  const tables = scope === 'bills' ? billTables : [...billTables, ...requestTables]
  const columns = tables.map((table) => `(${digestOf(table)}) as ${table}`)
  // One statement sees one moment, so events on their way from the outbox into a feed are counted once.
  const { rows } = await database.query<RegistryPicture>(
    `select ${columns.join(', ')}, (${eventsTold(province)}) as events_told`,
  )
  const [picture] = rows
  if (picture === undefined) throw new Error('a select without from has one row')
  return picture
}

function digestOf(table: string): string {
  return `select count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' order by t::text)), '')
    from ${table} t`
}

function eventsTold(province: string): string {
  return `select count(*)::text from
    (select bill_ids from outbox union all select bill_ids from feed_rows) told,
    unnest(told.bill_ids) bill_id where bill_id / 10000000000000000 = ${Number(province)}`
}

/** Does the work and holds that it changed nothing in any registry of the network. */
export async function changingNothing<Result>(
  { provinces }: Pick<Network, 'provinces'>,
  scope: PictureScope,
  work: () => Promise<Result>,
): Promise<Result> {
  const pictures = () =>
    Promise.all(provinces.map(({ database, code }) => registryPicture(database, code, scope)))
  const before = await pictures()
  const result = await work()
  expect(await pictures()).toEqual(before)
  return result
}

/** The kinds of a bill's events in its home registry, in order. */
export async function historyOf(
  { database }: { readonly database: Database },
  { billCode, billNumber }: { readonly billCode: string; readonly billNumber: string },
): Promise<readonly string[]> {
  const { rows } = await database.query<{ kind: string }>(
    `select event::json -> 'change' ->> 'kind' as kind from bill_events
     where bill_id = $1 order by sequence`,
    [`${billCode}${billNumber}`],
  )
  return rows.map(({ kind }) => kind)
}
