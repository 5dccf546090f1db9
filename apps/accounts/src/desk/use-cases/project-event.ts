import { fenFromYuan } from '@piaoqiao/domain'
import type { Instant } from '@piaoqiao/domain'
import type { WireEvent } from '@piaoqiao/protocol'
import type { Authorisation, BillKey } from '../bill-ports.ts'
import type { InboxEnd, InboxKind, NewInboxEntry } from '../inbox-ports.ts'
import type { UseChange } from '../use-ports.ts'

/** What events change at the desk of a unit. */
export interface Projection {
  readonly changes: readonly UseChange[]
  readonly entries: readonly NewInboxEntry[]
  readonly ends: readonly InboxEnd[]
  readonly authorisations: readonly Authorisation[]
  readonly revoked: readonly string[]
}

interface EventAt extends BillKey {
  readonly at: Instant
  readonly sequence: number
  readonly kind: string
  readonly details: Readonly<Record<string, unknown>>
}

/** What one event says to a unit. An event of another unit carries no details and says nothing. */
type Said = Partial<{
  readonly change: Omit<UseChange, keyof BillKey | 'sequence'>
  readonly enters: InboxKind
  readonly ends: readonly InboxKind[]
  readonly authorisation: Omit<Authorisation, keyof BillKey>
  readonly revoked: string
}>

const lockKinds: readonly InboxKind[] = ['lock_warned', 'reversal_marked']
const reversalKinds: readonly InboxKind[] = ['reversal_marked', 'recovery_asked']

type Reader = (event: EventAt, creditCode: string) => Said

const readers: Readonly<Record<string, Reader>> = {
  'authorisation.granted': granted,
  'authorisation.revoked': ({ details }) => {
    const revoked = textOf(details, 'authorisationId')
    if (revoked === undefined) return {}
    return { revoked, enters: 'authorisation_revoked', ends: ['authorised'] }
  },
  'bill.locked': locked,
  'bill.lock_extended': (event) => ({
    ...ofLock(event, { expiresAt: momentOf(event.details, 'expiresAt') }),
    ends: ['lock_warned'],
  }),
  'bill.lock_warned': (event) => (lockOf(event) === undefined ? {} : { enters: 'lock_warned' }),
  'bill.lock_expired': (event) => {
    if (lockOf(event) === undefined) return {}
    return { ...ofLock(event, { state: 'expired' }), enters: 'lock_expired', ends: lockKinds }
  },
  'bill.unlocked': (event) => ({ ...ofLock(event, { state: 'released' }), ends: lockKinds }),
  'bill.lock_recovered': (event) => ({ ...ofLock(event, { state: 'recovered' }), ends: lockKinds }),
  'reimbursement.reported': reported,
  'reimbursement.withdrawn': (event) => ({
    ...ofReport(event, { state: 'withdrawn' }),
    ends: ['recovery_asked'],
  }),
  'reimbursement.posted': (event) => {
    const voucherNumber = textOf(event.details, 'voucherNumber')
    const postedOn = textOf(event.details, 'postedOn')
    return ofReport(event, {
      state: 'posted',
      ...(voucherNumber !== undefined && { voucherNumber }),
      ...(postedOn !== undefined && { postedOn }),
    })
  },
  'reimbursement.unposted': (event) => ofReport(event, { state: 'reported', postedOn: null }),
  'reversal.marked': () => ({ enters: 'reversal_marked' }),
  'reversal.recovery_asked': ({ details }, creditCode) => {
    const reporters = details['reporters']
    const isAsked = Array.isArray(reporters) && reporters.includes(creditCode)
    return isAsked ? { enters: 'recovery_asked' } : {}
  },
  'reversal.locked': () => ({ ends: reversalKinds }),
  'reversal.released': () => ({ ends: reversalKinds }),
  'reversal.withdrawn': () => ({ ends: reversalKinds }),
  'reversal.completed': () => ({ ends: [...reversalKinds, 'authorised'] }),
}

/** Reads events in their order. What a unit cannot act on is left out. */
export function projectEvents(events: readonly WireEvent[], creditCode: string): Projection {
  const read = events.map((event): { event: EventAt; said: Said } => {
    const at = { ...event, at: Date.parse(event.at) }
    return { event: at, said: readers[event.kind]?.(at, creditCode) ?? {} }
  })
  return {
    changes: read.flatMap(({ event, said: { change } }) =>
      change === undefined ? [] : [{ ...keyOf(event), sequence: event.sequence, ...change }],
    ),
    entries: read.flatMap(({ event, said: { enters } }) =>
      enters === undefined ? [] : [entryOf(event, enters)],
    ),
    ends: read.flatMap(({ event, said: { ends = [] } }) =>
      ends.map((kind) => ({ ...keyOf(event), kind, at: event.at })),
    ),
    authorisations: read.flatMap(({ event, said: { authorisation } }) =>
      authorisation === undefined ? [] : [{ ...keyOf(event), ...authorisation }],
    ),
    revoked: read.flatMap(({ said: { revoked } }) => (revoked === undefined ? [] : [revoked])),
  }
}

function granted({ details }: EventAt, creditCode: string): Said {
  const authorisationId = textOf(details, 'authorisationId')
  const unit = details['unit'] as { readonly id?: unknown } | undefined
  if (authorisationId === undefined || unit?.id !== creditCode) return {}
  const amountMax = textOf(details, 'amountMax')
  return {
    enters: 'authorised',
    authorisation: {
      authorisationId,
      purpose: textOf(details, 'purpose') ?? 'other',
      validUntil: momentOf(details, 'validUntil'),
      amountMaxFen: amountMax === undefined ? null : fenFromYuan(amountMax),
      revokedAt: null,
    },
  }
}

function locked(event: EventAt): Said {
  const { details, at } = event
  if (lockOf(event) === undefined) return {}
  return {
    ...ofLock(event, {
      purpose: textOf(details, 'purpose') ?? 'other',
      businessReference: textOf(details, 'businessReference') ?? '',
      lockedAt: at,
      expiresAt: momentOf(details, 'expiresAt'),
    }),
    ends: ['authorised', 'lock_expired'],
  }
}

function reported(event: EventAt): Said {
  const { details } = event
  const reportId = textOf(details, 'reportId')
  if (reportId === undefined) return {}
  const postedOn = textOf(details, 'postedOn')
  return {
    ...ofLock(event, {
      state: postedOn === undefined ? 'reported' : 'posted',
      reportId,
      amountFen: fenFromYuan(textOf(details, 'amount') ?? '0'),
      reimbursedOn: textOf(details, 'reimbursedOn') ?? '',
      voucherNumber: textOf(details, 'voucherNumber') ?? '',
      ...(postedOn !== undefined && { postedOn }),
    }),
    ends: lockKinds,
  }
}

function ofLock(event: EventAt, change: Said['change']): Said {
  const useId = lockOf(event)
  return useId === undefined ? {} : { change: { useId, ...change } }
}

function ofReport({ details }: EventAt, change: Said['change']): Said {
  const reportId = textOf(details, 'reportId')
  return reportId === undefined ? {} : { change: { reportId, ...change } }
}

const lockOf = ({ details }: EventAt) => textOf(details, 'lockId')

function keyOf({ billCode, billNumber }: BillKey): BillKey {
  return { billCode, billNumber }
}

function entryOf(event: EventAt, kind: InboxKind): NewInboxEntry {
  const { details, sequence, at } = event
  return {
    ...keyOf(event),
    kind,
    caseId: null,
    source: `event:${event.billCode}${event.billNumber}:${String(sequence)}`,
    details: Object.fromEntries(
      shownDetails.flatMap((name) => {
        const text = textOf(details, name)
        return text === undefined ? [] : [[name, text]]
      }),
    ),
    at,
  }
}

const shownDetails = [
  'authorisationId',
  'purpose',
  'amountMax',
  'validUntil',
  'lockId',
  'expiresAt',
  'reason',
] as const

function textOf(details: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = details[name]
  return typeof value === 'string' ? value : undefined
}

function momentOf(details: Readonly<Record<string, unknown>>, name: string): Instant {
  const moment = Date.parse(textOf(details, name) ?? '')
  return Number.isNaN(moment) ? 0 : moment
}
