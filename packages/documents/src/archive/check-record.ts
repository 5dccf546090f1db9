import type { ArchivedCheck } from './archived-bill.ts'

/** `check.json`; undefined for what JSON cannot write. */
export function writeCheck({
  checkedBy,
  checkedAt,
  answer,
}: ArchivedCheck): Uint8Array | undefined {
  try {
    const at = new Date(checkedAt).toISOString()
    const text = JSON.stringify({ checkedBy, checkedAt: at, answer }, null, 1)
    return new TextEncoder().encode(`${text}\n`)
  } catch {
    return undefined
  }
}

/** Undefined for what is not exactly as `writeCheck` writes it. */
export function readCheck(bytes: Uint8Array): ArchivedCheck | undefined {
  try {
    const read = JSON.parse(Buffer.from(bytes).toString('utf8')) as Partial<Record<string, unknown>>
    const { checkedBy, checkedAt, answer } = read
    if (typeof checkedBy !== 'string' || typeof checkedAt !== 'string') return undefined
    const check = { checkedBy, checkedAt: Date.parse(checkedAt), answer }
    const written = writeCheck(check)
    return written !== undefined && Buffer.from(written).equals(bytes) ? check : undefined
  } catch {
    return undefined
  }
}
