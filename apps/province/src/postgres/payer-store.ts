import type { Stakeholder } from '@piaoqiao/domain'
import { portalsPerPayerMax } from '@piaoqiao/domain'
import { inTransaction } from '@piaoqiao/service-kit'
import type { ClientBase, Pool } from 'pg'
import type { Announcement, PayerCursor, PayerStore } from '../account-ports.ts'
import { hexBytes } from './foreign-heads.ts'

const announcingAttemptsMax = 3

/** Names the advisory lock of whoever announces; the same number in every version of the program. */
const announcingLockKey = 7_309_003

/** Payers and who follows their bills, in PostgreSQL. */
export function createPayerStore(pool: Pool): PayerStore {
  return {
    announce: (portal, announcements) =>
      inTransaction(pool, (client) => announce(client, portal, announcements), {
        attemptsMax: announcingAttemptsMax,
      }),
    portalsOf: (payerKeys) => portalsOf(pool, payerKeys),
    billsOf: (payerKey, after, limit) => billsOf(pool, payerKey, after, limit),
  }
}

async function announce(
  client: ClientBase,
  portal: Stakeholder,
  announcements: readonly Announcement[],
): Promise<ReadonlySet<string>> {
  // One at a time: of two that count the portals of a payer at once, both would find the last place free.
  await client.query(`select pg_advisory_xact_lock(${announcingLockKey})`)
  // Of several announcements for one payer the last one counts.
  const last = new Map(announcements.map(({ payerKey, active }) => [payerKey, active]))
  const keysThatAre = (active: boolean) =>
    [...last].filter(([, wanted]) => wanted === active).map(([key]) => key)
  await client.query(
    `delete from payer_portals
     where payer_key = any($1::bytea[]) and portal_id = $2 and portal_province = $3`,
    [keysThatAre(false).map(hexBytes), portal.id, portal.province],
  )
  return enter(client, portal, keysThatAre(true))
}

/** @returns the keys that have too many portals already */
async function enter(
  client: ClientBase,
  { id, province }: Stakeholder,
  payerKeys: readonly string[],
): Promise<ReadonlySet<string>> {
  if (payerKeys.length === 0) return new Set()
  const keys = payerKeys.map(hexBytes)
  await client.query(
    `insert into payer_portals (payer_key, portal_id, portal_province)
     select k.payer_key, $2, $3 from unnest($1::bytea[]) as k(payer_key)
     where (select count(*) from payer_portals p where p.payer_key = k.payer_key) < $4
     order by k.payer_key
     on conflict do nothing`,
    [keys, id, province, portalsPerPayerMax],
  )
  const { rows } = await client.query<{ payer_key: Buffer }>(
    `select payer_key from payer_portals
     where payer_key = any($1::bytea[]) and portal_id = $2 and portal_province = $3`,
    [keys, id, province],
  )
  const entered = new Set(rows.map(({ payer_key }) => payer_key.toString('hex')))
  return new Set(payerKeys.filter((key) => !entered.has(key)))
}

interface PortalRow {
  readonly payer_key: Buffer
  readonly portal_id: string
  readonly portal_province: string
}

async function portalsOf(
  pool: Pool,
  payerKeys: readonly string[],
): Promise<ReadonlyMap<string, readonly Stakeholder[]>> {
  if (payerKeys.length === 0) return new Map()
  const { rows } = await pool.query<PortalRow>({
    name: 'portals-of-payers',
    text: `select payer_key, portal_id, portal_province from payer_portals
      where payer_key = any($1::bytea[]) order by place`,
    values: [payerKeys.map(hexBytes)],
  })
  const portals = new Map<string, Stakeholder[]>()
  for (const { payer_key, portal_id: id, portal_province: province } of rows) {
    const key = payer_key.toString('hex')
    portals.set(key, [...(portals.get(key) ?? []), { id, province }])
  }
  return portals
}

async function billsOf(
  pool: Pool,
  payerKey: string,
  after: PayerCursor,
  limit: number,
): Promise<readonly PayerCursor[]> {
  const { rows } = await pool.query<{ since: string; bill_id: string }>({
    name: 'bills-of-payer',
    text: `select since, bill_id from payer_bills
      where payer_key = $1 and (since, bill_id) > ($2, $3) order by since, bill_id limit $4`,
    values: [hexBytes(payerKey), after.since, after.billId, limit],
  })
  return rows.map(({ since, bill_id }) => ({ since: Number(since), billId: BigInt(bill_id) }))
}
