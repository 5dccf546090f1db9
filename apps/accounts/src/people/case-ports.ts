import type { BillId, Fen, Instant, ProvinceCode, Purpose } from '@piaoqiao/domain'

export const caseStates = {
  submitted: '已提交',
  accepted: '已受理',
  more_asked: '待补充',
  refused: '未受理',
  finished: '已办结',
  withdrawn: '已撤回',
} as const
export type CaseState = keyof typeof caseStates

export const caseBillStates = {
  waiting: '待处理',
  locked: '已锁定',
  reimbursed: '已报销',
  posted: '已入账',
  refused: '不予报销',
} as const
export type CaseBillState = keyof typeof caseBillStates

/** What the person filled in, by the form of DA/T 95—2022 table A.8 as far as the person knows it. */
export interface CaseForm {
  readonly applicantName: string
  /** Whose treatment it was. */
  readonly patientName: string
  readonly relation: string
  readonly department: string
  readonly staffNumber: string
  readonly reason: string
  readonly payeeName: string
  readonly payeeBank: string
  readonly payeeAccount: string
  readonly comment: string
}

export interface CaseBill {
  readonly billId: BillId
  /** Of the authorisation that came with the case; null while the registry has not answered. */
  readonly authorisationId: string | null
  readonly state: CaseBillState
  readonly reimbursed: Fen | null
  readonly note: string
}

export interface BillOfCase extends CaseBill {
  readonly caseId: string
}

export interface CaseMessage {
  readonly sender: 'person' | 'unit'
  readonly text: string
  readonly at: Instant
}

/** A reimbursement case (报销事项) that a person submitted to a unit. */
export interface ReimbursementCase {
  readonly caseId: string
  readonly personId: string
  /** Credit code. */
  readonly unitId: string
  readonly unitName: string
  readonly unitProvince: ProvinceCode
  readonly purpose: Purpose
  readonly form: CaseForm
  readonly state: CaseState
  readonly requestId: string
  readonly submittedAt: Instant
  readonly changedAt: Instant
}

/** A place in the changes of cases, by their time. */
export interface CaseChangePlace {
  readonly changedAt: Instant
  readonly caseId: string
}

/** That a person submitted a case, or took it back. */
export interface CaseChange extends CaseChangePlace {
  readonly state: 'submitted' | 'withdrawn'
  readonly purpose: Purpose
}

/** Cases as a unit works on them. A unit never finds a case of another one. */
export interface UnitCases {
  /** Newest first, of a state where one is named; behind a case id. */
  list(
    unitId: string,
    query: {
      readonly state: CaseState | null
      readonly after: string | null
      readonly limit: number
    },
  ): Promise<readonly ReimbursementCase[]>
  /** Cases that are submitted or withdrawn now and became so behind a place, those first that did so first. */
  changes(unitId: string, behind: CaseChangePlace, limit: number): Promise<readonly CaseChange[]>
  /** Locks the row until the end of the transaction. */
  hold(unitId: string, caseId: string): Promise<ReimbursementCase | null>
  /** Locks the rows of several cases, in the order of their ids; a case of another unit is left out. */
  holdStates(unitId: string, caseIds: readonly string[]): Promise<ReadonlyMap<string, CaseState>>
  find(unitId: string, caseId: string): Promise<ReimbursementCase | null>
  bills(caseIds: readonly string[]): Promise<ReadonlyMap<string, readonly CaseBill[]>>
  messages(caseId: string, limit: number): Promise<readonly CaseMessage[]>
  say(caseId: string, message: CaseMessage): Promise<void>
  setState(caseIds: readonly string[], state: CaseState, at: Instant): Promise<void>
  setBills(bills: readonly BillOfCase[]): Promise<void>
}

/** Cases as people see them. */
export interface Cases extends UnitCases {
  add(
    given: ReimbursementCase,
    bills: readonly { readonly billId: BillId; readonly note: string }[],
  ): Promise<void>
  ofRequest(personId: string, requestId: string): Promise<ReimbursementCase | null>
  findOwn(personId: string, caseId: string): Promise<ReimbursementCase | null>
  holdOwn(personId: string, caseId: string): Promise<ReimbursementCase | null>
  listOwn(
    personId: string,
    page: { readonly after: string | null; readonly limit: number },
  ): Promise<readonly ReimbursementCase[]>
  /** Cases that ended before a moment, and whose person is forgotten. */
  toForget(before: Instant, limit: number): Promise<readonly string[]>
  /** Forgets form, messages and notes; a form that was forgotten is empty. */
  forget(caseIds: readonly string[]): Promise<void>
  /** Whose cases they are, and which units have them. */
  partiesOf(caseIds: readonly string[]): Promise<readonly PartiesOfCase[]>
}

export interface PartiesOfCase {
  readonly caseId: string
  readonly personId: string
  readonly unitName: string
}
