import type { Audit } from './audit/audit.ts'
import type { OutgoingMessages } from './mail/outgoing-messages.ts'
import type { Sessions, Users } from './access/access-ports.ts'
import type { StoredFiles } from './files/file-ports.ts'

/** Tables that every room may write in the same transaction as its own. */
export interface KernelTables {
  readonly audit: Audit
  readonly messages: OutgoingMessages
  readonly users: Users
  readonly sessions: Sessions
  readonly files: StoredFiles
}

/**
 * Runs the work in one transaction and resolves when its commit is durable. The work may run more than once after a
 * conflict and has no effects outside the tables.
 */
export type Transact<Tables> = <Result>(
  work: (tables: Tables & KernelTables) => Promise<Result>,
) => Promise<Result>
