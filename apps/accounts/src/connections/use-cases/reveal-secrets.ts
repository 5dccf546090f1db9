import type { Instant } from '@piaoqiao/domain'
import type { Actor } from '../../access/actor.ts'
import { unitEntry } from '../../audit/audit-entries.ts'
import type { Environment } from '../connection-fields.ts'
import type { AllottedApplication } from '../connection-ports.ts'
import { refuseConnection } from '../connection-refusals.ts'
import { SandboxUnreachable } from '../sandbox-port.ts'
import type { Sandbox } from '../sandbox-port.ts'
import { workingConnection } from './connections-parts.ts'
import type { ConnectionsParts } from './connections-parts.ts'

/** Everything that a system needs to send messages beside its own key. */
export interface RevealedSecrets extends AllottedApplication {
  /** 单位数字账户ID. */
  readonly accountId: string
  readonly appKey: string
  /** For the control interface of the sandbox; null in production. */
  readonly accessToken: string | null
}

/**
 * Shows the secrets of an environment, once: the appKey is forgotten in the same transaction.
 * @throws AccountsError `SECRET_NOT_THERE`, `CONNECTION_SUSPENDED`
 */
export function revealSecrets(
  { transact }: ConnectionsParts,
  actor: Actor,
  environment: Environment,
  at: Instant,
): Promise<RevealedSecrets> {
  return transact(async (tables) => {
    const { connection, account } = await workingConnection(tables, actor)
    const { facts, secrets } = connection
    const isTest = environment === 'test'
    const application = isTest ? facts.sandbox : facts.production
    const appKey = isTest ? secrets.testAppKey : secrets.productionAppKey
    if (application === null || appKey === null) throw refuseConnection('SECRET_NOT_THERE')
    const forgotten = isTest ? { testAppKey: null } : { productionAppKey: null }
    await tables.connections.save({ ...connection, secrets: { ...secrets, ...forgotten } })
    const subject = ['unit', account.unitId] as const
    const details = { environment, appId: application.appId }
    await tables.audit.append(
      unitEntry(actor.userId, 'connection.secret_revealed', subject, at, details),
    )
    const accessToken = isTest ? secrets.sandboxToken : null
    return { ...application, accountId: account.unitId, appKey, accessToken }
  })
}

/**
 * Draws another appKey for the sandbox; the one before is refused from then on.
 * @throws AccountsError `STEP_UNFIT`, `SANDBOX_UNREACHABLE`, `CONNECTION_SUSPENDED`
 */
export async function renewTestKey(
  parts: ConnectionsParts,
  actor: Actor,
  at: Instant,
): Promise<void> {
  const { connection } = await parts.transact((tables) => workingConnection(tables, actor))
  const appId = connection.facts.sandbox?.appId
  if (appId === undefined) throw refuseConnection('SECRET_NOT_THERE')
  const { appKey } = await askSandbox(parts, (sandbox) =>
    sandbox.change(appId, { newAppKey: true }),
  )
  if (appKey === undefined) throw refuseConnection('SANDBOX_UNREACHABLE')
  await parts.transact(async (tables) => {
    const own = await workingConnection(tables, actor)
    const secrets = { ...own.connection.secrets, testAppKey: appKey }
    await tables.connections.save({ ...own.connection, secrets })
    const subject = ['unit', own.account.unitId] as const
    await tables.audit.append(unitEntry(actor.userId, 'connection.secret_renewed', subject, at))
  })
}

/** @throws AccountsError `SANDBOX_UNREACHABLE` */
export async function askSandbox<Answer>(
  { sandbox }: Pick<ConnectionsParts, 'sandbox'>,
  ask: (sandbox: Sandbox) => Promise<Answer>,
): Promise<Answer> {
  if (sandbox === null) throw refuseConnection('SANDBOX_UNREACHABLE')
  try {
    return await ask(sandbox)
  } catch (error) {
    if (!(error instanceof SandboxUnreachable)) throw error
    throw refuseConnection('SANDBOX_UNREACHABLE')
  }
}
