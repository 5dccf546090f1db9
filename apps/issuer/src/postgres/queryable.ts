import type { ClientBase } from 'pg'

/** A connection in a transaction, or the pool, where each statement is a transaction of its own. */
export type Queryable = Pick<ClientBase, 'query'>
