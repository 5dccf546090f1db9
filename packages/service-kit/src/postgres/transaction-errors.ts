import pg from 'pg'
import { CodedError } from '../coded-error.ts'

/** COMMIT was sent and its outcome is not known: the work may or may not have become durable. */
export class CommitUnknown extends CodedError {
  readonly code = 'COMMIT_UNKNOWN'

  constructor(cause: unknown) {
    super('the outcome of a commit is unknown', { cause })
  }
}

/** The work went on after a statement had failed, so the server rolled back where COMMIT was asked. */
export class TransactionAborted extends CodedError {
  readonly code = 'TRANSACTION_ABORTED'

  constructor() {
    super('a transaction was committed after one of its statements had failed')
  }
}

const serializationFailure = '40001'
const deadlockDetected = '40P01'
const uniqueViolation = '23505'
const completionUnknown = '40003'
const queryCanceled = '57014'

/** SQLSTATE of an error that the server sent; undefined for every other one. */
export function sqlStateOf(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.code : undefined
}

/** Whether the same transaction may succeed when it is tried again. */
export function isConflict(error: unknown, retryUniqueViolation: boolean): boolean {
  const state = sqlStateOf(error)
  if (state === uniqueViolation) return retryUniqueViolation
  return state === serializationFailure || state === deadlockDetected
}

/**
 * Classes of SQLSTATE that a statement fails with while the server itself goes on: data, constraints, transaction
 * state, conflicts, rights, limits, and errors that functions raise (PostgreSQL, appendix A).
 */
const statementClasses = new Set(['0A', '22', '23', '25', '27', '40', '42', '44', '54', '55', 'P0'])

/** Whether an answer to COMMIT says for certain that nothing was committed. A server going down does not. */
export function isCertainRollback(error: unknown): boolean {
  const state = sqlStateOf(error)
  if (state === undefined || state === completionUnknown) return false
  return state === queryCanceled || statementClasses.has(state.slice(0, 2))
}
