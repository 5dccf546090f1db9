import type { Instant } from '@piaoqiao/domain'
import { isCreditCode } from '@piaoqiao/domain'
import { GmCryptoError, importSm2PublicKey } from '@piaoqiao/gm-crypto'
import { addressListOf, AddressMalformed } from '@piaoqiao/service-kit'
import type { Actor } from '../../access/actor.ts'
import { bureauEntry } from '../../audit/audit-entries.ts'
import { refuseHttp } from '../../office-refusals.ts'
import { newOrder, orderLeaseMs } from '../../orders/use-cases/carry-out-orders.ts'
import type { OrderEnding } from '../../orders/use-cases/carry-out-orders.ts'
import { newRecordId } from '../../record-id.ts'
import { refuseBureau } from '../bureau-refusals.ts'
import type { BureauIssuer, IssuerFilter } from '../issuer-ports.ts'
import type { AllBureausTables, BureausParts, BureausTables } from './bureaus-parts.ts'

export interface NewIssuer {
  readonly partyId: string
  readonly partyName: string
  /** PEM. */
  readonly publicKey: string
  readonly addresses: readonly string[]
}

/** What a bureau changes of an issuer. */
export interface IssuerChange {
  readonly state?: 'active' | 'suspended' | 'closed'
  readonly addresses?: readonly string[]
  /** Accepted beside the old one for an overlap. */
  readonly publicKey?: string
}

export interface IssuerStep {
  readonly actor: Actor
  readonly issuerId: string
}

/** Issuers of a bureau and of those below, oldest first. */
export function listIssuers(
  { transact }: BureausParts,
  { organisationId }: Actor,
  asked: Omit<IssuerFilter, 'bureauIds'> & {
    readonly after: string | null
    readonly limit: number
  },
): Promise<readonly BureauIssuer[]> {
  const { text, state, after, limit } = asked
  return transact(async ({ bureaus, issuers }) => {
    const bureauIds = await bureaus.scopeOf(organisationId)
    return issuers.list({ bureauIds, text, state }, after, limit)
  })
}

/** @throws AccountsError `NOT_FOUND` */
export function readIssuer({ transact }: BureausParts, step: IssuerStep): Promise<BureauIssuer> {
  return transact((tables) => inScope(tables, step))
}

/**
 * Registers an issuing unit and enrols it at the registry, at once or as soon as it answers.
 * @throws AccountsError `CREDIT_CODE_WRONG`, `PUBLIC_KEY_WRONG`, `ADDRESS_WRONG`, `ISSUER_EXISTS`
 */
export async function enrolIssuer(
  parts: BureausParts,
  actor: Actor,
  given: NewIssuer,
  at: Instant,
): Promise<BureauIssuer> {
  if (!isCreditCode(given.partyId)) throw refuseBureau('CREDIT_CODE_WRONG')
  requireFit(given)
  const issuerId = newRecordId('I', at)
  const order = await parts.transact(async (tables) => {
    const { partyId, partyName, publicKey, addresses } = given
    if ((await tables.issuers.findByParty(partyId)) !== null) throw refuseBureau('ISSUER_EXISTS')
    const earlier = await tables.issuers.countOfParty(partyId)
    const appId = `issuer-${partyId.toLowerCase()}${earlier === 0 ? '' : `-${earlier + 1}`}`
    const bureauId = actor.organisationId
    const issuer = { ...given, issuerId, appId, bureauId, createdAt: at, code: null }
    await tables.issuers.add({ ...issuer, state: 'enrolling', isKeyWaiting: false })
    const subject = ['issuer', issuerId] as const
    await tables.audit.append(bureauEntry(actor, 'issuer.enrolled', subject, at, { partyId }))
    const enrolled = newOrder({
      purpose: 'issuer.enrol',
      subjectId: issuerId,
      service: 'application.enrol',
      payload: { appId, kind: 'issuer', partyId, partyName, publicKey, addresses },
    })
    await tables.orders.add(enrolled, at, at + orderLeaseMs)
    return enrolled
  })
  await parts.book.carryOut(order)
  return parts.transact((tables) => inScope(tables, { actor, issuerId }))
}

/** @throws AccountsError `PUBLIC_KEY_WRONG`, `ADDRESS_WRONG` */
function requireFit({ publicKey, addresses }: IssuerChange): void {
  try {
    if (publicKey !== undefined) importSm2PublicKey(publicKey)
    if (addresses !== undefined) addressListOf(addresses)
  } catch (error) {
    if (error instanceof GmCryptoError) throw refuseBureau('PUBLIC_KEY_WRONG')
    if (error instanceof AddressMalformed) throw refuseBureau('ADDRESS_WRONG')
    throw error
  }
}

/** @throws AccountsError `NOT_FOUND` */
async function inScope(
  { issuers, bureaus }: AllBureausTables,
  { actor, issuerId }: IssuerStep,
): Promise<BureauIssuer> {
  const issuer = await issuers.hold(issuerId)
  const scope = await bureaus.scopeOf(actor.organisationId)
  if (issuer === null || !scope.includes(issuer.bureauId)) throw refuseHttp('NOT_FOUND')
  return issuer
}

/**
 * Changes an issuer at the registry; the register follows its answer.
 * @throws AccountsError `NOT_FOUND`, `ISSUER_STATE_UNFIT`, `ORDER_WAITING`, `PUBLIC_KEY_WRONG`, `ADDRESS_WRONG`
 */
export async function changeIssuer(
  parts: BureausParts,
  step: IssuerStep & { readonly change: IssuerChange; readonly reason: string },
  at: Instant,
): Promise<BureauIssuer> {
  const { change, reason, actor, issuerId } = step
  requireFit(change)
  const order = await parts.transact(async (tables) => {
    const { state, appId } = await inScope(tables, step)
    if (state !== 'active' && state !== 'suspended') throw refuseBureau('ISSUER_STATE_UNFIT')
    if (await tables.orders.isWaiting(issuerId)) throw refuseBureau('ORDER_WAITING')
    const details = { reason, changed: Object.keys(change).join(' ') }
    const subject = ['issuer', issuerId] as const
    await tables.audit.append(bureauEntry(actor, 'issuer.changed', subject, at, details))
    const payload = { appId, ...change }
    const service = 'application.change'
    const changed = newOrder({ purpose: 'issuer.change', subjectId: issuerId, service, payload })
    await tables.orders.add(changed, at, at + orderLeaseMs)
    return changed
  })
  await parts.book.carryOut(order)
  return parts.transact((tables) => inScope(tables, step))
}

/** Hands the application's key over, once. @throws AccountsError `NOT_FOUND`, `APP_KEY_GONE` */
export function takeIssuerKey(
  { transact }: BureausParts,
  step: IssuerStep,
  at: Instant,
): Promise<{ readonly appId: string; readonly appKey: string }> {
  return transact(async (tables) => {
    const { appId, issuerId } = await inScope(tables, step)
    const appKey = await tables.issuers.takeAppKey(issuerId)
    if (appKey === null) throw refuseBureau('APP_KEY_GONE')
    const subject = ['issuer', issuerId] as const
    await tables.audit.append(bureauEntry(step.actor, 'issuer.key_taken', subject, at))
    return { appId, appKey }
  })
}

/** What follows on the registry's answers about issuers. */
export const issuerEndings: Readonly<Record<string, OrderEnding<BureausTables>>> = {
  'issuer.enrol': async (tables, { subjectId }, { outcome, code, appKey }, at) => {
    const issuer = await heldIssuer(tables, subjectId)
    if (outcome === 'done') await tables.issuers.keepAppKey(subjectId, String(appKey))
    const state = outcome === 'done' ? 'active' : 'refused'
    await tables.issuers.save({ ...issuer, state, code: outcome === 'done' ? null : code })
    await noteAnswer(tables, subjectId, { outcome, code, at })
  },
  'issuer.change': async (tables, { subjectId, payload }, { outcome, code }, at) => {
    const issuer = await heldIssuer(tables, subjectId)
    const changed = outcome === 'done' ? (payload as IssuerChange) : {}
    await tables.issuers.save({ ...issuer, ...changed, code: outcome === 'done' ? null : code })
    await noteAnswer(tables, subjectId, { outcome, code, at })
  },
}

async function heldIssuer({ issuers }: AllBureausTables, issuerId: string): Promise<BureauIssuer> {
  const issuer = await issuers.hold(issuerId)
  if (issuer === null) throw new Error('an order is about an issuer')
  return issuer
}

async function noteAnswer(
  { audit }: AllBureausTables,
  issuerId: string,
  { outcome, code, at }: { outcome: string; code: string; at: Instant },
): Promise<void> {
  await audit.append({
    at,
    actorKind: 'platform',
    actorId: 'PLATFORM',
    action: `issuer.order_${outcome}`,
    subjectKind: 'issuer',
    subjectId: issuerId,
    details: { code },
  })
}
