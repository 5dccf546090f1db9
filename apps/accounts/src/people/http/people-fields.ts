import type { BillId } from '@piaoqiao/domain'
import { billCodeOf, billIdFrom, billNumberOf, purposes, yuanFromFen } from '@piaoqiao/domain'
import { Type } from 'typebox'
import { billCode, billNumber, record, recordId } from '../../http/fields.ts'
import { holderOf } from '../../http/route.ts'
import type { RouteRequest } from '../../http/route.ts'
import type { FolderBill } from '../folder-ports.ts'
import type { PersonAuthorisation } from '../authorisation-ports.ts'
import type { ActingPerson, Activation } from '../person-ports.ts'

const text = Type.String()
const textOrNull = Type.Union([Type.String(), Type.Null()])

/** Whose account it is about, where it is not the own one: a family member who consented. */
export const ownerField = { owner: Type.Optional(recordId) }

export const billPath = record({ billCode, billNumber })
/** Chosen by the sender's program and repeated on a retry. */
export const requestIdField = Type.String({ title: '请求编号', pattern: '^[A-Za-z0-9._:-]{8,64}$' })

export function actingOf(
  request: Pick<RouteRequest<unknown, unknown, unknown>, 'holder'>,
  owner: string | undefined,
): ActingPerson {
  const { subjectId } = holderOf(request)
  return { personId: subjectId, ownerId: owner ?? subjectId }
}

export function billIdOf(path: { readonly billCode: string; readonly billNumber: string }): BillId {
  return billIdFrom(path.billCode, path.billNumber)
}

export const folderBillAnswer = record({
  billCode,
  billNumber,
  billName: text,
  issuerId: text,
  issuerName: text,
  issuedOn: text,
  amount: text,
  balance: text,
  standing: text,
  form: text,
  reimbursement: text,
  state: text,
  sentence: text,
  checkCode: text,
  province: text,
  source: text,
  tags: Type.Array(text),
  collectedAt: text,
})

export function folderBillView(bill: FolderBill) {
  const { billId, face, balance, collectedAt } = bill
  const { billName, issuerId, issuerName, issuedOn, standing, form, reimbursement } = bill
  const { state, sentence, checkCode, province, source, tags } = bill
  return {
    billCode: billCodeOf(billId),
    billNumber: billNumberOf(billId),
    billName,
    issuerId,
    issuerName,
    issuedOn,
    amount: yuanFromFen(face),
    balance: yuanFromFen(balance),
    standing,
    form,
    reimbursement,
    state,
    sentence,
    checkCode,
    province,
    source,
    tags,
    collectedAt: new Date(collectedAt).toISOString(),
  }
}

export const activationAnswer = record({
  province: text,
  state: Type.String({ description: 'asked, active, withdrawing or withdrawn.' }),
  changedAt: text,
})

export function activationView({ province, state, changedAt }: Activation) {
  return { province, state, changedAt: new Date(changedAt).toISOString() }
}

export const authorisationAnswer = record({
  id: text,
  billCode,
  billNumber,
  unitId: text,
  unitName: text,
  unitProvince: text,
  purpose: text,
  purposeName: text,
  validUntil: text,
  amountMax: textOrNull,
  state: Type.String({ description: 'asked, granted, refused, revoking or revoked.' }),
  authorisationId: textOrNull,
  code: textOrNull,
  sentence: textOrNull,
  caseId: textOrNull,
  createdAt: text,
})

export function authorisationView(given: PersonAuthorisation) {
  const { rowId, billId, purpose, amountMax, createdAt } = given
  const { unitId, unitName, unitProvince, validUntil, state } = given
  const { authorisationId, code, sentence, caseId } = given
  return {
    id: rowId,
    billCode: billCodeOf(billId),
    billNumber: billNumberOf(billId),
    unitId,
    unitName,
    unitProvince,
    purpose,
    purposeName: purposes[purpose],
    validUntil,
    amountMax: amountMax === null ? null : yuanFromFen(amountMax),
    state,
    authorisationId,
    code,
    sentence,
    caseId,
    createdAt: new Date(createdAt).toISOString(),
  }
}
