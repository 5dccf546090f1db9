import type { BillListRequest } from '@piaoqiao/protocol'
import { services } from '@piaoqiao/protocol'
import { Type } from 'typebox'
import { actorOf } from '../../access/actor.ts'
import { isoOrNull, nextOf, textOrNull } from '../../http/answers.ts'
import { onlooker, supervisor } from '../../http/bureau-access.ts'
import {
  billCode,
  billNumber,
  creditCode,
  date,
  moment,
  pageLimit,
  pageQuery,
  record,
  words,
} from '../../http/fields.ts'
import { holderOf, route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { behindCase } from '../review-queue.ts'
import type { BureausParts } from '../use-cases/bureaus-parts.ts'
import { checkAudit, readAudit, readBills, readQueue } from '../use-cases/read-registers.ts'
import { takeEvidence } from '../use-cases/take-evidence.ts'
import { next } from './bureau-answers.ts'

const auditor = { kind: 'bureau', roles: ['bureau_audit'] } as const

/** Queues, bills, evidence and the audit log. */
export function registerRoutes(parts: BureausParts): readonly Route[] {
  return [...queueRoutes(parts), ...billRoutes(parts), ...auditRoutes(parts)]
}

const reviewCase = record({
  caseId: Type.String(),
  subject: Type.String({ title: '事项' }),
  unitName: Type.String({ title: '单位' }),
  creditCode: Type.String({ title: '统一社会信用代码' }),
  bureauId: Type.String({ title: '财政部门编号' }),
  state: Type.String({ title: '状态', description: 'waiting or taken.' }),
  assignedTo: textOrNull('审核人'),
  submittedAt: Type.String({ title: '提交时间' }),
  dueAt: Type.String({ title: '办结期限' }),
  isLate: Type.Boolean({ title: '已逾期' }),
})

function queueRoutes(parts: BureausParts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/bureaus/review-queues',
      title: '待办事项类别',
      purpose: 'The queues of cases that wait for review.',
      access: onlooker,
      answer: record({
        queues: Type.Array(record({ name: Type.String(), title: Type.String() })),
      }),
      refusals: [],
      handle: async () => ({ queues: parts.queues.map(({ name, title }) => ({ name, title })) }),
    }),
    route({
      method: 'GET',
      path: '/bureaus/review-queues/:name',
      title: '待办事项',
      purpose: 'Cases of a queue in the order in which they are due, of the own bureau and below.',
      access: onlooker,
      params: record({ name: Type.String({ pattern: '^[a-z-]{1,40}$' }) }),
      query: record({
        ...pageQuery,
        after: Type.Optional(
          Type.String({ title: '游标', pattern: '^[0-9]{1,16}_[0-9A-Z-]{1,60}$' }),
        ),
      }),
      answer: record({ title: Type.String(), cases: Type.Array(reviewCase), next }),
      refusals: ['NOT_FOUND'],
      handle: async (request) => {
        const limit = pageLimit(request.query.limit)
        const asked = { name: request.params.name, after: request.query.after ?? null, limit }
        const { queue, cases } = await readQueue(parts, actorOf(holderOf(request)), asked)
        const shown = cases.map((each) => ({
          ...each,
          submittedAt: isoOrNull(each.submittedAt),
          dueAt: isoOrNull(each.dueAt),
          isLate: request.at > each.dueAt,
        }))
        return { title: queue.title, cases: shown, next: nextOf(cases, limit, behindCase) }
      },
    }),
  ]
}

function billRoutes(parts: BureausParts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/bureaus/bills',
      title: '票据台账',
      purpose:
        'Bills of the province, or for a district those of an issuer or holder of its own; with `lockedBefore` the locks that are stuck.',
      access: onlooker,
      query: record({
        ...pageQuery,
        issuerId: Type.Optional(creditCode),
        holderId: Type.Optional(creditCode),
        standing: Type.Optional(
          Type.Enum(['valid', 'reversal_locked', 'reversed'], { title: '票据状态' }),
        ),
        reimbursement: Type.Optional(
          Type.Enum(['open', 'locked', 'partly_reimbursed', 'reimbursed'], { title: '报销状态' }),
        ),
        lockedBefore: Type.Optional(moment('锁定早于')),
        issuedFrom: Type.Optional(date('开票日期起')),
        issuedTo: Type.Optional(date('开票日期止')),
      }),
      answer: services['bill.list'].answer,
      refusals: ['PARTY_OUT_OF_SCOPE', 'PROVINCE_UNREACHABLE', 'REGISTRY_REFUSED'],
      handle: (request) => {
        const { limit, ...asked } = request.query
        const given = { ...asked, limit: pageLimit(limit) } as BillListRequest
        return readBills(parts, actorOf(holderOf(request)), given)
      },
    }),
    route({
      method: 'GET',
      path: '/bureaus/bills/:billCode/:billNumber/evidence',
      title: '票据存证',
      purpose:
        'Everything that the registry holds of a bill, signed by the province, with the statement of the office who took it. `piaoqiao evidence verify` reads it.',
      access: supervisor,
      params: record({ billCode, billNumber }),
      answer: 'file',
      refusals: ['PARTY_OUT_OF_SCOPE', 'PROVINCE_UNREACHABLE', 'REGISTRY_REFUSED', 'NOT_FOUND'],
      handle: async (request) => ({
        bytes: await takeEvidence(parts, actorOf(holderOf(request)), request.params, request.at),
        contentType: 'application/json',
        name: `票据存证-${request.params.billCode}-${request.params.billNumber}.json`,
      }),
    }),
  ]
}

const auditEntry = record({
  entryNumber: Type.String({ title: '序号' }),
  at: Type.String({ title: '时间' }),
  actorKind: Type.String({ title: '人员类别' }),
  actorId: Type.String({ title: '人员' }),
  action: Type.String({ title: '行为' }),
  subjectKind: Type.String({ title: '事项类别' }),
  subjectId: Type.String({ title: '事项' }),
  details: Type.Record(Type.String(), Type.Unknown(), { title: '说明' }),
  hash: Type.String({ title: '散列' }),
})

function auditRoutes(parts: BureausParts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/bureaus/audit-entries',
      title: '审计日志',
      purpose:
        'Who did and saw what, newest first, without the cases on which the reader acted. A district names a case of its own.',
      access: auditor,
      query: record({
        limit: pageQuery.limit,
        after: Type.Optional(Type.String({ title: '游标', pattern: '^[0-9]{1,18}$' })),
        subjectKind: Type.Optional(words('事项类别', 40)),
        subjectId: Type.Optional(words('事项', 80)),
        actorId: Type.Optional(words('人员', 60)),
      }),
      answer: record({ entries: Type.Array(auditEntry), next }),
      refusals: ['ACTED_ON_CASE', 'AUDIT_SUBJECT_NEEDED'],
      handle: async (request) => {
        const { subjectKind: kind, subjectId: id, actorId = null, after } = request.query
        const limit = pageLimit(request.query.limit)
        const subject = kind === undefined || id === undefined ? null : { kind, id }
        const before = after === undefined ? null : BigInt(after)
        const asked = { subject, actorId, before, limit }
        const entries = await readAudit(parts, actorOf(holderOf(request)), asked, request.at)
        const shown = entries.map((entry) => ({
          ...entry,
          entryNumber: String(entry.entryNumber),
          at: isoOrNull(entry.at),
        }))
        return { entries: shown, next: nextOf(shown, limit, ({ entryNumber }) => entryNumber) }
      },
    }),
    route({
      method: 'POST',
      path: '/bureaus/audit-checks',
      title: '核对审计日志',
      purpose: 'Follows the chain of the whole log; names the first entry that does not fit.',
      access: auditor,
      body: record({}),
      answer: record({
        isWhole: Type.Boolean({ title: '完整' }),
        firstBroken: textOrNull('第一条不符的序号'),
      }),
      refusals: [],
      handle: async (request) => {
        const broken = await checkAudit(parts, actorOf(holderOf(request)), request.at)
        return { isWhole: broken === null, firstBroken: broken === null ? null : String(broken) }
      },
    }),
  ]
}
