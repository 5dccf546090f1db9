import type { Instant } from '@piaoqiao/domain'
import type { Actor } from '../../access/actor.ts'
import { bureauEntry, unitEntry } from '../../audit/audit-entries.ts'
import type { RegistryOrder } from '../../orders/order-ports.ts'
import { newOrder, orderLeaseMs } from '../../orders/use-cases/carry-out-orders.ts'
import type { OrderEnding } from '../../orders/use-cases/carry-out-orders.ts'
import { requireNoOrder } from '../../units/use-cases/order-change.ts'
import { enrolledLetter } from '../connection-mails.ts'
import type { Connection } from '../connection-ports.ts'
import { refuseConnection } from '../connection-refusals.ts'
import { trialQuotaPerMinute } from '../quota-steps.ts'
import {
  atNextStep,
  connectionInScope,
  heldConnection,
  pdf,
  platformEntry,
  requireStep,
  sendConnectionLetter,
  workingConnection,
} from './connections-parts.ts'
import type {
  AllTables,
  ConnectionsParts,
  ConnectionsTables,
  OwnConnection,
} from './connections-parts.ts'
import { requireProvenKey } from './joint-test-form.ts'
import { appIdOf, noticeOf } from './prepare-sandbox.ts'

/**
 * The unit says that the joint test succeeded.
 * @throws AccountsError `STEP_UNFIT`, `REPORT_INCOMPLETE`, `SIGNED_ALREADY`, `KEY_NOT_PROVEN`
 */
export async function signOffByUnit(
  { transact }: ConnectionsParts,
  actor: Actor,
  at: Instant,
): Promise<void> {
  await transact(async (tables) => {
    const own = await workingConnection(tables, actor)
    await requireReport(tables, own)
    const { connection, account } = own
    if (connection.facts.unitSignOff !== null) throw refuseConnection('SIGNED_ALREADY')
    await requireProvenKey(tables, account.unitId, 'production')
    await save(tables, connection, { unitSignOff: { userId: actor.userId, at } })
    const subject = ['unit', account.unitId] as const
    await tables.audit.append(unitEntry(actor.userId, 'connection.signed_by_unit', subject, at))
  })
}

/** @throws AccountsError `STEP_UNFIT`, `REPORT_INCOMPLETE` */
async function requireReport(tables: AllTables, { connection }: OwnConnection): Promise<void> {
  const { reportId } = connection.facts
  if (connection.step === 'testing') {
    const [latest] = await tables.reports.ofUnit(connection.unitId, null, 1)
    if (latest !== undefined && !latest.isComplete) {
      const count = latest.missing.reduce((sum, { missing }) => sum + missing.length, 0)
      throw refuseConnection('REPORT_INCOMPLETE', { details: { count: String(count) } })
    }
  }
  requireStep(connection, ['signing'])
  if (reportId === null) throw new Error('a connection is signed off on a report')
}

async function save(
  { connections }: AllTables,
  connection: Connection,
  facts: Partial<Connection['facts']>,
): Promise<void> {
  await connections.save({ ...connection, facts: { ...connection.facts, ...facts } })
}

/**
 * The centre says so, too: the unit is enrolled at the registry, with its allow-list and a low quota.
 * @throws AccountsError `NOT_FOUND`, `STEP_UNFIT`, `REPORT_INCOMPLETE`, `UNIT_SIGNS_FIRST`, `KEY_NOT_PROVEN`, `ORDER_WAITING`
 */
export async function signOffByCentre(
  parts: ConnectionsParts,
  actor: Actor,
  unitId: string,
  at: Instant,
): Promise<void> {
  const order = await parts.transact(async (tables) => {
    const own = await connectionInScope(tables, actor, unitId)
    await requireReport(tables, own)
    if (own.connection.facts.unitSignOff === null) throw refuseConnection('UNIT_SIGNS_FIRST')
    const enrolment = await orderEnrolment(tables, own, at)
    const centreSignOff = { userId: actor.userId, at }
    const signed = atNextStep(own.connection, 'enrolling', at, { centreSignOff, refusal: null })
    await tables.connections.save(signed)
    await tables.audit.append(
      bureauEntry(actor, 'connection.signed_by_centre', ['unit', unitId], at),
    )
    return enrolment
  })
  await parts.book.carryOut(order)
}

async function orderEnrolment(
  tables: AllTables,
  { connection, account }: OwnConnection,
  at: Instant,
): Promise<RegistryOrder> {
  const { unitId, creditCode, unitName } = account
  const { publicKey } = await requireProvenKey(tables, unitId, 'production')
  await requireNoOrder(tables, unitId)
  const { productionEndpoint } = connection.facts
  if (productionEndpoint === null) throw new Error('an accepted form names the production address')
  const order = newOrder({
    purpose: 'connection.enrol',
    subjectId: unitId,
    service: 'application.enrol',
    payload: {
      appId: appIdOf('sys', creditCode, unitId),
      kind: 'unit',
      partyId: creditCode,
      partyName: unitName,
      publicKey,
      addresses: productionEndpoint.addresses,
      quotaPerMinute: trialQuotaPerMinute,
    },
  })
  await tables.orders.add(order, at, at + orderLeaseMs)
  return order
}

/** What follows on the registry's answer to an enrolment. */
export function enrolEnding(
  parts: Pick<ConnectionsParts, 'registry' | 'publicUrl'>,
): OrderEnding<ConnectionsTables> {
  return async (tables, { subjectId, payload }, answer, at) => {
    const own = await heldConnection(tables, subjectId)
    if (own.connection.step !== 'enrolling') return
    if (answer.outcome === 'refused') return takeBack(tables, own, answer.code, at)
    const appId = String(payload['appId'])
    const moved = atNextStep(own.connection, 'trial', at, {
      production: { appId, ...parts.registry },
      enrolledAt: at,
      quotaPerMinute: trialQuotaPerMinute,
    })
    const secrets = { ...moved.secrets, productionAppKey: String(answer['appKey']) }
    const connection = { ...moved, secrets }
    await tables.connections.save(connection)
    await tables.audit.append(platformEntry('connection.enrolled', subjectId, at, { appId }))
    const notice = await noticeOf(tables, { ...own, connection }, at)
    const letter = enrolledLetter(own.account.unitName, parts.publicUrl)
    const attachments = [pdf('财政电子票据公共服务平台对接须知', notice)]
    await sendConnectionLetter(tables, own.account, letter, at, attachments)
  }
}

/** The registry would not have it: the centre looks at it and signs again. */
async function takeBack(
  tables: AllTables,
  { connection }: OwnConnection,
  code: string,
  at: Instant,
): Promise<void> {
  const back = atNextStep(connection, 'signing', at, { centreSignOff: null, refusal: code })
  await tables.connections.save(back)
  const details = { code }
  await tables.audit.append(
    platformEntry('connection.enrolment_refused', connection.unitId, at, details),
  )
}
