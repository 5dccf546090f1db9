import { Type } from 'typebox'
import { actorOf } from '../../access/actor.ts'
import { nextOf, text, textOrNull } from '../../http/answers.ts'
import { date, pageLimit, pageQuery, record, recordId, words } from '../../http/fields.ts'
import { holderOf, route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { activityKinds, activityStates } from '../activity-ports.ts'
import type { Activity, ActivityKind, ActivityState } from '../activity-ports.ts'
import {
  activityInstitutionsMax,
  addActivity,
  changeActivity,
  listActivities,
} from '../use-cases/activities.ts'
import type { RolloutParts } from '../use-cases/rollout-parts.ts'
import {
  bureauQuery,
  cursorParts,
  dayCursor,
  next,
  noteOrNull,
  numberField,
  seeing,
  titleField,
  version,
  working,
} from './rollout-fields.ts'

const participantsMax = 100_000
const kind = Type.Enum(Object.keys(activityKinds) as ActivityKind[], { title: '形式' })
const state = Type.Enum(Object.keys(activityStates) as ActivityState[], { title: '状态' })
const activityAnswer = record({
  activityId: text('活动编号'),
  bureauId: text('财政部门编号'),
  kind: text('形式'),
  kindName: text('形式名称'),
  title: text('标题'),
  heldOn: text('日期'),
  place: textOrNull('地点'),
  institutionIds: Type.Array(Type.String(), { title: '参与机构' }),
  participants: Type.Union([Type.Integer(), Type.Null()], { title: '参加人数' }),
  note: textOrNull('说明'),
  state: text('状态'),
  stateName: text('状态名称'),
  version: numberField('版本'),
})
const activityShown = (activity: Activity) => ({
  ...activity,
  kindName: activityKinds[activity.kind],
  stateName: activityStates[activity.state],
})

const heldOn = date('日期')
const optional = {
  place: Type.Optional(Type.Union([words('地点', 100), Type.Null()], { title: '地点' })),
  institutionIds: Type.Optional(
    Type.Array(recordId, {
      title: '参与机构',
      maxItems: activityInstitutionsMax,
      uniqueItems: true,
    }),
  ),
  participants: Type.Optional(
    Type.Union([Type.Integer({ minimum: 0, maximum: participantsMax }), Type.Null()], {
      title: '参加人数',
    }),
  ),
  note: Type.Optional(noteOrNull),
  state: Type.Optional(state),
}
const blank = {
  place: null,
  institutionIds: [],
  participants: null,
  note: null,
  state: 'planned',
} as const

/** Trainings, and whatever makes the reform known. */
export function activityRoutes(parts: RolloutParts): readonly Route[] {
  return [listRoute(parts), ...changeRoutes(parts)]
}

function listRoute(parts: RolloutParts): Route {
  return route({
    method: 'GET',
    path: '/bureaus/rollout/activities',
    title: '培训和宣传',
    purpose: 'Activities of the own bureau or one below it, the latest day first.',
    access: seeing,
    query: record({
      ...bureauQuery,
      limit: pageQuery.limit,
      after: dayCursor,
      kind: Type.Optional(kind),
      state: Type.Optional(state),
    }),
    answer: record({ activities: Type.Array(activityAnswer), next }),
    refusals: ['NOT_FOUND'],
    handle: async (request) => {
      const { query } = request
      const limit = pageLimit(query.limit)
      const cursor = cursorParts(query.after)
      const activities = await listActivities(parts, actorOf(holderOf(request)), {
        bureauId: query.bureauId ?? null,
        kind: query.kind ?? null,
        state: query.state ?? null,
        before: cursor === null ? null : { day: cursor.first, activityId: cursor.id },
        limit,
      })
      const behind = nextOf(activities, limit, (each) => `${each.heldOn}_${each.activityId}`)
      return { activities: activities.map(activityShown), next: behind }
    },
  })
}

function changeRoutes(parts: RolloutParts): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: '/bureaus/rollout/activities',
      title: '登记培训或宣传',
      purpose: 'An activity that is planned, or was held.',
      access: working,
      body: record({ kind, title: titleField, heldOn, ...optional }),
      answer: activityAnswer,
      refusals: ['INSTITUTION_UNKNOWN', 'DATE_IN_FUTURE'],
      handle: async (request) => {
        const fields = { ...blank, ...request.body }
        const actor = actorOf(holderOf(request))
        return activityShown(await addActivity(parts, actor, fields, request.at))
      },
    }),
    route({
      method: 'PATCH',
      path: '/bureaus/rollout/activities/:activityId',
      title: '修改培训或宣传',
      purpose: 'Whatever was written of it, or that it was held or cancelled.',
      access: working,
      params: record({ activityId: recordId }),
      body: record({
        version,
        kind: Type.Optional(kind),
        title: Type.Optional(titleField),
        heldOn: Type.Optional(heldOn),
        ...optional,
      }),
      answer: activityAnswer,
      refusals: [
        'NOT_FOUND',
        'OTHER_BUREAU',
        'CHANGED_MEANWHILE',
        'ACTIVITY_STATE_UNFIT',
        'INSTITUTION_UNKNOWN',
        'DATE_IN_FUTURE',
      ],
      handle: async (request) => {
        const { version: seen, ...change } = request.body
        const { activityId } = request.params
        const step = { actor: actorOf(holderOf(request)), activityId, version: seen, change }
        return activityShown(await changeActivity(parts, step, request.at))
      },
    }),
  ]
}
