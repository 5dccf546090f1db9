import type { ServiceName } from '@piaoqiao/protocol'
import type { ItemExpectation, PlatformCase, Step } from './case.ts'
import type { Template } from './template.ts'
import type { WantedBill } from './situations.ts'

export type Item = Readonly<Record<string, Template>>

/** A message as it succeeds most plainly; the cases of the message are this with one thing changed. */
export interface Frame {
  readonly message: ServiceName
  /** Who sends it; a unit where nothing is said. */
  readonly caller?: 'payer_portal'
  /** Whether the payload has `items`, or is itself the only one. */
  readonly hasItems: boolean
  readonly changes: boolean
  /** What a plain success needs; null for a message that is about no bill. */
  readonly bill: WantedBill | null
  /** A good item about the bill of that label. */
  readonly item: (bill: string) => Item
  readonly success: ItemExpectation | Record<string, never>
  /** What has to be sent before. */
  readonly before?: (bill: string) => readonly Step[]
  /** Whether the same request is answered the same a moment later, whatever others do meanwhile. */
  readonly isSteady: boolean
}

const key = (bill: string) => ({
  billCode: `$${bill}.billCode`,
  billNumber: `$${bill}.billNumber`,
})
const withCheckCode = (bill: string) => ({ ...key(bill), checkCode: `$${bill}.checkCode` })
export const faceOf = (bill: string) => ({
  ...withCheckCode(bill),
  amount: `$${bill}.amount`,
  issuedOn: `$${bill}.issuedOn`,
})
export const lockItem = (bill: string) => ({
  ...faceOf(bill),
  purpose: 'employer_expense',
  businessReference: 'BX-2026-0001',
})
const reason = { reason: '金额录入有误' }
const ownReport = (bill: string) => ({ ...key(bill), reportId: `$${bill}.reportId` })

const reading = { hasItems: true, changes: false, isSteady: true, success: { outcome: 'found' } }
const changing = { hasItems: true, changes: true, isSteady: true }

/** What was sent earlier, for `operation.result`. */
export function earlierLock(bill: string): Step {
  return {
    send: 'bill.lock',
    label: 'first',
    payload: { items: [lockItem(bill)] },
    expect: { kind: 'items', items: [{ outcome: 'done', code: 'LOCKED' }] },
  }
}

export const frames = {
  'bill.verify': {
    ...reading,
    message: 'bill.verify',
    bill: { situation: 'open' },
    item: withCheckCode,
    success: { outcome: 'found' },
  },
  'bill.status': {
    ...reading,
    message: 'bill.status',
    bill: { situation: 'own' },
    item: key,
    success: { outcome: 'found' },
  },
  'bill.lock': {
    ...changing,
    message: 'bill.lock',
    bill: { situation: 'open' },
    item: lockItem,
    success: { outcome: 'done', code: 'LOCKED' },
  },
  'bill.extend': {
    ...changing,
    message: 'bill.extend',
    bill: { situation: 'own' },
    item: (bill) => ({ ...key(bill), days: 30 }),
    success: { outcome: 'done', code: 'EXTENDED' },
  },
  'bill.unlock': {
    ...changing,
    message: 'bill.unlock',
    bill: { situation: 'own' },
    item: (bill) => ({ ...key(bill), reason: 'not_eligible' }),
    success: { outcome: 'done', code: 'UNLOCKED' },
  },
  'reimbursement.report': {
    ...changing,
    message: 'reimbursement.report',
    bill: { situation: 'own' },
    item: (bill) => ({
      ...key(bill),
      amount: '500.00',
      reimbursedOn: '$today',
      voucherNumber: '记-2026-03-0018',
    }),
    success: { outcome: 'done', code: 'REPORTED' },
  },
  'reimbursement.withdraw': {
    ...changing,
    message: 'reimbursement.withdraw',
    bill: { situation: 'reported' },
    item: (bill) => ({ ...ownReport(bill), ...reason }),
    success: { outcome: 'done', code: 'WITHDRAWN' },
  },
  'reimbursement.post': {
    ...changing,
    message: 'reimbursement.post',
    bill: { situation: 'reported' },
    item: (bill) => ({
      ...ownReport(bill),
      postedOn: '$today',
      voucherNumber: '记-2026-03-0019',
    }),
    success: { outcome: 'done', code: 'POSTED' },
  },
  'reimbursement.unpost': {
    ...changing,
    message: 'reimbursement.unpost',
    bill: { situation: 'posted' },
    item: (bill) => ({ ...ownReport(bill), ...reason }),
    success: { outcome: 'done', code: 'UNPOSTED' },
  },
  'bill.file': {
    hasItems: false,
    changes: false,
    isSteady: true,
    message: 'bill.file',
    bill: { situation: 'own' },
    item: (bill) => ({ ...key(bill), format: 'xml' }),
    success: { outcome: 'done' },
  },
  'operation.result': {
    hasItems: false,
    changes: false,
    isSteady: true,
    message: 'operation.result',
    bill: { situation: 'open' },
    item: (bill) => ({ ...key(bill), requestId: '$request.first', item: 1 }),
    success: { outcome: 'done', code: 'LOCKED' },
    before: (bill) => [earlierLock(bill)],
  },
  'event.feed': {
    hasItems: false,
    changes: false,
    isSteady: false,
    message: 'event.feed',
    bill: null,
    item: () => ({ after: '0', limit: 10 }),
    success: {},
  },
  'key.rotate': {
    hasItems: false,
    changes: true,
    isSteady: true,
    message: 'key.rotate',
    bill: null,
    item: () => ({ publicKey: '$callerKey.pem' }),
    success: { outcome: 'done' },
  },
} as const satisfies Readonly<Record<string, Frame>>

export type UnitMessage = keyof typeof frames

/** The messages of a unit. */
export const testedMessages = Object.keys(frames) as readonly UnitMessage[]

export function clauseOf(message: ServiceName, heading = ''): string {
  return `docs/protocol/${message}.md${heading}`
}

export const protocolPage = 'docs/protocol/README.md'

/** The payload with that item in it, or that item as the payload. */
export function payloadOf({ hasItems }: Frame, item: Template, more: Item = {}): Template {
  return hasItems ? { items: [item], ...more } : item
}

export function succeeding({ hasItems, success }: Frame): Step['expect'] {
  if (!hasItems) return { kind: 'answer', ...success }
  return { kind: 'items', items: [success as ItemExpectation] }
}

export function refusing({ hasItems }: Pick<Frame, 'hasItems'>, code: string): Step['expect'] {
  const refused = { outcome: 'refused', code } as const
  return hasItems ? { kind: 'items', items: [refused] } : { kind: 'answer', ...refused }
}

/** A case of one step after what its message needs before. */
export interface Variation {
  readonly slug: string
  readonly side: PlatformCase['side']
  readonly title: string
  readonly clause?: string
  readonly requirements?: readonly string[]
  /** Instead of the frame's. */
  readonly bills?: PlatformCase['bills']
  readonly step?: Partial<Step>
  /** Before and after the step. */
  readonly before?: readonly Step[]
  readonly after?: readonly Step[]
}

const mainLabel = 'main'

/** The case that a variation makes of the plain message. */
export function caseOf(frame: Frame, variation: Variation): PlatformCase {
  const { message, bill, before } = frame
  const { slug, side, title, clause = clauseOf(message), requirements = [] } = variation
  const plain: Step = {
    send: message,
    label: mainLabel,
    payload: payloadOf(frame, frame.item('a')),
    expect: succeeding(frame),
  }
  return {
    code: `${message}/${side === 'success' ? 'ok' : 'no'}/${slug}`,
    message,
    side,
    title,
    clause,
    requirements,
    bills: variation.bills ?? (bill === null ? {} : { a: bill }),
    steps: [
      ...(variation.before ?? before?.('a') ?? []),
      { ...plain, ...variation.step },
      ...(variation.after ?? []),
    ],
  }
}
