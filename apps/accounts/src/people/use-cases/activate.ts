import type { Instant, ProvinceCode } from '@piaoqiao/domain'
import type { AnnounceAnswer, AnnounceItem } from '@piaoqiao/protocol'
import { newRequestId } from '@piaoqiao/sdk'
import { refusePeople } from '../people-refusals.ts'
import type { Activation, Person } from '../person-ports.ts'
import { leaseMs, retryAt, sendTo } from './people-parts.ts'
import type { PeopleParts } from './people-parts.ts'

const openActivationsMax = 20

/** An account that is to become active in a province; the province is told by the next run of the job, or at once. */
export function askForActivation(
  personId: string,
  province: ProvinceCode,
  at: Instant,
): Activation {
  return {
    personId,
    province,
    state: 'asked',
    payerKey: null,
    requestId: newRequestId(),
    attempts: 0,
    nextAttemptAt: at,
    listCursor: null,
    listDueAt: null,
    changedAt: at,
  }
}

/**
 * Activates the account in a province, or takes it back there, and tells the province at once if it can be reached.
 * @throws AccountsError `ACTIVATION_UNFIT`, `PROVINCE_UNKNOWN`
 */
export async function changeActivation(
  parts: PeopleParts,
  personId: string,
  { province, active }: { readonly province: ProvinceCode; readonly active: boolean },
  at: Instant,
): Promise<Activation> {
  const activation = await parts.transact(async ({ activations, audit }) => {
    const known = await activations.hold(personId, province)
    const isIn = known !== null && (known.state === 'active' || known.state === 'asked')
    if (isIn === active) throw refusePeople('ACTIVATION_UNFIT')
    const changed: Activation = active
      ? askForActivation(personId, province, at)
      : {
          ...(known ?? askForActivation(personId, province, at)),
          state: 'withdrawing',
          requestId: newRequestId(),
          attempts: 0,
          nextAttemptAt: at + leaseMs,
          listDueAt: null,
          changedAt: at,
        }
    await activations.save({ ...changed, nextAttemptAt: at + leaseMs })
    await audit.append({
      at,
      actorKind: 'person',
      actorId: personId,
      action: active ? 'activation.asked' : 'activation.withdrawn',
      subjectKind: 'person',
      subjectId: personId,
      details: { province },
    })
    return changed
  })
  const { activation: settled, code } = await announce(parts, activation)
  if (code === 'HOME_PROVINCE_UNKNOWN') throw refusePeople('PROVINCE_UNKNOWN')
  return settled
}

/** Tells provinces what they have not been told yet; says how many announcements were taken in hand. */
export async function settleActivations(parts: PeopleParts): Promise<number> {
  const at = parts.clock()
  const due = await parts.transact(({ activations }) =>
    activations.takeOpen(at, at + leaseMs, openActivationsMax),
  )
  for (const activation of due) await announce(parts, activation)
  return due.length
}

/** @returns the activation afterwards, and the code of the province's answer; null where none came */
async function announce(
  parts: PeopleParts,
  activation: Activation,
): Promise<{ readonly activation: Activation; readonly code: string | null }> {
  const { personId, province, requestId } = activation
  const person = await parts.transact(({ people }) => people.find(personId))
  if (person === null) return { activation, code: null }
  const item = announcementOf(person, activation)
  const answer = await sendTo<AnnounceAnswer>(() =>
    parts.portal().call('account.announce', { items: [item] }, { requestId }),
  )
  const told = answer?.items[0] ?? null
  return parts.transact(async ({ activations }) => {
    const held = await activations.hold(personId, province)
    // Something newer was asked for meanwhile: its own announcement follows.
    if (held === null || held.requestId !== requestId) return { activation, code: null }
    const at = parts.clock()
    const changed = afterAnswer(held, told, at)
    const code = told?.code ?? null
    // A province that does not take part leaves no trace in the account.
    if (code === 'HOME_PROVINCE_UNKNOWN') await activations.remove(personId, province)
    else await activations.save(changed)
    return { activation: changed, code }
  })
}

function announcementOf({ identityNumber }: Person, { province, state }: Activation): AnnounceItem {
  return { province, payerCode: identityNumber, active: state === 'asked' }
}

type Told = AnnounceAnswer['items'][number]

function afterAnswer(held: Activation, told: Told | null, at: Instant): Activation {
  if (told?.outcome === 'done') {
    const isIn = told.code === 'ANNOUNCED'
    return {
      ...held,
      state: isIn ? 'active' : 'withdrawn',
      payerKey: told.payerKey,
      nextAttemptAt: null,
      listDueAt: isIn ? at : null,
      changedAt: at,
    }
  }
  const isOver = told?.outcome === 'refused' && !isPassing(told.code)
  if (isOver) return { ...held, state: 'withdrawn', nextAttemptAt: null, changedAt: at }
  return { ...held, nextAttemptAt: retryAt(at, held.attempts) }
}

/** Refusals that only say that now is not the moment. */
function isPassing(code: string): boolean {
  return code === 'HOME_PROVINCE_UNREACHABLE' || code === 'SERVICE_BUSY'
}
