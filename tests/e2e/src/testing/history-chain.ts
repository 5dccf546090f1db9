import { sm3Hex } from '@piaoqiao/gm-crypto'
import type { ProvinceSite } from './province-site.ts'
import type { BillKey } from './signed-bill.ts'

interface StoredEvent {
  readonly sequence: number
  readonly hash: string
  readonly event: string
}

/** The hashes of a bill's events, by number, read from its home registry. */
export async function storedHistory(
  { database }: Pick<ProvinceSite, 'database'>,
  { billCode, billNumber }: BillKey,
): Promise<readonly StoredEvent[]> {
  const { rows } = await database.query<StoredEvent>(
    `select sequence, encode(hash, 'hex') as hash, event from bill_events
     where bill_id = $1 order by sequence`,
    [`${billCode}${billNumber}`],
  )
  return rows
}

/** Numbers of the events whose hash does not follow from the event before; none where the history is whole. */
export function brokenLinks(history: readonly StoredEvent[]): readonly number[] {
  let previousHash = '0'.repeat(64)
  const broken: number[] = []
  for (const [index, { sequence, hash, event }] of history.entries()) {
    const follows = sequence === index + 1 && hash === sm3Hex(`${previousHash}\n${event}`)
    if (!follows) broken.push(sequence)
    previousHash = hash
  }
  return broken
}
