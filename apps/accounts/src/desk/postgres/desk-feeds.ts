import type { Queryable } from '../../postgres/queryable.ts'
import type { DeskFeeds } from '../inbox-ports.ts'

interface FeedRow {
  readonly unit_id: string
  readonly cursor: string
  readonly failures: number
  readonly cases_at: string
  readonly cases_behind: string
}

export function createDeskFeeds(client: Queryable): DeskFeeds {
  return {
    async begin(unitIds, at) {
      await client.query(
        `insert into desk_feeds (unit_id, cursor, due_at, failures)
         select unit_id, '0', $2, 0 from unnest($1::text[]) as unit_id order by unit_id
         on conflict (unit_id) do nothing`,
        [unitIds, at],
      )
    },
    async hasten(unitId, at, dueBefore) {
      await client.query(
        `update desk_feeds set due_at = $2
         where unit_id = $1 and failures = 0 and due_at > $2 and due_at <= $3`,
        [unitId, at, dueBefore],
      )
    },
    async take(at, untilAt, limit) {
      const { rows } = await client.query<FeedRow>(
        `with due as materialized (
           select unit_id from desk_feeds where due_at <= $1
           order by due_at, unit_id limit $3 for update skip locked)
         update desk_feeds set due_at = $2
         where unit_id in (select unit_id from due)
         returning unit_id, cursor, failures, cases_at, cases_behind`,
        [at, untilAt, limit],
      )
      return rows.map(({ unit_id, cursor, failures, cases_at, cases_behind }) => ({
        unitId: unit_id,
        cursor,
        failures,
        casesBehind: { changedAt: Number(cases_at), caseId: cases_behind },
      }))
    },
    async move({ unitId, cursor }, next, dueAt) {
      const { rowCount } = await client.query(
        `update desk_feeds set cursor = $3, due_at = $4, failures = 0
         where unit_id = $1 and cursor = $2`,
        [unitId, cursor, next, dueAt],
      )
      return rowCount === 1
    },
    async moveCases(unitId, { changedAt, caseId }) {
      await client.query(
        'update desk_feeds set cases_at = $2, cases_behind = $3 where unit_id = $1',
        [unitId, changedAt, caseId],
      )
    },
    async failed(unitId, dueAt) {
      await client.query(
        'update desk_feeds set failures = failures + 1, due_at = $2 where unit_id = $1',
        [unitId, dueAt],
      )
    },
  }
}
