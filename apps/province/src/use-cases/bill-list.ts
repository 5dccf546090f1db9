import type { Bill, Instant } from '@piaoqiao/domain'
import { asOf, billIdText, isCalendarDate, refusal, reimbursementOf } from '@piaoqiao/domain'
import type { BillListAnswer, BillListRequest, BillView } from '@piaoqiao/protocol'
import { wireRefusal } from '@piaoqiao/protocol'
import type { BillStore } from '../ports.ts'
import type { IssuePlace, LockPlace, RegisterStore } from '../register-ports.ts'
import { bureausBillView } from './bill-view.ts'

/** Bills of a page whose request names no number. */
export const billListDefault = 100
/** Most bills that are looked at for one page, whatever a rare filter leaves of them. */
export const billsLookedAtMax = 2_000
/** Bills that are read at one time. */
const stepMax = 400

export interface BillList {
  readonly register: Pick<RegisterStore, 'byIssue' | 'byLock'>
  readonly store: Pick<BillStore, 'find'>
  readonly clock: () => Instant
}

/** `bill.list` (票据台账查询): the bills of this province, for its bureau. */
export function createBillList(
  options: BillList,
): (request: BillListRequest) => Promise<BillListAnswer> {
  return async (request) => {
    if (Number.isNaN(Date.parse(request.lockedBefore ?? lastMoment))) {
      return wireRefusal(refusal('ITEM_MALFORMED', { path: '/lockedBefore' }))
    }
    const isAboutLocks =
      request.holderId !== undefined ||
      request.lockedBefore !== undefined ||
      request.reimbursement === 'locked'
    return isAboutLocks
      ? pageIn(options, request, lockOrder(options, request))
      : pageIn(options, request, issueOrder(options, request))
  }
}

interface Placed {
  readonly billId: bigint
}

/** A walk over bills in an order that an index has. */
interface Order<Place extends Placed> {
  readonly begin: Place
  next(after: Place, limit: number): Promise<readonly Place[]>
  cursorOf(place: Place): string
}

async function pageIn<Place extends Placed>(
  { store, clock }: BillList,
  request: BillListRequest,
  order: Order<Place> | null,
): Promise<BillListAnswer> {
  if (order === null) return wireRefusal(refusal('ITEM_MALFORMED', { path: '/after' }))
  const { limit = billListDefault } = request
  const at = clock()
  const bills: BillView[] = []
  let place = order.begin
  for (let seen = 0; seen < billsLookedAtMax; seen += stepMax) {
    const places = await order.next(place, stepMax)
    const found = await store.find(places.map(({ billId }) => billId))
    for (const one of places) {
      if (bills.length === limit) return { outcome: 'found', bills, next: order.cursorOf(place) }
      const bill = found.get(one.billId)?.bill
      if (bill !== undefined && fitsFilter(bill, request, at)) bills.push(bureausBillView(bill, at))
      place = one
    }
    if (places.length < stepMax) return { outcome: 'found', bills, next: null }
  }
  return { outcome: 'found', bills, next: order.cursorOf(place) }
}

function fitsFilter(stored: Bill, request: BillListRequest, at: Instant): boolean {
  const bill = asOf(stored, at)
  const { issuerId, standing, reimbursement } = request
  return (
    (issuerId === undefined || bill.facts.issuer.id === issuerId) &&
    (standing === undefined || bill.standing === standing) &&
    (reimbursement === undefined || reimbursementOf(bill) === reimbursement) &&
    isIssueIn(bill, request) &&
    isLockIn(bill, request)
  )
}

function isIssueIn({ facts }: Bill, { issuedFrom, issuedTo }: BillListRequest): boolean {
  return facts.issuedOn >= (issuedFrom ?? dayFirst) && facts.issuedOn <= (issuedTo ?? dayLast)
}

function isLockIn({ lock }: Bill, { holderId, lockedBefore }: BillListRequest): boolean {
  if (holderId === undefined && lockedBefore === undefined) return true
  if (lock === null) return false
  const isBefore = lockedBefore === undefined || lock.lockedAt < Date.parse(lockedBefore)
  return isBefore && (holderId === undefined || lock.holder.id === holderId)
}

const dayFirst = '0001-01-01'
const dayLast = '9999-12-31'
const lastMoment = `${dayLast}T00:00:00.000Z`
const issueCursor = /^(\d{4}-\d{2}-\d{2})\.([0-9A-Z]{1,18})\.(\d{18})$/
const lockCursor = /^(\d{1,15})\.(\d{18})$/

function issueOrder(
  { register }: BillList,
  { issuerId, issuedFrom: from = dayFirst, issuedTo: to = dayLast, after }: BillListRequest,
): Order<IssuePlace> | null {
  const begin = after === undefined ? issueBegin : issuePlaceIn(after)
  if (begin === null) return null
  return {
    begin,
    next: (place, limit) =>
      register.byIssue({ issuerId: issuerId ?? null, from, to }, place, limit),
    cursorOf: ({ issuedOn, issuerId: id, billId }) => `${issuedOn}.${id}.${billIdText(billId)}`,
  }
}

const issueBegin: IssuePlace = { issuedOn: dayFirst, issuerId: '', billId: 0n }

function issuePlaceIn(cursor: string): IssuePlace | null {
  const [, issuedOn, issuerId, billId] = issueCursor.exec(cursor) ?? []
  if (issuedOn === undefined || issuerId === undefined || billId === undefined) return null
  return isCalendarDate(issuedOn) ? { issuedOn, issuerId, billId: BigInt(billId) } : null
}

function lockOrder(
  { register, clock }: BillList,
  { holderId, lockedBefore, after }: BillListRequest,
): Order<LockPlace> | null {
  const before = lockedBefore === undefined ? clock() + 1 : Date.parse(lockedBefore)
  const begin = after === undefined ? { lockedAt: 0, billId: 0n } : lockPlaceIn(after)
  if (begin === null) return null
  return {
    begin,
    next: (place, limit) => register.byLock({ holderId: holderId ?? null, before }, place, limit),
    cursorOf: ({ lockedAt, billId }) => `${lockedAt}.${billIdText(billId)}`,
  }
}

function lockPlaceIn(cursor: string): LockPlace | null {
  const [, lockedAt, billId] = lockCursor.exec(cursor) ?? []
  if (lockedAt === undefined || billId === undefined) return null
  return { lockedAt: Number(lockedAt), billId: BigInt(billId) }
}
