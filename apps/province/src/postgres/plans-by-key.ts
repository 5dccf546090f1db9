/**
 * How PostgreSQL plans for a province. Every query of the registry finds rows by their keys; a plan that was cached while a
 * table was young and small would read all of it, over and over, until statistics catch up.
 */
export const plansByKey = {
  enable_seqscan: 'off',
} as const
