import { sm3 } from '@piaoqiao/gm-crypto'
import type { AuditEntry } from './audit.ts'

/** The exact text that the hash of an entry is over. */
export function auditEntryText(entryNumber: bigint, entry: AuditEntry): string {
  const { at, actorKind, actorId, action, subjectKind, subjectId, details = {} } = entry
  const number = String(entryNumber)
  return JSON.stringify({ number, at, actorKind, actorId, action, subjectKind, subjectId, details })
}

/** Links an entry to the one before it. */
export function auditHash(previousHash: Uint8Array, text: string): Uint8Array {
  return sm3(Buffer.concat([previousHash, Buffer.from(text, 'utf8')]))
}
