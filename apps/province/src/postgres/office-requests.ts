import type { ClientBase } from 'pg'
import type { StoredRequest } from '../ports.ts'
import { EnrolmentRefused } from '../use-cases/enrolment-refused.ts'
import { hexBytes } from './foreign-heads.ts'

/**
 * Enters a request with what it changes, in one transaction. False when it was carried out before; one that comes at the
 * same time waits for the first.
 * @throws EnrolmentRefused when its id was used for other content
 */
export async function isFirstRequest(
  client: ClientBase,
  { partyId, requestId, fingerprint }: StoredRequest,
): Promise<boolean> {
  const entered = await client.query(
    `insert into requests (party_id, request_id, fingerprint) values ($1, $2, $3)
     on conflict (party_id, request_id) do nothing`,
    [partyId, requestId, hexBytes(fingerprint)],
  )
  if (entered.rowCount === 1) return true
  const { rows } = await client.query<{ fingerprint: Buffer }>(
    'select fingerprint from requests where party_id = $1 and request_id = $2',
    [partyId, requestId],
  )
  const isSame = rows[0]?.fingerprint.toString('hex') === fingerprint
  if (!isSame) throw new EnrolmentRefused('OPERATION_ID_REUSED')
  return false
}
