/** What a field means in Chinese; with its name in front where the schema has no title, or one that says too little here. */
export type FieldText = string | readonly [name: string, meaning: string]

/**
 * Texts by the address of a field, or by the end of it: `billCode` holds for every field of that name,
 * `lock.lockId` for those inside a lock, `bill.lock request items.authorisationId` for that one alone; `next:下一页` for
 * those alone that the schema calls so. The longest one that fits is meant.
 */
export type FieldTexts = Readonly<Record<string, FieldText>>

/** A field of a message: `bill.lock request items.billCode`, without the brackets of lists. */
export function fieldAddress(service: string, part: 'request' | 'answer', path: string): string {
  return `${service} ${part} ${path.replaceAll('[]', '')}`
}

/**
 * The key under which a table speaks of a field: the longest end of its address.
 * @param title the name that the schema gives, or an empty text
 * @returns null where the table says nothing of it
 */
export function keyFor(
  table: Readonly<Record<string, unknown>>,
  address: string,
  title: string,
): string | null {
  const starts = [0, ...[...address.matchAll(/[. ]/g)].map(({ index }) => index + 1)]
  const ends = starts.map((start) => address.slice(start))
  const keys = ends.flatMap((end) => [`${end}:${title}`, end])
  return keys.find((key) => Object.hasOwn(table, key)) ?? null
}
