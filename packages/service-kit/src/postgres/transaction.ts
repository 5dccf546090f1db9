import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool, PoolClient } from 'pg'
import { timedQuery } from './timed-query.ts'
import {
  CommitUnknown,
  isCertainRollback,
  isConflict,
  TransactionAborted,
} from './transaction-errors.ts'

export interface TransactionOptions {
  /** How often the work is run when it meets a serialization failure or a deadlock; at least 1. */
  readonly attemptsMax: number
  /** Try again after a unique violation too: for work that will find on its next run what the other one wrote. */
  readonly retryUniqueViolation?: boolean
}

/** A rollback that takes longer is left to the server, by closing the connection. */
export const rollbackTimeoutMs = 5_000

/** The longest pause before another attempt; it doubles from 2 ms and is shortened at random. */
export const conflictPauseMaxMs = 100

/**
 * Runs the work in one transaction and resolves when its commit is acknowledged. The work may run more than once and
 * must have no effects outside the transaction.
 * @throws CommitUnknown where the connection was lost while committing
 * @throws TransactionAborted where the work hid the failure of a statement
 */
export async function inTransaction<Result>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Result>,
  { attemptsMax, retryUniqueViolation = false }: TransactionOptions,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptOnce(pool, work)
    } catch (error) {
      if (attempt >= attemptsMax || !isConflict(error, retryUniqueViolation)) throw error
      await sleep(Math.random() * Math.min(2 ** attempt, conflictPauseMaxMs))
    }
  }
}

async function attemptOnce<Result>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect()
  let reusable = true
  try {
    return await transactionOn(client, work)
  } catch (error) {
    reusable = !(error instanceof CommitUnknown) && (await rollBack(client))
    throw error
  } finally {
    client.release(!reusable)
  }
}

/** Runs the work between BEGIN and COMMIT of one connection; after an error the caller ends the transaction. */
export async function transactionOn<Result>(
  client: PoolClient,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  await client.query('BEGIN')
  const result = await work(client)
  await commit(client)
  return result
}

async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query('COMMIT').catch((error: unknown) => {
    throw isCertainRollback(error) ? error : new CommitUnknown(error)
  })
  // The server answers ROLLBACK to the COMMIT of a transaction that has failed, and calls that a success.
  if (command !== 'COMMIT') throw new TransactionAborted()
}

/** Whether the connection is fit for another transaction. */
async function rollBack(client: PoolClient): Promise<boolean> {
  try {
    await client.query(timedQuery('ROLLBACK', rollbackTimeoutMs))
    return true
  } catch {
    return false
  }
}
