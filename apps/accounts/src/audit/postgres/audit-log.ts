import { auditEntryText, auditHash } from '../entry-text.ts'
import type { Audit, AuditEntry, AuditQuery, KeptAuditEntry } from '../audit.ts'
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

/** Condition for entries of a person's acts. Reading the log is no act on what it tells of. */
export function actedBy(placeholder: string, table = ''): string {
  return `${table}actor_id = ${placeholder} and ${table}action not like 'audit.%'`
}

/** Entries of the log, newest first. */
export async function listAudit(
  client: Queryable,
  { readerId, subject, actorId, before, limit }: AuditQuery,
): Promise<readonly KeptAuditEntry[]> {
  const { rows } = await client.query<{ entry: string; hash: Buffer }>(
    `select entry, hash from audit_entries
     where ($2::text is null or (subject_kind = $2 and subject_id = $3))
       and ($4::text is null or actor_id = $4)
       and ($5::bigint is null or entry_number < $5)
       and not exists (
         select from audit_entries own
         where own.subject_kind = audit_entries.subject_kind
           and own.subject_id = audit_entries.subject_id and ${actedBy('$1', 'own.')})
     order by entry_number desc limit $6`,
    [
      readerId,
      subject?.kind ?? null,
      subject?.id ?? null,
      actorId,
      before?.toString() ?? null,
      limit,
    ],
  )
  return rows.map(keptEntry)
}

function keptEntry({ entry, hash }: { entry: string; hash: Buffer }): KeptAuditEntry {
  const { number, ...rest } = JSON.parse(entry) as AuditEntry & { number: string }
  return { ...rest, entryNumber: BigInt(number), hash: Buffer.from(hash).toString('hex') }
}

const checkPageItems = 1_000

/**
 * Follows the chain from its beginning to the head that it has at first: what is appended meanwhile is followed the next
 * time. Answers the number of the first entry that does not fit, or null.
 */
export async function firstBrokenEntry(client: Queryable): Promise<bigint | null> {
  const head = await readHead(client)
  let hash: Uint8Array = Buffer.alloc(32)
  let after = 0n
  while (after < head.entryNumber) {
    const { rows } = await client.query<{ entry_number: string; entry: string; hash: Buffer }>(
      `select entry_number, entry, hash from audit_entries
       where entry_number > $1 and entry_number <= $2 order by entry_number limit $3`,
      [String(after), String(head.entryNumber), checkPageItems],
    )
    if (rows.length === 0) return after + 1n
    for (const row of rows) {
      const expected = auditHash(hash, row.entry)
      const isNext = BigInt(row.entry_number) === after + 1n
      if (!isNext || !row.hash.equals(expected)) return after + 1n
      hash = expected
      after += 1n
    }
  }
  const isWhole = head.hash.equals(hash) && head.lastNumber <= head.entryNumber
  return isWhole ? null : after + 1n
}

/** The head, and the last entry of the same moment: one behind the head was not appended by us. */
async function readHead(client: Queryable) {
  const { rows } = await client.query<{ entry_number: string; hash: Buffer; last: string }>(
    `select entry_number, hash,
       (select coalesce(max(entry_number), 0) from audit_entries) as last
     from audit_head`,
  )
  const [head] = rows
  return {
    entryNumber: BigInt(head?.entry_number ?? 0),
    hash: head?.hash ?? Buffer.alloc(0),
    lastNumber: BigInt(head?.last ?? 0),
  }
}
