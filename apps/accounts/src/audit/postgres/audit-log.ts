import { auditEntryText, auditHash } from '../entry-text.ts'
import type { Audit, AuditEntry, KeptAuditEntry } from '../audit.ts'
import type { Queryable } from '../../postgres/queryable.ts'

/** Appends to the log on the connection of a transaction. */
export function createAudit(client: Queryable): Audit {
  return {
    append: (entry) => appendAll(client, [entry]),
    appendAll: (entries) => appendAll(client, entries),
  }
}

async function appendAll(client: Queryable, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return
  // The head is locked until the commit, so that entries follow one another in the order of their numbers.
  const { rows } = await client.query<{ entry_number: string; hash: Buffer }>(
    'select entry_number, hash from audit_head for update',
  )
  const [head] = rows
  if (head === undefined) throw new Error('the audit log has lost its head')
  let entryNumber = BigInt(head.entry_number)
  let hash: Uint8Array = head.hash
  const chained = entries.map((entry) => {
    entryNumber += 1n
    const text = auditEntryText(entryNumber, entry)
    hash = auditHash(hash, text)
    return {
      ...entry,
      entryNumber: String(entryNumber),
      text,
      hash: Buffer.from(hash).toString('hex'),
    }
  })
  await client.query(
    `with written as (
       insert into audit_entries
         (entry_number, at, actor_kind, actor_id, action, subject_kind, subject_id, entry, hash)
       select (e->>'entryNumber')::bigint, (e->>'at')::bigint, e->>'actorKind', e->>'actorId',
         e->>'action', e->>'subjectKind', e->>'subjectId', e->>'text', decode(e->>'hash', 'hex')
       from json_array_elements($1::json) as e)
     update audit_head set entry_number = $2, hash = $3`,
    [JSON.stringify(chained), String(entryNumber), hash],
  )
}

export interface AuditQuery {
  readonly subject: { readonly kind: string; readonly id: string } | null
  readonly actorId: string | null
  /** Entries before this number, newest first; null from the newest. */
  readonly before: bigint | null
  readonly limit: number
}

/** Entries of the log, newest first. */
export async function listAudit(
  client: Queryable,
  { subject, actorId, before, limit }: AuditQuery,
): Promise<readonly KeptAuditEntry[]> {
  const { rows } = await client.query<{ entry: string; hash: Buffer }>(
    `select entry, hash from audit_entries
     where ($1::text is null or (subject_kind = $1 and subject_id = $2))
       and ($3::text is null or actor_id = $3)
       and ($4::bigint is null or entry_number < $4)
     order by entry_number desc limit $5`,
    [subject?.kind ?? null, subject?.id ?? null, actorId, before?.toString() ?? null, limit],
  )
  return rows.map(keptEntry)
}

function keptEntry({ entry, hash }: { entry: string; hash: Buffer }): KeptAuditEntry {
  const { number, ...rest } = JSON.parse(entry) as AuditEntry & { number: string }
  return { ...rest, entryNumber: BigInt(number), hash: Buffer.from(hash).toString('hex') }
}

const checkPageItems = 1_000

/** Follows the chain from its beginning; answers the number of the first entry that does not fit, or null. */
export async function firstBrokenEntry(client: Queryable): Promise<bigint | null> {
  let hash: Uint8Array = Buffer.alloc(32)
  let after = 0n
  for (;;) {
    const { rows } = await client.query<{ entry_number: string; entry: string; hash: Buffer }>(
      `select entry_number, entry, hash from audit_entries where entry_number > $1
       order by entry_number limit $2`,
      [String(after), checkPageItems],
    )
    for (const row of rows) {
      const expected = auditHash(hash, row.entry)
      const isNext = BigInt(row.entry_number) === after + 1n
      if (!isNext || !row.hash.equals(expected)) return after + 1n
      hash = expected
      after += 1n
    }
    if (rows.length < checkPageItems) break
  }
  const { rows } = await client.query<{ entry_number: string; hash: Buffer }>(
    'select entry_number, hash from audit_head',
  )
  const isWhole =
    BigInt(rows[0]?.entry_number ?? 0) === after && rows[0]?.hash.equals(hash) === true
  return isWhole ? null : after + 1n
}
