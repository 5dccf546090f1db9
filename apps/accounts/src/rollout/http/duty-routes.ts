import { Type } from 'typebox'
import { dateAt } from '@piaoqiao/domain'
import { actorOf } from '../../access/actor.ts'
import { isoOrNull, nextOf, text, textOrNull } from '../../http/answers.ts'
import { date, pageLimit, pageQuery, record, recordId, words } from '../../http/fields.ts'
import { holderOf, route } from '../../http/route.ts'
import type { Route, RouteRequest } from '../../http/route.ts'
import { dutyStates, isLate } from '../duty-ports.ts'
import type { Duty, DutyState } from '../duty-ports.ts'
import { parties } from '../parties.ts'
import { addDuty, changeDuty, listDuties, markDuty } from '../use-cases/duties.ts'
import type { DutyMark } from '../use-cases/duties.ts'
import type { RolloutParts } from '../use-cases/rollout-parts.ts'
import {
  bureauQuery,
  cursorParts,
  dateOrNull,
  dayCursor,
  idOrNull,
  next,
  noteOrNull,
  numberField,
  party,
  planning,
  reason,
  seeing,
  version,
  working,
} from './rollout-fields.ts'

const dutyAnswer = record({
  dutyId: text('任务编号'),
  bureauId: text('财政部门编号'),
  milestone: text('阶段'),
  title: text('任务'),
  party: text('责任方'),
  partyName: text('责任方名称'),
  institutionId: textOrNull('机构编号'),
  dueOn: textOrNull('完成期限'),
  state: text('状态'),
  stateName: text('状态名称'),
  isLate: Type.Boolean({ title: '已逾期' }),
  doneOn: textOrNull('完成日期'),
  note: textOrNull('说明'),
  markedBy: textOrNull('登记人'),
  markedAt: textOrNull('登记时间'),
  version: numberField('版本'),
})

function dutyShown(duty: Duty, at: number) {
  return {
    ...duty,
    partyName: parties[duty.party],
    stateName: dutyStates[duty.state],
    isLate: isLate(duty, dateAt(at)),
    markedAt: isoOrNull(duty.markedAt),
  }
}

const fields = {
  milestone: words('阶段', 60),
  title: words('任务', 200),
  party,
}
const linked = {
  institutionId: Type.Optional(idOrNull('机构编号')),
  dueOn: Type.Optional(dateOrNull('完成期限')),
}
const params = record({ dutyId: recordId })
/** Behind every day; what has no day comes last. */
const noDay = '9999-12-31'

/** What everybody has to do by when, and whether it is done. */
export function dutyRoutes(parts: RolloutParts): readonly Route[] {
  return [listRoute(parts), ...planRoutes(parts), ...markRoutes(parts)]
}

function listRoute(parts: RolloutParts): Route {
  return route({
    method: 'GET',
    path: '/bureaus/rollout/duties',
    title: '任务清单',
    purpose:
      'Duties of the own bureau or one below it, the first day first; with state `late` those whose day is over.',
    access: seeing,
    query: record({
      ...bureauQuery,
      limit: pageQuery.limit,
      after: dayCursor,
      state: Type.Optional(Type.Enum(['open', 'late', 'done', 'dropped'], { title: '状态' })),
      institutionId: Type.Optional(recordId),
      party: Type.Optional(party),
    }),
    answer: record({ duties: Type.Array(dutyAnswer), next }),
    refusals: ['NOT_FOUND'],
    handle: async (request) => {
      const { query, at } = request
      const limit = pageLimit(query.limit)
      const cursor = cursorParts(query.after)
      const asked = {
        bureauId: query.bureauId ?? null,
        state: query.state ?? null,
        institutionId: query.institutionId ?? null,
        party: query.party ?? null,
        after: cursor === null ? null : { day: cursor.first, dutyId: cursor.id },
        limit,
      }
      const duties = await listDuties(parts, actorOf(holderOf(request)), asked, at)
      const behind = nextOf(duties, limit, ({ dueOn, dutyId }) => `${dueOn ?? noDay}_${dutyId}`)
      return { duties: duties.map((duty) => dutyShown(duty, at)), next: behind }
    },
  })
}

function planRoutes(parts: RolloutParts): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: '/bureaus/rollout/duties',
      title: '添加任务',
      purpose: 'A duty of a party, of one of its institutions or of all, by a day or without one.',
      access: planning,
      body: record({ ...fields, ...linked }),
      answer: dutyAnswer,
      refusals: ['INSTITUTION_UNKNOWN', 'ROLLOUT_FULL'],
      handle: async (request) => {
        const given = { institutionId: null, dueOn: null, ...request.body }
        const duty = await addDuty(parts, actorOf(holderOf(request)), given, request.at)
        return dutyShown(duty, request.at)
      },
    }),
    route({
      method: 'PATCH',
      path: '/bureaus/rollout/duties/:dutyId',
      title: '修改任务',
      purpose: 'Another milestone, title, party, institution or day.',
      access: planning,
      params,
      body: record({
        version,
        milestone: Type.Optional(fields.milestone),
        title: Type.Optional(fields.title),
        party: Type.Optional(party),
        ...linked,
      }),
      answer: dutyAnswer,
      refusals: ['NOT_FOUND', 'OTHER_BUREAU', 'CHANGED_MEANWHILE', 'INSTITUTION_UNKNOWN'],
      handle: async (request) => {
        const { version: seen, ...change } = request.body
        const step = { ...stepOf(request), version: seen, change }
        return dutyShown(await changeDuty(parts, step, request.at), request.at)
      },
    }),
  ]
}

const markRefusals = ['NOT_FOUND', 'OTHER_BUREAU', 'CHANGED_MEANWHILE', 'DUTY_STATE_UNFIT']

function markRoutes(parts: RolloutParts): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: '/bureaus/rollout/duties/:dutyId/completion',
      title: '登记任务完成',
      purpose: 'The day on which it was done and how; who marked it is kept.',
      access: working,
      params,
      body: record({ version, doneOn: date('完成日期'), note: Type.Optional(noteOrNull) }),
      answer: dutyAnswer,
      refusals: [...markRefusals, 'DATE_IN_FUTURE'],
      handle: async (request) => {
        const { version: seen, doneOn, note = null } = request.body
        const mark: DutyMark = { state: 'done', doneOn, note }
        const step = { ...stepOf(request), version: seen, mark }
        return dutyShown(await markDuty(parts, step, request.at), request.at)
      },
    }),
    reasonRoute(parts, {
      name: 'reopening',
      state: 'open',
      access: working,
      title: '重新打开任务',
      purpose: 'The duty is not done after all, for a reason.',
    }),
    reasonRoute(parts, {
      name: 'dropping',
      state: 'dropped',
      access: planning,
      title: '取消任务',
      purpose: 'The duty is not to be done any more, for a reason; it counts nowhere.',
    }),
  ]
}

interface ReasonRoute extends Pick<Route, 'access' | 'title' | 'purpose'> {
  readonly name: string
  readonly state: DutyState
}

function reasonRoute(
  parts: RolloutParts,
  { name, state, access, title, purpose }: ReasonRoute,
): Route {
  return route({
    method: 'POST',
    path: `/bureaus/rollout/duties/:dutyId/${name}`,
    title,
    purpose,
    access,
    params,
    body: record({ version, reason }),
    answer: dutyAnswer,
    refusals: markRefusals,
    handle: async (request) => {
      const mark: DutyMark = { state, doneOn: null, note: request.body.reason }
      const step = { ...stepOf(request), version: request.body.version, mark }
      return dutyShown(await markDuty(parts, step, request.at), request.at)
    },
  })
}

function stepOf(
  request: Pick<RouteRequest<{ dutyId: string }, unknown, unknown>, 'params' | 'holder'>,
) {
  return { actor: actorOf(holderOf(request)), dutyId: request.params.dutyId }
}
