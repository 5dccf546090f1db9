import { billIdFrom } from '@piaoqiao/domain'
import { sm3Hex } from '@piaoqiao/gm-crypto'
import type { ChangeAnswer, ChangeAnswerItem } from '@piaoqiao/protocol'
import type { KernelTables } from '../../transact.ts'
import type { AuthorisationState } from '../authorisation-ports.ts'
import type { PeopleTables } from '../people-tables.ts'
import type { PersonRequest } from '../request-ports.ts'
import { leaseMs, retryAt, sendTo } from './people-parts.ts'
import type { PeopleParts } from './people-parts.ts'

const openRequestsMax = 20

/** Tells a retry from another request under the same id. */
export function fingerprintOf(service: string, items: readonly object[]): string {
  return sm3Hex(`${service}\n${JSON.stringify(items)}`)
}

/** Sends again what has no answer yet; says how many requests were taken in hand. */
export async function settleRequests(parts: PeopleParts): Promise<number> {
  const at = parts.clock()
  const due = await parts.transact(({ requests }) =>
    requests.takeOpen(at, at + leaseMs, openRequestsMax),
  )
  for (const { personId, requestId } of due) await carryOutRequest(parts, personId, requestId)
  return due.length
}

/** Sends a request that was kept, and notes what the registry answered to each item. */
export async function carryOutRequest(
  parts: PeopleParts,
  personId: string,
  requestId: string,
): Promise<void> {
  const request = await parts.transact(({ requests }) => requests.hold(personId, requestId))
  if (request === null || request.settledAt !== null) return
  // People choose their ids by themselves, so two of them may choose the same one.
  const messageId = sm3Hex(`${personId}\n${requestId}`)
  const { service, items } = request
  const answer = await sendTo<ChangeAnswer>(() =>
    parts.portal().call(service, { items }, { requestId: messageId }),
  )
  await parts.transact(async (tables) => {
    const held = await tables.requests.hold(personId, requestId)
    if (held === null || held.settledAt !== null) return
    const at = parts.clock()
    const answers = answer?.items ?? []
    await takeAnswers(tables, held, answers)
    const isSettled = answers.length === items.length && answers.every(isFinal)
    await tables.requests.save({
      ...held,
      settledAt: isSettled ? at : null,
      nextAttemptAt: isSettled ? null : retryAt(at, held.attempts),
    })
  })
}

/** A refusal that only says that now is not the moment is asked again. */
export function isFinal(answer: ChangeAnswerItem): boolean {
  if (answer.outcome === 'unknown') return false
  const passing = ['HOME_PROVINCE_UNREACHABLE', 'SERVICE_BUSY', 'OUTCOME_UNKNOWN']
  return answer.outcome === 'done' || !passing.includes(answer.code)
}

async function takeAnswers(
  { authorisations }: PeopleTables & KernelTables,
  request: PersonRequest,
  answers: readonly ChangeAnswerItem[],
): Promise<void> {
  const { personId, requestId, service, items } = request
  if (service === 'authorisation.grant') {
    for (const row of await authorisations.ofRequest(personId, requestId)) {
      const answer = answers[row.item - 1]
      if (answer === undefined || !isFinal(answer)) continue
      const { code, sentence } = answer
      const given = answer.outcome === 'done' ? (answer.authorisationId ?? null) : null
      const state = stateAfter(row.state, answer)
      await authorisations.save({ ...row, state, authorisationId: given, code, sentence })
    }
  }
  const [answer] = answers
  if (service !== 'authorisation.revoke' || answer === undefined || !isFinal(answer)) return
  const [item] = items as readonly {
    billCode: string
    billNumber: string
    authorisationId: string
  }[]
  if (item === undefined) return
  const own = await authorisations.ofBill(
    personId,
    billIdFrom(item.billCode, item.billNumber),
    authorisationsOfBillMax,
  )
  const row = own.find(({ authorisationId }) => authorisationId === item.authorisationId)
  if (row === undefined) return
  const { code, sentence } = answer
  await authorisations.save({ ...row, state: stateAfter(row.state, answer), code, sentence })
}

/** As many as a registry keeps for one bill. */
const authorisationsOfBillMax = 100

/** Where an authorisation stands after the registry's answer. */
function stateAfter(
  state: AuthorisationState,
  answer: { readonly outcome: string },
): AuthorisationState {
  if (answer.outcome === 'unknown') return state
  if (state === 'asked') return answer.outcome === 'done' ? 'granted' : 'refused'
  if (state === 'revoking') return answer.outcome === 'done' ? 'revoked' : 'granted'
  return state
}
