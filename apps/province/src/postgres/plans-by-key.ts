/**
 * How PostgreSQL plans for a province. Every query of the registry finds rows by their keys; a plan that was cached while a
 * table was young and small would read all of it, over and over, until statistics catch up. For the same reason a statement
 * that joins tables has no name, unless it is written so that only one plan is possible: it is planned anew each time.
 */
export const plansByKey = {
  enable_seqscan: 'off',
} as const
