import { Type } from 'typebox'
import { actorOf } from '../../access/actor.ts'
import { isoOrNull, text, textOrNull } from '../../http/answers.ts'
import { record, recordId, words } from '../../http/fields.ts'
import { holderOf, route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import type { Institution } from '../duty-ports.ts'
import { parties } from '../parties.ts'
import { addInstitution, changeInstitution, listInstitutions } from '../use-cases/institutions.ts'
import { listPlans, loadPlan } from '../use-cases/load-plan.ts'
import type { OfferedPlan } from '../use-cases/load-plan.ts'
import type { RolloutParts } from '../use-cases/rollout-parts.ts'
import {
  bureauQuery,
  noteOrNull,
  numberField,
  party,
  planning,
  seeing,
  version,
} from './rollout-fields.ts'

const institutionAnswer = record({
  institutionId: text('机构编号'),
  bureauId: text('财政部门编号'),
  name: text('机构名称'),
  party: text('类别'),
  partyName: text('类别名称'),
  note: textOrNull('说明'),
  version: numberField('版本'),
})
const institutionShown = (institution: Institution) => ({
  ...institution,
  partyName: parties[institution.party],
})

const planAnswer = record({
  plan: text('方案代号'),
  title: text('方案名称'),
  areaCode: text('行政区划代码'),
  loadedAt: textOrNull('导入时间'),
})
const planShown = ({ plan: { planName, title, areaCode }, loadedAt }: OfferedPlan) => ({
  plan: planName,
  title,
  areaCode,
  loadedAt: isoOrNull(loadedAt),
})

const name = words('机构名称', 100)

/** Who takes part in the rollout, and the plans that can be loaded. */
export function institutionRoutes(parts: RolloutParts): readonly Route[] {
  return [...planRoutes(parts), ...registerRoutes(parts)]
}

function planRoutes(parts: RolloutParts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/bureaus/rollout/plans',
      title: '实施方案',
      purpose: 'The plans of the own area that can be loaded, and when each was.',
      access: seeing,
      answer: record({ plans: Type.Array(planAnswer) }),
      refusals: [],
      handle: async (request) => {
        const plans = await listPlans(parts, actorOf(holderOf(request)))
        return { plans: plans.map(planShown) }
      },
    }),
    route({
      method: 'POST',
      path: '/bureaus/rollout/plan',
      title: '导入实施方案',
      purpose:
        'Writes institutions, duties and activities of a plan into the own district, once. All of it can be changed afterwards.',
      access: { kind: 'bureau', roles: ['bureau_system'] },
      body: record({ plan: words('方案代号', 60) }),
      answer: planAnswer,
      refusals: ['PLAN_UNKNOWN', 'PLAN_OF_OTHER_AREA', 'PLAN_LOADED', 'ROLLOUT_FULL'],
      handle: async (request) => {
        const actor = actorOf(holderOf(request))
        return planShown(await loadPlan(parts, actor, request.body.plan, request.at))
      },
    }),
  ]
}

function registerRoutes(parts: RolloutParts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/bureaus/rollout/institutions',
      title: '参与机构',
      purpose: 'Institutions of the own bureau or one below it.',
      access: seeing,
      query: record(bureauQuery),
      answer: record({ institutions: Type.Array(institutionAnswer) }),
      refusals: ['NOT_FOUND'],
      handle: async (request) => {
        const bureauId = request.query.bureauId ?? null
        const found = await listInstitutions(parts, actorOf(holderOf(request)), bureauId)
        return { institutions: found.map(institutionShown) }
      },
    }),
    route({
      method: 'POST',
      path: '/bureaus/rollout/institutions',
      title: '添加机构',
      purpose: 'An institution that takes part in the own district; each name once.',
      access: planning,
      body: record({ name, party, note: Type.Optional(noteOrNull) }),
      answer: institutionAnswer,
      refusals: ['INSTITUTION_TAKEN', 'ROLLOUT_FULL'],
      handle: async (request) => {
        const fields = { note: null, ...request.body }
        const actor = actorOf(holderOf(request))
        return institutionShown(await addInstitution(parts, actor, fields, request.at))
      },
    }),
    route({
      method: 'PATCH',
      path: '/bureaus/rollout/institutions/:institutionId',
      title: '修改机构',
      purpose: 'Another name, kind or note.',
      access: planning,
      params: record({ institutionId: recordId }),
      body: record({
        version,
        name: Type.Optional(name),
        party: Type.Optional(party),
        note: Type.Optional(noteOrNull),
      }),
      answer: institutionAnswer,
      refusals: ['NOT_FOUND', 'OTHER_BUREAU', 'CHANGED_MEANWHILE', 'INSTITUTION_TAKEN'],
      handle: async (request) => {
        const { version: seen, ...change } = request.body
        const { institutionId } = request.params
        const step = { actor: actorOf(holderOf(request)), institutionId, version: seen, change }
        return institutionShown(await changeInstitution(parts, step, request.at))
      },
    }),
  ]
}
