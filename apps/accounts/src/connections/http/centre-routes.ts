import { Type } from 'typebox'
import { actorOf } from '../../access/actor.ts'
import { onlooker, reviewer, supervisor } from '../../http/bureau-access.ts'
import { pageQuery, reason, record, recordId, words } from '../../http/fields.ts'
import { holderOf, route } from '../../http/route.ts'
import type { Route, RouteRequest } from '../../http/route.ts'
import { stepsInOrder } from '../connection-steps.ts'
import type { ConnectionStep } from '../connection-steps.ts'
import {
  endConnection,
  noteFaults,
  resumeConnection,
  suspendConnection,
} from '../use-cases/change-standing.ts'
import type { ConnectionsParts } from '../use-cases/connections-parts.ts'
import { acceptJointTestForm, returnJointTestForm } from '../use-cases/joint-test-form.ts'
import { listReports, openReport } from '../use-cases/keep-report.ts'
import { formForBureau, listConnections, statusForBureau } from '../use-cases/show-connection.ts'
import { signOffByCentre } from '../use-cases/sign-off.ts'
import { connectionStatus, statusShown } from './connection-answers.ts'
import { pageAnswer, pageOf, pageShown } from './connection-fields.ts'
import {
  jointTestFormAnswer,
  jointTestFormShown,
  reportAnswer,
  reportShown,
} from './joint-test-answers.ts'

const params = record({ unitId: recordId })
const path = '/bureaus/connections/:unitId'

/** What the municipal centre does with units by system after their approval. */
export function centreRoutes(parts: ConnectionsParts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/bureaus/connections',
      title: '对接单位清单',
      purpose: 'Connections of the bureau and of those below, oldest first.',
      access: onlooker,
      query: record({
        ...pageQuery,
        text: Type.Optional(words('单位名称或信用代码', 60)),
        step: Type.Optional(
          Type.Unsafe<ConnectionStep>(Type.Enum([...stepsInOrder], { title: '步骤' })),
        ),
      }),
      answer: pageAnswer(connectionStatus),
      refusals: [],
      handle: async (request) => {
        const { text = null, step = null } = request.query
        const page = { ...pageOf(request.query), text, step }
        const found = await listConnections(parts, actorOf(holderOf(request)), page)
        return pageShown(found, page.limit, ({ connection }) => connection.unitId, statusShown)
      },
    }),
    route({
      method: 'GET',
      path,
      title: '查看对接单位',
      purpose: 'Where a connection stands, what is next, who has to act, and since when.',
      access: onlooker,
      params,
      answer: connectionStatus,
      refusals: ['NOT_FOUND'],
      handle: async (request) => statusShown(await statusForBureau(parts, ...stepOf(request))),
    }),
    ...formRoutes(parts),
    ...signingRoutes(parts),
    ...standingRoutes(parts),
  ]
}

function formRoutes(parts: ConnectionsParts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: `${path}/joint-test-form`,
      title: '查看单位的联调申请表',
      purpose: 'The form of a unit, its contact masked.',
      access: onlooker,
      params,
      answer: jointTestFormAnswer,
      refusals: ['NOT_FOUND'],
      handle: async (request) =>
        jointTestFormShown(await formForBureau(parts, ...stepOf(request)), false),
    }),
    route({
      method: 'POST',
      path: `${path}/joint-test-form/acceptance`,
      title: '受理联调申请',
      purpose: 'The sandbox lets the addresses of the form in, and slots can be booked.',
      access: reviewer,
      params,
      body: record({}),
      answer: 'nothing',
      refusals: ['NOT_FOUND', 'STEP_UNFIT', 'SANDBOX_UNREACHABLE'],
      handle: (request) => acceptJointTestForm(parts, ...stepOf(request), request.at),
    }),
    route({
      method: 'POST',
      path: `${path}/joint-test-form/return`,
      title: '退回联调申请',
      purpose: 'Returns the form for correction.',
      access: reviewer,
      params,
      body: record({ reason }),
      answer: 'nothing',
      refusals: ['NOT_FOUND', 'STEP_UNFIT'],
      handle: (request) => {
        const [actor, unitId] = stepOf(request)
        return returnJointTestForm(parts, actor, { unitId, ...request.body }, request.at)
      },
    }),
  ]
}

function signingRoutes(parts: ConnectionsParts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: `${path}/reports`,
      title: '单位的测试报告清单',
      purpose: 'Reports of a unit, newest first.',
      access: onlooker,
      params,
      query: record(pageQuery),
      answer: pageAnswer(reportAnswer),
      refusals: ['NOT_FOUND'],
      handle: async (request) => {
        const page = pageOf(request.query)
        const [actor, unitId] = stepOf(request)
        await statusForBureau(parts, actor, unitId)
        const found = await listReports(parts, unitId, page)
        return pageShown(found, page.limit, ({ reportId }) => reportId, reportShown)
      },
    }),
    route({
      method: 'GET',
      path: `${path}/reports/:reportId/report.pdf`,
      title: '下载单位的联调测试报告',
      purpose: 'The report of the joint test as both sides sign it.',
      access: onlooker,
      params: record({ unitId: recordId, reportId: recordId }),
      answer: 'file',
      refusals: ['NOT_FOUND', 'FORM_UNFIT'],
      handle: async (request) => {
        const [actor, unitId] = stepOf(request)
        await statusForBureau(parts, actor, unitId)
        const { reportId } = request.params
        const bytes = await (await openReport(parts, { unitId, reportId })).print()
        return { bytes, contentType: 'application/pdf', name: '联调测试报告.pdf' }
      },
    }),
    route({
      method: 'POST',
      path: `${path}/sign-off`,
      title: '中心确认联调通过',
      purpose:
        'Enrols the unit at the registry with its allow-list and a low quota, after the unit signed.',
      access: reviewer,
      params,
      body: record({}),
      answer: connectionStatus,
      refusals: [
        'NOT_FOUND',
        'STEP_UNFIT',
        'REPORT_INCOMPLETE',
        'UNIT_SIGNS_FIRST',
        'KEY_NOT_PROVEN',
        'ORDER_WAITING',
      ],
      handle: async (request) => {
        await signOffByCentre(parts, ...stepOf(request), request.at)
        return statusShown(await statusForBureau(parts, ...stepOf(request)))
      },
    }),
  ]
}

function standingRoutes(parts: ConnectionsParts): readonly Route[] {
  const body = record({ reason })
  const change = ['NOT_FOUND', 'UNIT_STATE_UNFIT', 'ORDER_WAITING']
  const acts = [
    ['suspension', '暂停对接', 'Its messages are refused, in the sandbox too.', suspendConnection],
    ['resumption', '恢复对接', 'Lets a suspended unit work again.', resumeConnection],
  ] as const
  return [
    ...acts.map(([name, title, purpose, act]) =>
      route({
        method: 'POST',
        path: `${path}/${name}`,
        title,
        purpose,
        access: supervisor,
        params,
        body,
        answer: connectionStatus,
        refusals: change,
        handle: async (request) => {
          const [actor, unitId] = stepOf(request)
          await act(parts, { actor, unitId, ...request.body }, request.at)
          return statusShown(await statusForBureau(parts, actor, unitId))
        },
      }),
    ),
    route({
      method: 'POST',
      path: `${path}/end`,
      title: '终止对接',
      purpose: 'Ends a connection. What the unit holds locked has to be ended first.',
      access: supervisor,
      params,
      body,
      answer: 'nothing',
      refusals: ['NOT_FOUND', 'UNIT_HOLDS_LOCKS', 'STEP_UNFIT', 'ORDER_WAITING'],
      handle: (request) => {
        const [actor, unitId] = stepOf(request)
        return endConnection(parts, { actor, unitId, ...request.body }, 'bureau', request.at)
      },
    }),
    route({
      method: 'PUT',
      path: `${path}/faults`,
      title: '登记差错率',
      purpose: 'Faulty messages of a thousand; the quota rises only while they are few.',
      access: supervisor,
      params,
      body: record({
        faultsPerMille: Type.Integer({ title: '每千笔差错数', minimum: 0, maximum: 1_000 }),
      }),
      answer: 'nothing',
      refusals: ['NOT_FOUND', 'STEP_UNFIT'],
      handle: (request) => {
        const [actor, unitId] = stepOf(request)
        return noteFaults(parts, actor, { unitId, ...request.body }, request.at)
      },
    }),
  ]
}

function stepOf(
  request: Pick<RouteRequest<{ unitId: string }, unknown, unknown>, 'params' | 'holder'>,
) {
  return [actorOf(holderOf(request)), request.params.unitId] as const
}
