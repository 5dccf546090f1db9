import type { Instant } from '@piaoqiao/domain'
import type { Actor } from '../../access/actor.ts'
import { bureauEntry, unitEntry } from '../../audit/audit-entries.ts'
import type { OrderEnding } from '../../orders/use-cases/carry-out-orders.ts'
import { refuseUnit } from '../../units/unit-refusals.ts'
import { unitStateNames } from '../../units/unit-states.ts'
import type { UnitAccount } from '../../units/units-ports.ts'
import { requireNoLocks } from '../../units/use-cases/held-locks.ts'
import { requireNoOrder } from '../../units/use-cases/order-change.ts'
import { endAccess } from '../../units/use-cases/unit-state.ts'
import type { Endpoint, Environment } from '../connection-fields.ts'
import { standingLetter } from '../connection-mails.ts'
import { testableSteps } from '../connection-steps.ts'
import { SandboxUnreachable } from '../sandbox-port.ts'
import {
  atNextStep,
  connectionInScope,
  heldConnection,
  platformEntry,
  requireStep,
  sendConnectionLetter,
  workingConnection,
} from './connections-parts.ts'
import type { AllTables, ConnectionsParts, ConnectionsTables } from './connections-parts.ts'
import { requireAddresses } from './joint-test-form.ts'
import { orderChange } from './order-connection.ts'
import { askSandbox } from './reveal-secrets.ts'

export interface StandingStep {
  readonly actor: Actor
  readonly unitId: string
  readonly reason: string
}

/**
 * Suspends a unit by system: its messages are refused, in the sandbox too.
 * @throws AccountsError `NOT_FOUND`, `UNIT_STATE_UNFIT`, `ORDER_WAITING`
 */
export function suspendConnection(parts: ConnectionsParts, step: StandingStep, at: Instant) {
  return changeState(parts, step, { from: 'open', to: 'suspended', event: '暂停' }, at)
}

/** Lets it work again. @throws as `suspendConnection` */
export function resumeConnection(parts: ConnectionsParts, step: StandingStep, at: Instant) {
  return changeState(parts, step, { from: 'suspended', to: 'open', event: '恢复' }, at)
}

interface StateChange {
  readonly from: 'open' | 'suspended'
  readonly to: 'open' | 'suspended'
  readonly event: string
}

async function changeState(
  parts: ConnectionsParts,
  { actor, unitId, reason }: StandingStep,
  { from, to, event }: StateChange,
  at: Instant,
): Promise<void> {
  const state = to === 'open' ? 'active' : 'suspended'
  const purpose = to === 'open' ? 'connection.resume' : 'connection.suspend'
  const { order, sandboxAppId } = await parts.transact(async (tables) => {
    const { connection, account } = await connectionInScope(tables, actor, unitId)
    if (account.state !== from) throw stateUnfit(account)
    await requireNoOrder(tables, unitId)
    const stateReason = to === 'open' ? null : reason
    await tables.accounts.save({ ...account, state: to, stateReason })
    await tables.audit.append(bureauEntry(actor, purpose, ['unit', unitId], at, { reason }))
    const letter = standingLetter(account.unitName, event, reason)
    await sendConnectionLetter(tables, account, letter, at)
    return {
      order: await orderChange(tables, connection, { purpose, state }, at),
      sandboxAppId: connection.facts.sandbox?.appId ?? null,
    }
  })
  if (order !== null) await parts.book.carryOut(order)
  await tellSandbox(parts, sandboxAppId, (sandbox, appId) => sandbox.change(appId, { state }))
}

function stateUnfit({ state }: UnitAccount) {
  return refuseUnit('UNIT_STATE_UNFIT', { details: { state: unitStateNames[state] } })
}

/** No money moves in the sandbox: where it is silent, the act stands all the same, and the log says so. */
async function tellSandbox(
  { sandbox, logger }: ConnectionsParts,
  appId: string | null,
  tell: (sandbox: NonNullable<ConnectionsParts['sandbox']>, appId: string) => Promise<unknown>,
): Promise<void> {
  if (sandbox === null || appId === null) return
  try {
    await tell(sandbox, appId)
  } catch (error) {
    if (!(error instanceof SandboxUnreachable)) throw error
    logger.warn('sandbox.unanswered', { appId }, error)
  }
}

/**
 * Ends the connection, for the unit that asked for it or by the centre. What the unit holds locked has to be ended first;
 * afterwards it can apply anew.
 * @throws AccountsError `UNIT_HOLDS_LOCKS`, `STEP_UNFIT`, `ORDER_WAITING`, `PROVINCE_UNREACHABLE`
 */
export async function endConnection(
  parts: ConnectionsParts,
  { actor, unitId, reason }: StandingStep,
  by: 'unit' | 'bureau',
  at: Instant,
): Promise<void> {
  const find = (tables: AllTables) =>
    by === 'unit' ? workingConnection(tables, actor) : connectionInScope(tables, actor, unitId)
  const asked = await parts.transact(find)
  const { production } = asked.connection.facts
  if (production !== null) await requireNoLocks(parts, asked.account.creditCode)
  const { order, sandboxAppId } = await parts.transact(async (tables) => {
    const { connection, account } = await find(tables)
    await requireNoOrder(tables, unitId)
    const closed = atNextStep(connection, 'closed', at)
    const secrets = { testAppKey: null, productionAppKey: null, sandboxToken: null }
    await tables.connections.save({ ...closed, secrets })
    await tables.accounts.save({ ...account, state: 'closed', stateReason: reason })
    const letter = standingLetter(account.unitName, '退出', reason)
    await sendConnectionLetter(tables, account, letter, at)
    await endAccess(tables, unitId)
    await tables.audit.append(endEntry({ actor, unitId, reason }, by, at))
    const change = { purpose: 'connection.close', state: 'closed' }
    return {
      order: await orderChange(tables, connection, change, at),
      sandboxAppId: connection.facts.sandbox?.appId ?? null,
    }
  })
  if (order !== null) await parts.book.carryOut(order)
  await tellSandbox(parts, sandboxAppId, (sandbox, appId) => sandbox.remove(appId))
}

function endEntry({ actor, unitId, reason }: StandingStep, by: 'unit' | 'bureau', at: Instant) {
  const subject = ['unit', unitId] as const
  return by === 'unit'
    ? unitEntry(actor.userId, 'connection.closed', subject, at, { reason })
    : bureauEntry(actor, 'connection.closed', subject, at, { reason })
}

/**
 * Replaces the allow-list of an environment, after the joint-test form was accepted.
 * @throws AccountsError `ADDRESS_MALFORMED`, `ADDRESS_INTERNAL`, `ADDRESS_RANGE_WIDE`, `STEP_UNFIT`, `ORDER_WAITING`, `SANDBOX_UNREACHABLE`
 */
export async function changeAddresses(
  parts: ConnectionsParts,
  actor: Actor,
  { environment, endpoint }: { readonly environment: Environment; readonly endpoint: Endpoint },
  at: Instant,
): Promise<void> {
  requireAddresses(parts, environment, endpoint)
  const { addresses } = endpoint
  const asked = await parts.transact((tables) => workingConnection(tables, actor))
  requireStep(asked.connection, testableSteps)
  if (environment === 'test') {
    const appId = asked.connection.facts.sandbox?.appId ?? ''
    await askSandbox(parts, (sandbox) => sandbox.change(appId, { addresses }))
  }
  const order = await parts.transact(async (tables) => {
    const { connection, account } = await workingConnection(tables, actor)
    const changed =
      environment === 'test' ? { testEndpoint: endpoint } : { productionEndpoint: endpoint }
    await tables.connections.save({ ...connection, facts: { ...connection.facts, ...changed } })
    const subject = ['unit', account.unitId] as const
    const details = { environment, addresses: addresses.join(' ') }
    await tables.audit.append(
      unitEntry(actor.userId, 'connection.addresses_changed', subject, at, details),
    )
    if (environment === 'test') return null
    return orderChange(tables, connection, { purpose: 'connection.addresses', addresses }, at)
  })
  if (order !== null) await parts.book.carryOut(order)
}

/** Notes how many of a thousand messages of a unit were faulty; the quota follows it. @throws AccountsError `NOT_FOUND` */
export async function noteFaults(
  { transact }: ConnectionsParts,
  actor: Actor,
  { unitId, faultsPerMille }: { readonly unitId: string; readonly faultsPerMille: number },
  at: Instant,
): Promise<void> {
  await transact(async (tables) => {
    const { connection } = await connectionInScope(tables, actor, unitId)
    requireStep(connection, ['live'])
    const facts = { ...connection.facts, faultsPerMille }
    await tables.connections.save({ ...connection, facts })
    const subject = ['unit', unitId] as const
    await tables.audit.append(
      bureauEntry(actor, 'connection.faults_noted', subject, at, { faultsPerMille }),
    )
  })
}

/** What follows on the registry's answers to changes of connections. */
export const changeEndings: Readonly<Record<string, OrderEnding<ConnectionsTables>>> = {
  'connection.quota': async (tables, order, answer, at) => {
    const { connection } = await heldConnection(tables, order.subjectId)
    if (answer.outcome === 'done') {
      const quotaPerMinute = Number(order.payload['quotaPerMinute'])
      const facts = { ...connection.facts, quotaPerMinute }
      await tables.connections.save({ ...connection, facts })
    }
    await noteAnswer(tables, order, answer, at)
  },
  'connection.suspend': noteAnswer,
  'connection.resume': noteAnswer,
  'connection.close': noteAnswer,
  'connection.key': noteAnswer,
  'connection.addresses': noteAnswer,
}

async function noteAnswer(
  ...[tables, { purpose, subjectId }, { outcome, code }, at]: Parameters<
    OrderEnding<ConnectionsTables>
  >
): Promise<void> {
  const action = outcome === 'done' ? `${purpose}_done` : 'connection.order_refused'
  await tables.audit.append(platformEntry(action, subjectId, at, { code }))
}
