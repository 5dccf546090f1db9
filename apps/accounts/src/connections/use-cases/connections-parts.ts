import type { Instant } from '@piaoqiao/domain'
import type { CryptoModule } from '@piaoqiao/gm-crypto'
import type { Logger } from '@piaoqiao/service-kit'
import type { Actor } from '../../access/actor.ts'
import { unitEntry } from '../../audit/audit-entries.ts'
import type { AuditEntry } from '../../audit/audit.ts'
import type { Letter } from '../../mail/letter.ts'
import type { Attachment } from '../../mail/outgoing-messages.ts'
import { refuseHttp } from '../../office-refusals.ts'
import type { KernelTables, Transact } from '../../transact.ts'
import type { UnitAccount } from '../../units/units-ports.ts'
import type { UnitsParts, UnitsTables } from '../../units/use-cases/units-parts.ts'
import type {
  AllottedApplication,
  Bookings,
  Connection,
  ConnectionApplications,
  ConnectionFacts,
  Connections,
  JointTestForms,
  KeptReports,
  UnitKeyRing,
} from '../connection-ports.ts'
import { refuseConnection } from '../connection-refusals.ts'
import { connectionSteps, mayLeadTo } from '../connection-steps.ts'
import type { ConnectionStep } from '../connection-steps.ts'
import type { Sandbox } from '../sandbox-port.ts'

/** The tables of connections, beside those of units. */
export interface ConnectionsTables extends UnitsTables {
  readonly connectionApplications: ConnectionApplications
  readonly connections: Connections
  readonly keyRing: UnitKeyRing
  readonly forms: JointTestForms
  readonly bookings: Bookings
  readonly reports: KeptReports
}
export type AllTables = ConnectionsTables & KernelTables

/** What the use cases of connections are made with. */
export interface ConnectionsParts extends Omit<UnitsParts, 'transact'> {
  readonly transact: Transact<ConnectionsTables>
  /** Null where the office has none: sandbox steps wait then. */
  readonly sandbox: Sandbox | null
  readonly crypto: CryptoModule
  /** The office's own key in `crypto`. */
  readonly keyName: string
  /** The registry, as units by system reach it; their appId is added. */
  readonly registry: Omit<AllottedApplication, 'appId'>
  /** The interface guide as one archive. */
  readonly guide: () => Promise<Uint8Array>
  /** Whether production allow-lists may name internal addresses, as where finance runs a network of its own. */
  readonly allowsInternalAddresses: boolean
  readonly clock: () => Instant
  readonly logger: Logger
}

/** A connection with the account it belongs to. */
export interface OwnConnection {
  readonly connection: Connection
  readonly account: UnitAccount
}

/** The connection of a unit, locked. @throws AccountsError `NOT_FOUND` */
export async function heldConnection(
  { connections, accounts }: AllTables,
  unitId: string,
): Promise<OwnConnection> {
  const connection = await connections.hold(unitId)
  const account = await accounts.find(unitId)
  if (connection === null || account === null) throw refuseHttp('NOT_FOUND')
  return { connection, account }
}

/** As `heldConnection`, of a unit that works. @throws AccountsError `NOT_FOUND`, `CONNECTION_SUSPENDED` */
export async function workingConnection(
  tables: AllTables,
  { organisationId }: Actor,
): Promise<OwnConnection> {
  const own = await heldConnection(tables, organisationId)
  if (own.account.state !== 'open') throw refuseConnection('CONNECTION_SUSPENDED')
  return own
}

/** As `heldConnection`, of a unit that the bureau looks after. @throws AccountsError `NOT_FOUND` */
export async function connectionInScope(
  tables: AllTables,
  { organisationId }: Actor,
  unitId: string,
): Promise<OwnConnection> {
  const own = await heldConnection(tables, unitId)
  const scope = await tables.bureaus.scopeOf(organisationId)
  if (!scope.includes(own.connection.bureauId)) throw refuseHttp('NOT_FOUND')
  return own
}

/** @throws AccountsError `STEP_UNFIT` */
export function requireStep(
  { step }: Connection,
  allowed: readonly ConnectionStep[] | ReadonlySet<ConnectionStep>,
): void {
  if (new Set(allowed).has(step)) return
  throw refuseConnection('STEP_UNFIT', { details: { step: connectionSteps[step].name } })
}

/** The connection one step on, with what became known by it. @throws AccountsError `STEP_UNFIT` */
export function atNextStep(
  connection: Connection,
  step: ConnectionStep,
  at: Instant,
  facts: Partial<ConnectionFacts> = {},
): Connection {
  if (!mayLeadTo(connection.step, step)) requireStep(connection, [])
  return { ...connection, step, stepSince: at, facts: { ...connection.facts, ...facts } }
}

export async function sendConnectionLetter(
  { messages }: Pick<KernelTables, 'messages'>,
  { data }: Pick<UnitAccount, 'data'>,
  { template, subject, text }: Letter,
  at: Instant,
  attachments: readonly Attachment[] = [],
): Promise<void> {
  await messages.mail(template, { to: data.handler.email, subject, text, attachments }, at)
}

export function platformEntry(
  action: string,
  unitId: string,
  at: Instant,
  details: AuditEntry['details'] = {},
): AuditEntry {
  const entry = unitEntry('PLATFORM', action, ['unit', unitId], at, details)
  return { ...entry, actorKind: 'platform' }
}

export function pdf(name: string, bytes: Uint8Array): Attachment {
  return { name: `${name}.pdf`, contentType: 'application/pdf', bytes }
}
