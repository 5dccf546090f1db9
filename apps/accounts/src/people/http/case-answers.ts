import { billCodeOf, billNumberOf, purposes, yuanFromFen } from '@piaoqiao/domain'
import { Type } from 'typebox'
import type { StoredFile } from '../../files/file-ports.ts'
import { text, textOrNull } from '../../http/answers.ts'
import { billCode, billNumber, draftWords, record, recordId, words } from '../../http/fields.ts'
import { caseBillStates, caseStates } from '../case-ports.ts'
import type { CaseBill, ReimbursementCase } from '../case-ports.ts'
import type { OwnCase } from '../use-cases/own-cases.ts'

/** What the person fills in, by the form of DA/T 95—2022 table A.8. */
export const caseForm = record({
  applicantName: words('申请人', 40),
  patientName: words('就诊人', 40),
  relation: draftWords('与申请人关系', 20),
  department: draftWords('部门', 60),
  staffNumber: draftWords('工号', 40),
  reason: words('报销事由', 200),
  payeeName: draftWords('收款人', 40),
  payeeBank: draftWords('开户银行', 80),
  payeeAccount: draftWords('收款账号', 40),
  comment: draftWords('备注', 300),
})

export const caseFields = {
  caseId: recordId,
  unitId: text('统一社会信用代码'),
  unitName: text('单位名称'),
  purpose: text('用途'),
  purposeName: text('用途名称'),
  state: text('状态'),
  stateName: text('状态名称'),
  submittedAt: text('提交时间'),
  changedAt: text('变更时间'),
}
const billFields = {
  billCode,
  billNumber,
  state: text('办理状态'),
  stateName: text('办理状态名称'),
  reimbursed: textOrNull('报销金额'),
  note: text('说明'),
}

export const caseLine = record({ ...caseFields, bills: Type.Array(record(billFields)) })
export const attachmentAnswer = record({
  fileId: recordId,
  name: text('文件名'),
  contentType: text('类型'),
  byteCount: Type.Integer({ title: '字节数' }),
  storedAt: text('上传时间'),
})
export const caseAnswer = record({
  ...caseFields,
  form: caseForm,
  bills: Type.Array(
    record({
      ...billFields,
      authorisationRow: textOrNull('授权编号'),
      authorisationState: textOrNull('授权状态'),
      code: textOrNull('授权结果代码'),
      sentence: textOrNull('授权结果'),
    }),
  ),
  messages: Type.Array(
    record({
      sender: Type.String({ title: '留言方', description: 'person or unit.' }),
      text: text('留言'),
      at: text('时间'),
    }),
  ),
  attachments: Type.Array(attachmentAnswer),
})

function headShown(one: ReimbursementCase) {
  return {
    caseId: one.caseId,
    unitId: one.unitId,
    unitName: one.unitName,
    purpose: one.purpose,
    purposeName: purposes[one.purpose],
    state: one.state,
    stateName: caseStates[one.state],
    submittedAt: new Date(one.submittedAt).toISOString(),
    changedAt: new Date(one.changedAt).toISOString(),
  }
}

function billShown({ billId, state, reimbursed, note }: CaseBill) {
  return {
    billCode: billCodeOf(billId),
    billNumber: billNumberOf(billId),
    state,
    stateName: caseBillStates[state],
    reimbursed: reimbursed === null ? null : yuanFromFen(reimbursed),
    note,
  }
}

export function lineShown({
  case: one,
  bills,
}: {
  readonly case: ReimbursementCase
  readonly bills: readonly CaseBill[]
}) {
  return { ...headShown(one), bills: bills.map(billShown) }
}

export function attachmentShown({ fileId, name, contentType, byteCount, storedAt }: StoredFile) {
  return { fileId, name, contentType, byteCount, storedAt: new Date(storedAt).toISOString() }
}

export function caseShown({ case: one, bills, messages, attachments }: OwnCase) {
  return {
    ...headShown(one),
    form: one.form,
    bills: bills.map(({ authorisation, ...bill }) => ({
      ...billShown(bill),
      authorisationRow: authorisation?.rowId ?? null,
      authorisationState: authorisation?.state ?? null,
      code: authorisation?.code ?? null,
      sentence: authorisation?.sentence ?? null,
    })),
    messages: messages.map((each) => ({ ...each, at: new Date(each.at).toISOString() })),
    attachments: attachments.map(attachmentShown),
  }
}
