import type { Actor } from '../../access/actor.ts'
import { refuseHttp } from '../../office-refusals.ts'
import { refuseConnection } from '../connection-refusals.ts'
import type { SandboxAnswer, WorldRequest } from '../sandbox-port.ts'
import { heldConnection } from './connections-parts.ts'
import type { ConnectionsParts } from './connections-parts.ts'
import { askSandbox } from './reveal-secrets.ts'
import { sandboxToken } from './show-connection.ts'

/**
 * Asks the control interface of the unit's own world.
 * @throws AccountsError `SANDBOX_REFUSED` with its reason, `SANDBOX_UNREACHABLE`, `NOT_FOUND`
 */
export async function askWorld(
  parts: ConnectionsParts,
  actor: Actor,
  request: WorldRequest,
): Promise<unknown> {
  const token = await sandboxToken(parts, actor)
  const { status, body } = await askSandbox(parts, (sandbox) => sandbox.world(token, request))
  if (status >= 200 && status < 300) return body
  const { detail, next } = (body ?? {}) as { readonly detail?: unknown; readonly next?: unknown }
  if (typeof detail !== 'string') throw refuseConnection('SANDBOX_UNREACHABLE')
  const reason = detail + (typeof next === 'string' ? next : '')
  throw refuseConnection('SANDBOX_REFUSED', { details: { detail: reason } })
}

/**
 * Delivers a message that the unit sealed with its own keys. The office can read none of it, and only passes on what bears
 * the unit's own name.
 * @throws AccountsError `APP_ID_NOT_OWN`, `SANDBOX_UNREACHABLE`, `NOT_FOUND`
 */
export async function exchangeInSandbox(
  parts: ConnectionsParts,
  { organisationId }: Actor,
  given: { readonly service: string; readonly envelope: { readonly appId: string } },
): Promise<SandboxAnswer> {
  const { connection } = await parts.transact((tables) => heldConnection(tables, organisationId))
  const own = connection.facts.sandbox?.appId
  if (own === undefined) throw refuseHttp('NOT_FOUND')
  if (given.envelope.appId !== own) throw refuseConnection('APP_ID_NOT_OWN')
  return askSandbox(parts, (sandbox) => sandbox.exchange(given.service, given.envelope))
}
