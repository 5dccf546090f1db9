import { billCodeOf, billIdFrom, billNumberOf, purposes, yuanFromFen } from '@piaoqiao/domain'
import { Type } from 'typebox'
import { nextOf, isoOrNull } from '../../http/answers.ts'
import {
  billCode,
  billNumber,
  pageLimit,
  pageQuery,
  record,
  recordId,
  words,
} from '../../http/fields.ts'
import { refuseHttp } from '../../office-refusals.ts'
import { route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { caseBillStates, caseStates } from '../../people/case-ports.ts'
import type { CaseState } from '../../people/case-ports.ts'
import { answerCase, refuseCaseBill } from '../use-cases/answer-case.ts'
import type { CaseAnswer } from '../use-cases/answer-case.ts'
import { listCases, showCase, showCaseForm } from '../use-cases/read-cases.ts'
import type { ShownCase } from '../use-cases/read-cases.ts'
import { acting, deskUserOf, pageOf, seeing, textOrNull } from './desk-fields.ts'
import type { DeskUses } from './desk-uses.ts'

const text = Type.String()
const casePath = record({ caseId: recordId })
const formAnswer = record({
  applicantName: text,
  patientName: text,
  relation: text,
  department: text,
  staffNumber: text,
  reason: text,
  payeeName: text,
  payeeBank: text,
  payeeAccount: text,
  comment: text,
})
const caseFields = {
  caseId: recordId,
  state: text,
  stateName: text,
  purpose: text,
  purposeName: text,
  form: formAnswer,
  submittedAt: text,
  changedAt: text,
  bills: Type.Array(
    record({
      billCode,
      billNumber,
      authorisationId: textOrNull,
      state: text,
      stateName: text,
      reimbursed: textOrNull,
      note: text,
    }),
  ),
}

function caseView({ case: one, bills }: ShownCase) {
  const { caseId, state, purpose, form, submittedAt, changedAt } = one
  return {
    caseId,
    state,
    stateName: caseStates[state],
    purpose,
    purposeName: purposes[purpose],
    form,
    submittedAt: isoOrNull(submittedAt),
    changedAt: isoOrNull(changedAt),
    bills: bills.map((bill) => ({
      billCode: billCodeOf(bill.billId),
      billNumber: billNumberOf(bill.billId),
      authorisationId: bill.authorisationId,
      state: bill.state,
      stateName: caseBillStates[bill.state],
      reimbursed: bill.reimbursed === null ? null : yuanFromFen(bill.reimbursed),
      note: bill.note,
    })),
  }
}

/** Cases that people submitted to the unit. */
export function caseRoutes(uses: DeskUses): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/desk/cases',
      title: '报销事项',
      purpose: 'Cases that people submitted to the unit, newest first; names and accounts masked.',
      access: seeing,
      query: record({
        ...pageQuery,
        state: Type.Optional(
          Type.Unsafe<CaseState>({ type: 'string', title: '状态', enum: Object.keys(caseStates) }),
        ),
      }),
      answer: pageOf(record(caseFields)),
      refusals: ['UNIT_NOT_OPEN'],
      handle: async (request) => {
        const { state = null, after = null, limit } = request.query
        const rowsMax = pageLimit(limit)
        const found = await listCases(uses, deskUserOf(request), { state, after, limit: rowsMax })
        const next = nextOf(found, rowsMax, (each) => each.case.caseId)
        return { items: found.map(caseView), next }
      },
    }),
    route({
      method: 'GET',
      path: '/desk/cases/:caseId',
      title: '报销事项详情',
      purpose: 'One case with its bills and with what was said.',
      access: seeing,
      params: casePath,
      answer: record({
        ...caseFields,
        messages: Type.Array(record({ sender: text, text, at: text })),
      }),
      refusals: ['UNIT_NOT_OPEN', 'NOT_FOUND'],
      handle: async (request) => {
        const shown = await showCase(uses, deskUserOf(request), request.params.caseId)
        if (shown === null) throw refuseHttp('NOT_FOUND')
        const messages = shown.messages.map((each) => ({ ...each, at: isoOrNull(each.at) }))
        return { ...caseView(shown), messages }
      },
    }),
    wholeFormRoute(uses),
    ...answerRoutes(uses),
  ]
}

function wholeFormRoute(uses: DeskUses): Route {
  return route({
    method: 'POST',
    path: '/desk/cases/:caseId/form',
    title: '查看报销事项完整信息',
    purpose: 'What the person filled in, whole, for a reason that is audited.',
    access: acting,
    params: casePath,
    body: record({ reason: words('查看原因', 100) }),
    answer: formAnswer,
    refusals: ['UNIT_NOT_OPEN', 'NOT_FOUND'],
    handle: async (request) => {
      const given = { caseId: request.params.caseId, reason: request.body.reason }
      const form = await showCaseForm(uses, deskUserOf(request), given, request.at)
      if (form === null) throw refuseHttp('NOT_FOUND')
      return form
    },
  })
}

const answers: readonly {
  readonly answer: CaseAnswer
  readonly title: string
  readonly purpose: string
  readonly hasText: boolean
}[] = [
  { answer: 'accept', title: '受理', purpose: 'Takes a case up.', hasText: false },
  { answer: 'ask', title: '要求补充', purpose: 'Asks the person for more.', hasText: true },
  {
    answer: 'refuse',
    title: '不予受理',
    purpose: 'Refuses a case of which no bill is held.',
    hasText: true,
  },
]
const refusals = ['UNIT_NOT_OPEN', 'CASE_NOT_FOUND', 'CASE_STATE_UNFIT', 'CASE_BILLS_HELD']

function answerRoutes(uses: DeskUses): readonly Route[] {
  const said = words('说明', 500)
  return [
    ...answers.map(({ answer, title, purpose, hasText }) =>
      route({
        method: 'POST',
        path: `/desk/cases/:caseId/${answer}`,
        title,
        purpose,
        access: acting,
        params: casePath,
        body: record({ text: hasText ? said : Type.Optional(said) }),
        answer: 'nothing',
        refusals,
        handle: async (request) => {
          const given = { caseId: request.params.caseId, answer, text: request.body.text ?? null }
          await answerCase(uses, deskUserOf(request), given, request.at)
        },
      }),
    ),
    route({
      method: 'POST',
      path: '/desk/cases/:caseId/bills/:billCode/:billNumber/refuse',
      title: '不予报销这张票据',
      purpose: 'Says that one bill of a case is not reimbursed, and why.',
      access: acting,
      params: record({ caseId: recordId, billCode, billNumber }),
      body: record({ note: words('原因', 200) }),
      answer: 'nothing',
      refusals,
      handle: async (request) => {
        const { caseId, ...key } = request.params
        const billId = billIdFrom(key.billCode, key.billNumber)
        const given = { caseId, billId, note: request.body.note }
        await refuseCaseBill(uses, deskUserOf(request), given, request.at)
      },
    }),
  ]
}
