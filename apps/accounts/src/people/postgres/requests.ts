import type { PersonalData } from '../../personal-data/personal-data.ts'
import type { Queryable } from '../../postgres/queryable.ts'
import type { PersonRequest, PersonRequests } from '../request-ports.ts'

interface RequestRow {
  readonly person_id: string
  readonly request_id: string
  readonly service: string
  readonly sealed_payload: Buffer
  readonly fingerprint: Buffer
  readonly settled_at: string | null
  readonly attempts: number
  readonly next_attempt_at: string | null
}

const place = (personId: string, requestId: string): string =>
  `person_requests.payload:${personId}:${requestId}`

export function createPersonRequests(
  client: Queryable,
  personalData: PersonalData,
): PersonRequests {
  return {
    async add({ personId, requestId, service, items, fingerprint, attempts, nextAttemptAt }) {
      await client.query(
        `insert into person_requests (person_id, request_id, service, sealed_payload, fingerprint,
           attempts, next_attempt_at)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [
          personId,
          requestId,
          service,
          personalData.seal(place(personId, requestId), JSON.stringify(items)),
          Buffer.from(fingerprint, 'hex'),
          attempts,
          nextAttemptAt,
        ],
      )
    },
    async hold(personId, requestId) {
      const { rows } = await client.query<RequestRow>(
        'select * from person_requests where person_id = $1 and request_id = $2 for update',
        [personId, requestId],
      )
      return rows[0] === undefined ? null : requestFrom(rows[0], personalData)
    },
    async save({ personId, requestId, settledAt, attempts, nextAttemptAt }) {
      await client.query(
        `update person_requests set settled_at = $3, attempts = $4, next_attempt_at = $5
         where person_id = $1 and request_id = $2`,
        [personId, requestId, settledAt, attempts, nextAttemptAt],
      )
    },
    async takeOpen(at, leasedUntil, limit) {
      const { rows } = await client.query<RequestRow>(
        `with due as materialized (
           select person_id, request_id from person_requests where next_attempt_at <= $1
           order by next_attempt_at limit $3 for update skip locked)
         update person_requests set next_attempt_at = $2, attempts = attempts + 1
         where (person_id, request_id) in (select person_id, request_id from due)
         returning *`,
        [at, leasedUntil, limit],
      )
      return rows.map((row) => requestFrom(row, personalData))
    },
  }
}

function requestFrom(row: RequestRow, personalData: PersonalData): PersonRequest {
  const text = personalData.open(place(row.person_id, row.request_id), row.sealed_payload)
  return {
    personId: row.person_id,
    requestId: row.request_id,
    service: row.service as PersonRequest['service'],
    items: JSON.parse(text) as PersonRequest['items'],
    fingerprint: row.fingerprint.toString('hex'),
    settledAt: row.settled_at === null ? null : Number(row.settled_at),
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at === null ? null : Number(row.next_attempt_at),
  }
}
