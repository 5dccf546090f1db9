import type { BillEvent, Instant } from '@piaoqiao/domain'
import { eventFromText } from '@piaoqiao/domain'
import { evidenceContent, fits } from '@piaoqiao/protocol'
import type { EvidenceContent } from '@piaoqiao/protocol'
import { ExchangeError } from '@piaoqiao/sdk'
import type { Actor } from '../../access/actor.ts'
import { unitEntry } from '../../audit/audit-entries.ts'
import { refuseHttp } from '../../office-refusals.ts'
import { liveLetter } from '../connection-mails.ts'
import type { Connection, FirstBill } from '../connection-ports.ts'
import { refuseConnection } from '../connection-refusals.ts'
import { quotaEarned } from '../quota-steps.ts'
import {
  atNextStep,
  heldConnection,
  platformEntry,
  requireStep,
  sendConnectionLetter,
  workingConnection,
} from './connections-parts.ts'
import type { AllTables, ConnectionsParts, OwnConnection } from './connections-parts.ts'
import { orderChange } from './order-connection.ts'

/** Face of the first bill, in yuan. */
export const firstBillAmount = '0.01'
const lookedAtMax = 50

interface BillKey {
  readonly billCode: string
  readonly billNumber: string
}

/**
 * Names the first bill, and looks how far it came: locked, reported and posted by the unit, after it was enrolled. When all
 * of it is on record, the unit is live.
 * @throws AccountsError `STEP_UNFIT`, `FIRST_BILL_UNFIT`, `PROVINCE_UNREACHABLE`
 */
export async function nameFirstBill(
  parts: ConnectionsParts,
  actor: Actor,
  key: BillKey,
  at: Instant,
): Promise<FirstBill> {
  const own = await parts.transact((tables) => trialConnection(tables, actor))
  const seen = await lookAt(parts, key)
  const progress = seen === null ? null : progressOf(seen, own)
  if (progress === null) throw refuseConnection('FIRST_BILL_UNFIT')
  await parts.transact(async (tables) => {
    await trialConnection(tables, actor)
    await noteProgress(tables, own.account.unitId, progress, at)
    const subject = ['unit', own.account.unitId] as const
    await tables.audit.append(
      unitEntry(actor.userId, 'connection.first_bill_named', subject, at, { ...key }),
    )
  })
  return progress
}

async function trialConnection(tables: AllTables, actor: Actor): Promise<OwnConnection> {
  const own = await workingConnection(tables, actor)
  requireStep(own.connection, ['trial'])
  return own
}

/** What the registry has on record of a bill; null where it has none. @throws AccountsError `PROVINCE_UNREACHABLE` */
async function lookAt(
  { door }: Pick<ConnectionsParts, 'door'>,
  { billCode, billNumber }: BillKey,
): Promise<EvidenceContent | null> {
  try {
    const answer = (await door.office.call('bill.evidence', { billCode, billNumber })) as {
      readonly outcome?: unknown
      readonly evidence?: unknown
    }
    if (answer.outcome !== 'done') return null
    const text = Buffer.from(String(answer.evidence), 'base64').toString('utf8')
    const content: unknown = JSON.parse(text)
    return fits(evidenceContent, content) ? (content as EvidenceContent) : null
  } catch (error) {
    if (!(error instanceof ExchangeError)) throw error
    throw refuseHttp('PROVINCE_UNREACHABLE')
  }
}

/** How far a bill came by the unit's own acts since it was enrolled; null where it is no first bill of it. */
export function progressOf(
  { bill, events }: Pick<EvidenceContent, 'bill' | 'events'>,
  { connection, account }: OwnConnection,
): FirstBill | null {
  const since = connection.facts.enrolledAt
  if (bill.amount !== firstBillAmount || since === null) return null
  const own = events
    .map(({ text }) => eventFromText(text))
    .filter(({ actor, at }) => actor.id === account.creditCode && at >= since)
  const lockedAt = momentOf(own, ({ kind }) => kind === 'bill.locked')
  if (lockedAt === null) return null
  const { billCode, billNumber } = bill
  const reportedAt = momentOf(own, ({ kind }) => kind === 'reimbursement.reported')
  const postedAt = momentOf(own, isPosting)
  return { billCode, billNumber, lockedAt, reportedAt, postedAt }
}

function isPosting(change: BillEvent['change']): boolean {
  if (change.kind === 'reimbursement.posted') return true
  return change.kind === 'reimbursement.reported' && change.postedOn !== null
}

function momentOf(
  events: readonly BillEvent[],
  isIt: (change: BillEvent['change']) => boolean,
): Instant | null {
  return events.find(({ change }) => isIt(change))?.at ?? null
}

async function noteProgress(
  tables: AllTables,
  unitId: string,
  firstBill: FirstBill,
  at: Instant,
): Promise<void> {
  const { connection, account } = await heldConnection(tables, unitId)
  if (connection.step !== 'trial') return
  if (firstBill.reportedAt === null || firstBill.postedAt === null) {
    await tables.connections.save({ ...connection, facts: { ...connection.facts, firstBill } })
    return
  }
  const live = atNextStep(connection, 'live', at, { firstBill, liveAt: at })
  await tables.connections.save(live)
  await tables.audit.append(platformEntry('connection.live', unitId, at))
  await sendConnectionLetter(tables, account, liveLetter(account.unitName), at)
}

/** Looks again at first bills that were named and not yet posted; says of how many. */
export async function followFirstBills(parts: ConnectionsParts, at: Instant): Promise<number> {
  let followed = 0
  await eachAtStep(parts, 'trial', async (unitId) => {
    const own = await parts.transact((tables) => heldConnection(tables, unitId))
    const { firstBill } = own.connection.facts
    if (firstBill === null || own.account.state !== 'open') return
    const seen = await lookAt(parts, firstBill)
    const progress = seen === null ? null : progressOf(seen, own)
    if (progress === null) return
    await parts.transact((tables) => noteProgress(tables, unitId, progress, at))
    followed += 1
  })
  return followed
}

async function eachAtStep(
  { transact }: ConnectionsParts,
  step: Connection['step'],
  work: (unitId: string) => Promise<void>,
): Promise<void> {
  for (let behind: string | null = null; ;) {
    const after: string | null = behind
    const unitIds: readonly string[] = await transact(({ connections }) =>
      connections.atStep(step, after, lookedAtMax),
    )
    for (const unitId of unitIds) await work(unitId)
    if (unitIds.length < lookedAtMax) return
    behind = unitIds.at(-1) ?? null
  }
}

/** Raises the quota of units that earned it; says of how many. */
export async function raiseQuotas(parts: ConnectionsParts, at: Instant): Promise<number> {
  let raised = 0
  await eachAtStep(parts, 'live', async (unitId) => {
    const order = await parts.transact(async (tables) => {
      const { connection, account } = await heldConnection(tables, unitId)
      const quotaPerMinute = quotaFor(connection, at)
      const isWaiting = await tables.orders.isWaiting(unitId)
      if (quotaPerMinute === null || account.state !== 'open' || isWaiting) return null
      return orderChange(tables, connection, { purpose: 'connection.quota', quotaPerMinute }, at)
    })
    if (order === null) return
    await parts.book.carryOut(order)
    raised += 1
  })
  return raised
}

/** The quota that a connection should get; null where it has it already. */
function quotaFor({ facts }: Connection, at: Instant): number | null {
  const { liveAt, quotaPerMinute, faultsPerMille } = facts
  if (liveAt === null || quotaPerMinute === null) return null
  const earned = quotaEarned({ liveAt, at, quotaPerMinute, faultsPerMille })
  return earned > quotaPerMinute ? earned : null
}
