import type { QueryConfig } from 'pg'

/** A statement whose answer is awaited for its own time instead of the pool's. `pg` knows the member, its types do not. */
export function timedQuery(text: string, timeoutMs: number): QueryConfig {
  const query: QueryConfig & { readonly query_timeout: number } = { text, query_timeout: timeoutMs }
  return query
}
