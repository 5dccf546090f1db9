import { Type } from 'typebox'
import { actorOf } from '../../access/actor.ts'
import { text, textOrNull } from '../../http/answers.ts'
import { record } from '../../http/fields.ts'
import { holderOf, route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { parties } from '../parties.ts'
import { exportProgress } from '../use-cases/export-rollout.ts'
import { compareBureaus, readProgress } from '../use-cases/read-progress.ts'
import type { RolloutParts } from '../use-cases/rollout-parts.ts'
import { bureauQuery, numberField, seeing } from './rollout-fields.ts'

const counts = {
  done: numberField('已完成'),
  open: numberField('未到期'),
  late: numberField('已逾期'),
}

/** How far the rollout has come. */
export function progressRoutes(parts: RolloutParts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/bureaus/rollout/progress',
      title: '推进情况',
      purpose:
        'Milestones in the order of their days and institutions, each with how many duties are done, in time and late.',
      access: seeing,
      query: record(bureauQuery),
      answer: record({
        bureauId: text('财政部门编号'),
        today: text('统计日期'),
        milestones: Type.Array(
          record({ milestone: text('阶段'), dueOn: textOrNull('完成期限'), ...counts }),
        ),
        institutions: Type.Array(
          record({
            institutionId: text('机构编号'),
            name: text('机构名称'),
            party: text('类别'),
            partyName: text('类别名称'),
            ...counts,
          }),
        ),
      }),
      refusals: ['NOT_FOUND'],
      handle: async (request) => {
        const bureauId = request.query.bureauId ?? null
        const actor = actorOf(holderOf(request))
        const progress = await readProgress(parts, actor, bureauId, request.at)
        const institutions = progress.institutions.map((each) => ({
          ...each,
          partyName: parties[each.party],
        }))
        return { ...progress, institutions }
      },
    }),
    route({
      method: 'GET',
      path: '/bureaus/rollout/bureaus',
      title: '各区县推进情况',
      purpose: 'The own bureau and those below it, each with its counts of duties.',
      access: seeing,
      answer: record({
        bureaus: Type.Array(
          record({ bureauId: text('财政部门编号'), name: text('名称'), ...counts }),
        ),
      }),
      refusals: [],
      handle: async (request) => ({
        bureaus: await compareBureaus(parts, actorOf(holderOf(request)), request.at),
      }),
    }),
    exportRoute(parts),
  ]
}

function exportRoute(parts: RolloutParts): Route {
  return route({
    method: 'GET',
    path: '/bureaus/rollout/progress.csv',
    title: '导出机构推进情况',
    purpose: 'The counts of every institution as a CSV file for a spreadsheet.',
    access: seeing,
    query: record(bureauQuery),
    answer: 'file',
    refusals: ['NOT_FOUND'],
    handle: async (request) => {
      const bureauId = request.query.bureauId ?? null
      const actor = actorOf(holderOf(request))
      const bytes = await exportProgress(parts, actor, bureauId, request.at)
      return { bytes, contentType: 'text/csv; charset=utf-8', name: '机构推进情况.csv' }
    },
  })
}
