import type { Instant, PartyId } from '@piaoqiao/domain'
import { inTransaction } from '@piaoqiao/service-kit'
import type { ClientBase, Pool } from 'pg'
import type { ApplicationChanges, ApplicationState } from '../application-ports.ts'
import type { StoredRequest } from '../ports.ts'
import { checkChanges } from '../use-cases/check-enrolment.ts'
import { EnrolmentRefused } from '../use-cases/enrolment-refused.ts'
import { registerWebhook } from './deliveries.ts'
import { isFirstRequest } from './office-requests.ts'
import { rotateLockedKey } from './rotate-key.ts'

const changingAttemptsMax = 3

interface Asked {
  readonly changes: ApplicationChanges
  readonly request: StoredRequest
  readonly at: Instant
}

/** @throws EnrolmentRefused, AddressMalformed */
export async function changeApplication(pool: Pool, appId: string, asked: Asked): Promise<void> {
  checkChanges(asked.changes)
  const work = async (client: ClientBase): Promise<void> => {
    if (!(await isFirstRequest(client, asked.request))) return
    const { partyId, webhookUrl } = await lockApplication(client, appId)
    await changeRow(client, appId, asked.changes)
    await changeParty(client, partyId, asked.changes)
    await changeKey(client, appId, asked)
    const next = webhookAfter(webhookUrl, asked.changes)
    if (next !== undefined) await registerWebhook(client, partyId, appId, next)
  }
  await inTransaction(pool, work, { attemptsMax: changingAttemptsMax })
}

interface LockedApplication {
  readonly partyId: PartyId
  readonly webhookUrl: string | null
}

/** Applications of offices are the operator's, so that no office can shut out another or widen its own rights. */
async function lockApplication(client: ClientBase, appId: string): Promise<LockedApplication> {
  const { rows } = await client.query<{
    party_id: string
    state: ApplicationState
    webhook_url: string | null
  }>(
    `select a.party_id, a.state,
       (select d.webhook_url from deliveries d
        where d.feed = a.party_id and d.target = a.app_id and d.kind = 'webhook') as webhook_url
     from applications a where a.app_id = $1 and a.kind <> 'office' for update of a`,
    [appId],
  )
  const [row] = rows
  if (row === undefined) throw new EnrolmentRefused('APPLICATION_UNKNOWN')
  if (row.state === 'closed') throw new EnrolmentRefused('APPLICATION_CLOSED')
  return { partyId: row.party_id, webhookUrl: row.webhook_url }
}

async function changeRow(
  client: ClientBase,
  appId: string,
  { state, addresses, quotaPerMinute }: ApplicationChanges,
): Promise<void> {
  await client.query(
    `update applications set state = coalesce($2, state),
       addresses = case when $3 then $4 else addresses end,
       quota_per_minute = coalesce($5, quota_per_minute)
     where app_id = $1`,
    [appId, state ?? null, addresses !== undefined, addresses ?? null, quotaPerMinute ?? null],
  )
}

async function changeParty(
  client: ClientBase,
  partyId: PartyId,
  { partyName }: ApplicationChanges,
): Promise<void> {
  if (partyName === undefined) return
  await client.query('update parties set name = $2 where party_id = $1', [partyId, partyName])
}

async function changeKey(
  client: ClientBase,
  appId: string,
  { changes: { publicKey }, request, at }: Asked,
): Promise<void> {
  if (publicKey === undefined) return
  // The space keeps it apart from every request of the application itself.
  const requestId = `${request.partyId} ${request.requestId}`
  await rotateLockedKey(client, appId, { publicKey, requestId, at })
}

/** The webhook that has to be entered anew; undefined where it stays as it is. An application that is active again is told at once what it missed. */
function webhookAfter(
  now: string | null,
  { state, webhookUrl }: ApplicationChanges,
): string | null | undefined {
  if (state === 'closed') return null
  if (webhookUrl !== undefined) return webhookUrl
  return state === 'active' && now !== null ? now : undefined
}
