import { inTransaction } from '@piaoqiao/service-kit'
import type { Pool, PoolClient } from 'pg'
import { createUsers } from '../access/postgres/users.ts'
import { createSessions } from '../access/postgres/sessions.ts'
import { createAudit } from '../audit/postgres/audit-log.ts'
import { createStoredFiles } from '../files/postgres/stored-files.ts'
import { createOutgoingMessages } from '../mail/postgres/outgoing-messages.ts'
import type { PersonalData } from '../personal-data/personal-data.ts'
import type { KernelTables, Transact } from '../transact.ts'

const attemptsMax = 5

/**
 * Transactions over the tables of the kernel together with those of a room. Every work looks for what is there before it
 * writes: where somebody else wrote the same thing at the same moment, it runs again, finds that, and answers to it.
 */
export function transactOver<Tables>(
  pool: Pool,
  personalData: PersonalData,
  tablesOn: (client: PoolClient) => Tables,
): Transact<Tables> {
  return (work) =>
    inTransaction(
      pool,
      (client) => work({ ...kernelTables(client, personalData), ...tablesOn(client) }),
      { attemptsMax, retryUniqueViolation: true },
    )
}

function kernelTables(client: PoolClient, personalData: PersonalData): KernelTables {
  return {
    audit: createAudit(client),
    messages: createOutgoingMessages(client, personalData),
    users: createUsers(client, personalData),
    sessions: createSessions(client),
    files: createStoredFiles(client),
  }
}
