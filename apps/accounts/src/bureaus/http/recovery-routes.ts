import { Type } from 'typebox'
import { actorOf } from '../../access/actor.ts'
import { nextOf } from '../../http/answers.ts'
import { supervisor } from '../../http/bureau-access.ts'
import {
  billCode,
  billNumber,
  pageLimit,
  pageQuery,
  reason,
  record,
  recordId,
} from '../../http/fields.ts'
import { holderOf, route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import type { BureausParts } from '../use-cases/bureaus-parts.ts'
import {
  approveRecovery,
  declineRecovery,
  listRecoveries,
  requestRecovery,
} from '../use-cases/recover-lock.ts'
import { next, recoveryAnswer, recoveryShown } from './bureau-answers.ts'

const params = record({ recoveryId: recordId })
const lockId = Type.String({ title: '锁定编号', pattern: '^[A-Z]-[0-9]{18}-[0-9]{1,9}$' })

/** Ending stuck locks, by two persons. */
export function recoveryRoutes(parts: BureausParts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/bureaus/lock-recoveries',
      title: '锁定解除申请',
      purpose: 'Requests of the own bureau and those below, newest first.',
      access: supervisor,
      query: record(pageQuery),
      answer: record({ recoveries: Type.Array(recoveryAnswer), next }),
      refusals: [],
      handle: async (request) => {
        const limit = pageLimit(request.query.limit)
        const page = { before: request.query.after ?? null, limit }
        const found = await listRecoveries(parts, actorOf(holderOf(request)), page)
        const cursor = nextOf(found, limit, ({ recoveryId }) => recoveryId)
        return { recoveries: found.map(recoveryShown), next: cursor }
      },
    }),
    route({
      method: 'POST',
      path: '/bureaus/lock-recoveries',
      title: '申请解除锁定',
      purpose: 'Asks for the end of a stuck lock; another person has to approve it in time.',
      access: supervisor,
      body: record({ billCode, billNumber, lockId, reason }),
      answer: recoveryAnswer,
      refusals: [
        'PARTY_OUT_OF_SCOPE',
        'RECOVERY_PENDING',
        'REGISTRY_REFUSED',
        'PROVINCE_UNREACHABLE',
      ],
      handle: async (request) => {
        const actor = actorOf(holderOf(request))
        return recoveryShown(await requestRecovery(parts, actor, request.body, request.at))
      },
    }),
    ...decisionRoutes(parts),
  ]
}

function decisionRoutes(parts: BureausParts): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: '/bureaus/lock-recoveries/:recoveryId/approval',
      title: '复核通过',
      purpose: 'The second person approves; the registry ends the lock.',
      access: supervisor,
      params,
      body: record({}),
      answer: recoveryAnswer,
      refusals: ['NOT_FOUND', 'SAME_PERSON_TWICE', 'RECOVERY_STATE_UNFIT'],
      handle: async (request) => {
        const { recoveryId } = request.params
        const step = { actor: actorOf(holderOf(request)), recoveryId }
        return recoveryShown(await approveRecovery(parts, step, request.at))
      },
    }),
    route({
      method: 'POST',
      path: '/bureaus/lock-recoveries/:recoveryId/decline',
      title: '复核不通过或撤回',
      purpose: 'The second person declines, or whoever asked takes it back.',
      access: supervisor,
      params,
      body: record({ reason }),
      answer: recoveryAnswer,
      refusals: ['NOT_FOUND', 'RECOVERY_STATE_UNFIT'],
      handle: async (request) => {
        const { recoveryId } = request.params
        const step = { actor: actorOf(holderOf(request)), recoveryId, ...request.body }
        return recoveryShown(await declineRecovery(parts, step, request.at))
      },
    }),
  ]
}
