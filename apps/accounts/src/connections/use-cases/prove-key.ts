import { randomBytes } from 'node:crypto'
import type { Instant } from '@piaoqiao/domain'
import { dayMs } from '@piaoqiao/domain'
import {
  exportSm2PublicKeyPem,
  GmCryptoError,
  importSm2PublicKey,
  sm2Verify,
  sm3Hex,
} from '@piaoqiao/gm-crypto'
import type { Sm2PublicKey } from '@piaoqiao/gm-crypto'
import type { Actor } from '../../access/actor.ts'
import { unitEntry } from '../../audit/audit-entries.ts'
import { refuseHttp } from '../../office-refusals.ts'
import type { RegistryOrder } from '../../orders/order-ports.ts'
import { newRecordId } from '../../record-id.ts'
import type { Environment } from '../connection-fields.ts'
import type { UnitKey } from '../connection-ports.ts'
import { refuseConnection } from '../connection-refusals.ts'
import { requireStep, workingConnection } from './connections-parts.ts'
import type { AllTables, ConnectionsParts } from './connections-parts.ts'
import { orderChange } from './order-connection.ts'
import { askSandbox } from './reveal-secrets.ts'

/** Both keys are accepted for so long after a newer one was proven, as at the registry. */
export const keyOverlapDays = 7
const challengeMs = 3_600_000
const challengeBytes = 32
const keysMax = 60

/**
 * Takes a public key of the unit and says what has to be signed with its private key.
 * @throws AccountsError `PUBLIC_KEY_MALFORMED`, `PUBLIC_KEY_USED`, `KEYS_TOO_MANY`, `STEP_UNFIT`
 */
export function proposeKey(
  { transact }: ConnectionsParts,
  actor: Actor,
  given: { readonly environment: Environment; readonly publicKey: string },
  at: Instant,
): Promise<UnitKey> {
  const publicKey = publicKeyIn(given.publicKey)
  return transact(async (tables) => {
    const { connection, account } = await workingConnection(tables, actor)
    if (connection.facts.sandbox === null) requireStep(connection, [])
    const { unitId } = account
    const known = await tables.keyRing.ofUnit(unitId, keysMax)
    const fingerprint = sm3Hex(publicKey.bytes)
    if (known.length >= keysMax) {
      throw refuseConnection('KEYS_TOO_MANY', { details: { most: String(keysMax) } })
    }
    const isUsed = known.some((key) => key.fingerprint === fingerprint && key.provenAt !== null)
    if (isUsed) throw refuseConnection('PUBLIC_KEY_USED')
    const { environment } = given
    const drawn = randomBytes(challengeBytes).toString('hex')
    const key: UnitKey = {
      keyId: newRecordId('K', at),
      unitId,
      environment,
      publicKey: exportSm2PublicKeyPem(publicKey),
      fingerprint,
      challenge: `piaoqiao-key-proof ${unitId} ${environment} ${fingerprint} ${drawn}`,
      challengeUntil: at + challengeMs,
      createdAt: at,
      provenAt: null,
      validUntil: null,
    }
    await tables.keyRing.add(key)
    const details = { environment, fingerprint }
    await tables.audit.append(
      unitEntry(actor.userId, 'connection.key_proposed', ['unit', unitId], at, details),
    )
    return key
  })
}

function publicKeyIn(text: string): Sm2PublicKey {
  try {
    return importSm2PublicKey(text)
  } catch (error) {
    if (error instanceof GmCryptoError) throw refuseConnection('PUBLIC_KEY_MALFORMED')
    throw error
  }
}

/**
 * Accepts a key whose challenge was signed with its private key, and hands it on to where messages are checked.
 * @param given signature: DER, base64
 * @throws AccountsError `NOT_FOUND`, `CHALLENGE_EXPIRED`, `CHALLENGE_SIGNATURE_WRONG`, `SANDBOX_UNREACHABLE`, `ORDER_WAITING`
 */
export async function proveKey(
  parts: ConnectionsParts,
  actor: Actor,
  given: { readonly keyId: string; readonly signature: string },
  at: Instant,
): Promise<UnitKey> {
  const { key, appId } = await parts.transact(async (tables) => {
    const { connection } = await workingConnection(tables, actor)
    const open = await openChallenge(tables, actor, given.keyId, at)
    return { key: open, appId: connection.facts.sandbox?.appId ?? '' }
  })
  const signature = Buffer.from(given.signature, 'base64')
  if (!sm2Verify(importSm2PublicKey(key.publicKey), Buffer.from(key.challenge), signature)) {
    throw refuseConnection('CHALLENGE_SIGNATURE_WRONG')
  }
  const { publicKey } = key
  if (key.environment === 'test') {
    await askSandbox(parts, (sandbox) => sandbox.change(appId, { publicKey }))
  }
  const { proven, order } = await parts.transact((tables) => accept(tables, actor, key, at))
  if (order !== null) await parts.book.carryOut(order)
  return proven
}

/** @throws AccountsError `NOT_FOUND` for keys of other units, too, `CHALLENGE_EXPIRED` */
async function openChallenge(
  { keyRing }: AllTables,
  { organisationId }: Actor,
  keyId: string,
  at: Instant,
): Promise<UnitKey> {
  const key = await keyRing.hold(keyId)
  if (key === null || key.unitId !== organisationId) throw refuseHttp('NOT_FOUND')
  if (key.provenAt !== null || at >= key.challengeUntil) throw refuseConnection('CHALLENGE_EXPIRED')
  return key
}

async function accept(
  tables: AllTables,
  actor: Actor,
  { keyId, environment }: UnitKey,
  at: Instant,
): Promise<{ readonly proven: UnitKey; readonly order: RegistryOrder | null }> {
  const { connection, account } = await workingConnection(tables, actor)
  const { unitId } = account
  const key = await openChallenge(tables, actor, keyId, at)
  const before = await tables.keyRing.present(unitId, environment)
  // The sandbox takes the key of an operator at once; only the message key.rotate overlaps there.
  const overlapMs = environment === 'production' ? keyOverlapDays * dayMs : 0
  if (before !== null) await tables.keyRing.save({ ...before, validUntil: at + overlapMs })
  const proven = { ...key, provenAt: at }
  await tables.keyRing.save(proven)
  const details = { environment, fingerprint: key.fingerprint }
  await tables.audit.append(
    unitEntry(actor.userId, 'connection.key_proven', ['unit', unitId], at, details),
  )
  const isEnrolled = environment === 'production' && connection.facts.production !== null
  const { publicKey } = key
  const order = isEnrolled
    ? await orderChange(tables, connection, { purpose: 'connection.key', publicKey }, at)
    : null
  return { proven, order }
}

/** The unit's keys, newest first. */
export function listKeys(
  { transact }: ConnectionsParts,
  { organisationId }: Actor,
): Promise<readonly UnitKey[]> {
  return transact(({ keyRing }) => keyRing.ofUnit(organisationId, keysMax))
}
