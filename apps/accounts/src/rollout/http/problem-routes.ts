import { Type } from 'typebox'
import { actorOf } from '../../access/actor.ts'
import { nextOf, text } from '../../http/answers.ts'
import { pageLimit, pageQuery, record, recordId } from '../../http/fields.ts'
import { holderOf, route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { ageDays, problemStates } from '../problem-ports.ts'
import type { ProblemCount, ProblemState } from '../problem-ports.ts'
import { exportProblems } from '../use-cases/export-rollout.ts'
import { raiseForInstitution } from '../use-cases/raise-problem.ts'
import type { RolloutParts } from '../use-cases/rollout-parts.ts'
import { countProblems, listProblems, readProblem } from '../use-cases/work-on-problem.ts'
import {
  entryAnswer,
  entryShown,
  newProblem,
  problemAnswer,
  problemShown,
} from './problem-answers.ts'
import {
  bureauQuery,
  cursorParts,
  idOrNull,
  momentCursor,
  next,
  numberField,
  seeing,
  working,
} from './rollout-fields.ts'

/** Problems as bureaus raise and read them. */
export function problemRoutes(parts: RolloutParts): readonly Route[] {
  return [
    listRoute(parts),
    raiseRoute(parts),
    countRoute(parts),
    exportRoute(parts),
    route({
      method: 'GET',
      path: '/bureaus/problems/:problemId',
      title: '问题详情',
      purpose: 'A problem with its history, the latest 200 lines of it.',
      access: seeing,
      params: record({ problemId: recordId }),
      answer: record({ problem: problemAnswer, entries: Type.Array(entryAnswer) }),
      refusals: ['NOT_FOUND'],
      handle: async (request) => {
        const { problemId } = request.params
        const found = await readProblem(parts, actorOf(holderOf(request)), problemId)
        const entries = found.entries.map((entry) => ({
          ...entryShown(entry),
          actorId: entry.actorId,
        }))
        return { problem: problemShown(found.problem, request.at), entries }
      },
    }),
  ]
}

const state = Type.Enum(Object.keys(problemStates) as ProblemState[], { title: '状态' })

function listRoute(parts: RolloutParts): Route {
  return route({
    method: 'GET',
    path: '/bureaus/problems',
    title: '问题清单',
    purpose:
      'Problems of the own bureau or one below it, newest first; with `late` those whose answer is overdue, the longest first.',
    access: seeing,
    query: record({
      ...bureauQuery,
      limit: pageQuery.limit,
      after: momentCursor,
      state: Type.Optional(state),
      institutionId: Type.Optional(recordId),
      ownerId: Type.Optional(recordId),
      late: Type.Optional(Type.Literal('true', { title: '只看逾期' })),
    }),
    answer: record({ problems: Type.Array(problemAnswer), next }),
    refusals: ['NOT_FOUND'],
    handle: async (request) => {
      const { query, at } = request
      const limit = pageLimit(query.limit)
      const late = query.late === 'true'
      const cursor = cursorParts(query.after)
      const behind = cursor && { dueAt: Number(cursor.first), problemId: cursor.id }
      const problems = await listProblems(parts, actorOf(holderOf(request)), {
        bureauId: query.bureauId ?? null,
        state: query.state ?? null,
        lateAt: late ? at : null,
        institutionId: query.institutionId ?? null,
        ownerId: query.ownerId ?? null,
        page: { before: late ? null : (cursor?.id ?? null), behind: late ? behind : null, limit },
      })
      const shown = problems.map((problem) => problemShown(problem, at))
      return {
        problems: shown,
        next: nextOf(problems, limit, (each) => `${each.dueAt}_${each.problemId}`),
      }
    },
  })
}

function raiseRoute(parts: RolloutParts): Route {
  return route({
    method: 'POST',
    path: '/bureaus/problems',
    title: '登记问题',
    purpose: 'A problem that a bureau raises, for an institution or for itself.',
    access: working,
    body: record({ ...newProblem, institutionId: Type.Optional(idOrNull('机构编号')) }),
    answer: problemAnswer,
    refusals: ['INSTITUTION_UNKNOWN'],
    handle: async (request) => {
      const given = { institutionId: null, ...request.body }
      const actor = actorOf(holderOf(request))
      return problemShown(await raiseForInstitution(parts, actor, given, request.at), request.at)
    },
  })
}

function countRoute(parts: RolloutParts): Route {
  return route({
    method: 'GET',
    path: '/bureaus/problem-counts',
    title: '问题统计',
    purpose:
      'How many problems stand how, by the days since they were raised: from `fromDays` until before `toDays`.',
    access: seeing,
    query: record(bureauQuery),
    answer: record({
      counts: Type.Array(
        record({
          state: text('状态'),
          stateName: text('状态名称'),
          fromDays: numberField('天数起'),
          toDays: Type.Union([Type.Integer(), Type.Null()], { title: '天数止' }),
          count: numberField('数量'),
        }),
      ),
    }),
    refusals: ['NOT_FOUND'],
    handle: async (request) => {
      const bureauId = request.query.bureauId ?? null
      const counts = await countProblems(parts, actorOf(holderOf(request)), bureauId, request.at)
      return { counts: counts.map(countShown) }
    },
  })
}

function countShown({ state: counted, age, count }: ProblemCount) {
  const fromDays = age === 0 ? 0 : (ageDays[age - 1] ?? 0)
  const toDays = ageDays[age] ?? null
  return { state: counted, stateName: problemStates[counted], fromDays, toDays, count }
}

function exportRoute(parts: RolloutParts): Route {
  return route({
    method: 'GET',
    path: '/bureaus/problems.csv',
    title: '导出问题清单',
    purpose: 'All problems as a CSV file for a spreadsheet, without what was written in them.',
    access: seeing,
    query: record(bureauQuery),
    answer: 'file',
    refusals: ['NOT_FOUND'],
    handle: async (request) => {
      const bureauId = request.query.bureauId ?? null
      const actor = actorOf(holderOf(request))
      const bytes = await exportProblems(parts, actor, bureauId, request.at)
      return { bytes, contentType: 'text/csv; charset=utf-8', name: '问题清单.csv' }
    },
  })
}
