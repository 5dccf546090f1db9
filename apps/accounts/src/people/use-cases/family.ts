import type { Instant } from '@piaoqiao/domain'
import { isIdentityNumber } from '@piaoqiao/domain'
import { maskedName } from '../../personal-data/mask.ts'
import { newRecordId } from '../../record-id.ts'
import type { KernelTables } from '../../transact.ts'
import { proxyRights } from '../family-ports.ts'
import type { FamilyLink, ProxyRight } from '../family-ports.ts'
import { refusePeople } from '../people-refusals.ts'
import type { PeopleTables } from '../people-tables.ts'
import { isChildAccount } from '../person-ports.ts'
import { endChildAccount } from './child-account.ts'
import { personOf } from './manage-account.ts'
import type { PeopleParts } from './people-parts.ts'
import { sendCode, useCode } from './send-code.ts'
import { tellPerson } from './tell-person.ts'

type Tables = PeopleTables & KernelTables

/** Most people for whom one person acts or asks to act. */
export const familyMax = 20
const linksShownMax = 100

/** Another person as the one who wants to act for it names it. */
export interface NamedMember {
  readonly name: string
  readonly identityNumber: string
  readonly relation: string
}

/** A link as one of its two sides sees it. */
export interface FamilyView {
  readonly link: FamilyLink
  readonly side: 'proxy' | 'member'
  /** Whole: who consents has to know to whom. */
  readonly proxyName: string
}

/** Links in which the person is either side, newest first. */
export function listFamily(
  { transact }: Pick<PeopleParts, 'transact'>,
  personId: string,
): Promise<readonly FamilyView[]> {
  return transact(async ({ family, people }) => {
    const links = (await family.of(personId, linksShownMax)).toSorted((left, right) =>
      left.linkId < right.linkId ? 1 : -1,
    )
    const names = new Map<string, string>()
    for (const id of new Set(links.map(({ proxyId }) => proxyId))) {
      names.set(id, (await people.find(id))?.name ?? '')
    }
    return links.map((link) => ({
      link,
      side: link.proxyId === personId ? ('proxy' as const) : ('member' as const),
      proxyName: names.get(link.proxyId) ?? '',
    }))
  })
}

/**
 * Asks a person with an account to be allowed to act for it.
 * @throws AccountsError `IDENTITY_NUMBER_WRONG`, `MEMBER_UNKNOWN`, `LINK_EXISTS`, `LINKS_TOO_MANY`
 */
export async function askToAct(
  parts: PeopleParts,
  proxyId: string,
  member: NamedMember & { readonly rights: readonly ProxyRight[] },
  at: Instant,
): Promise<FamilyLink> {
  const number = member.identityNumber.toUpperCase()
  if (!isIdentityNumber(number)) throw refusePeople('IDENTITY_NUMBER_WRONG')
  const proxy = await personOf(parts, proxyId)
  return parts.transact(async (tables) => {
    const account = await tables.people.findByIdentity(number)
    // A child without a mobile cannot consent: its guardians declare.
    const isFit = account?.name === member.name && !isChildAccount(account)
    if (!isFit || account.personId === proxyId) throw refusePeople('MEMBER_UNKNOWN')
    const named = { ...member, identityNumber: number }
    const link = await addLink(tables, { proxyId, memberId: account.personId, ...named, at })
    const rights = member.rights.map((right) => proxyRights[right]).join('、')
    const text = `${maskedName(proxy.name)}申请为您代办：${rights}。请登录数字账户，核对后同意或拒绝。`
    await tellPerson(
      tables,
      account.personId,
      { kind: 'family.asked', text, link: `family/${link.linkId}` },
      at,
    )
    return link
  })
}

/** Enters a link that is asked for. @throws AccountsError `LINK_EXISTS`, `LINKS_TOO_MANY` */
export async function addLink(
  tables: Tables,
  given: NamedMember & {
    readonly proxyId: string
    readonly memberId: string | null
    readonly rights: readonly ProxyRight[]
    readonly at: Instant
  },
): Promise<FamilyLink> {
  const { proxyId, memberId, name, identityNumber, relation, rights, at } = given
  // Two requests of one person come one after the other.
  await tables.people.hold(proxyId)
  if ((await tables.family.live(proxyId, identityNumber)) !== null) {
    throw refusePeople('LINK_EXISTS')
  }
  const own = await tables.family.of(proxyId, linksShownMax)
  const live = own.filter((link) => link.proxyId === proxyId && isLive(link))
  if (live.length >= familyMax) throw refusePeople('LINKS_TOO_MANY')
  const link: FamilyLink = {
    linkId: newRecordId('K', at),
    proxyId,
    memberId,
    memberName: name,
    memberIdentityNumber: identityNumber,
    relation,
    rights: [...new Set(rights)],
    state: 'asked',
    askedAt: at,
    changedAt: at,
  }
  await tables.family.add(link)
  await auditLink(tables, link, { actorId: proxyId, action: 'family.asked', at })
  return link
}

/**
 * Sends the code with which the person consents to its own mobile.
 * @throws AccountsError `LINK_NOT_FOUND`, `LINK_STATE_UNFIT`, `CODE_TOO_SOON`, `CODES_SPENT`
 */
export async function sendConsentCode(
  parts: PeopleParts,
  memberId: string,
  linkId: string,
  at: Instant,
): Promise<void> {
  const { mobile } = await personOf(parts, memberId)
  await parts.transact(async (tables) => askedOf(tables, memberId, linkId))
  await sendCode(parts, 'person.family', mobile, at)
}

/**
 * Lets the other act from now on; the code came to the own mobile.
 * @throws AccountsError `LINK_NOT_FOUND`, `LINK_STATE_UNFIT`, `CODE_…`
 */
export async function consent(
  parts: PeopleParts,
  memberId: string,
  { linkId, code }: { readonly linkId: string; readonly code: string },
  at: Instant,
): Promise<FamilyLink> {
  const { mobile } = await personOf(parts, memberId)
  await parts.transact(async (tables) => askedOf(tables, memberId, linkId))
  await useCode(parts, { purpose: 'person.family', mobile, code, at })
  return answerLink(parts, memberId, { linkId, state: 'active', words: '已同意您代办' }, at)
}

/** @throws AccountsError `LINK_NOT_FOUND`, `LINK_STATE_UNFIT` */
export function decline(
  parts: PeopleParts,
  memberId: string,
  linkId: string,
  at: Instant,
): Promise<FamilyLink> {
  return answerLink(parts, memberId, { linkId, state: 'declined', words: '没有同意您代办' }, at)
}

function answerLink(
  parts: PeopleParts,
  memberId: string,
  given: {
    readonly linkId: string
    readonly state: 'active' | 'declined'
    readonly words: string
  },
  at: Instant,
): Promise<FamilyLink> {
  const { linkId, state, words } = given
  return parts.transact(async (tables) => {
    const link = { ...(await askedOf(tables, memberId, linkId)), state, changedAt: at }
    await tables.family.save(link)
    const action = state === 'active' ? 'family.consented' : 'family.declined'
    await auditLink(tables, link, { actorId: memberId, action, at })
    const text = `${maskedName(link.memberName)}${words}。`
    await tellPerson(tables, link.proxyId, { kind: action, text, link: `family/${linkId}` }, at)
    return link
  })
}

async function askedOf(
  { family }: Pick<Tables, 'family'>,
  memberId: string,
  linkId: string,
): Promise<FamilyLink> {
  const link = await family.hold(linkId)
  if (link === null || link.memberId !== memberId) throw refusePeople('LINK_NOT_FOUND')
  if (link.state !== 'asked') throw refusePeople('LINK_STATE_UNFIT')
  return link
}

/**
 * Ends a link, by either side and at any time. The account of a child for whom nobody acts any more is closed.
 * @throws AccountsError `LINK_NOT_FOUND`, `LINK_STATE_UNFIT`
 */
export function withdrawLink(
  parts: PeopleParts,
  personId: string,
  linkId: string,
  at: Instant,
): Promise<FamilyLink> {
  return parts.transact(async (tables) => {
    const held = await tables.family.hold(linkId)
    const sides = [held?.proxyId, held?.memberId]
    if (held === null || !sides.includes(personId)) throw refusePeople('LINK_NOT_FOUND')
    if (!isLive(held)) throw refusePeople('LINK_STATE_UNFIT')
    const link: FamilyLink = { ...held, state: 'withdrawn', changedAt: at }
    await tables.family.save(link)
    await auditLink(tables, link, { actorId: personId, action: 'family.withdrawn', at })
    const other = sides.find((side) => side !== personId && side !== null)
    if (other !== undefined && other !== null) {
      const text = '一项家人代办关系已解除。'
      await tellPerson(tables, other, { kind: 'family.withdrawn', text, link: 'family' }, at)
    }
    if (link.memberId !== null) await endChildAccount(tables, link.memberId, at)
    return link
  })
}

function isLive({ state }: FamilyLink): boolean {
  return state === 'asked' || state === 'active'
}

/** An entry for each side, so that either finds it among its own. */
export async function auditLink(
  { audit }: Pick<KernelTables, 'audit'>,
  { linkId, proxyId, memberId }: FamilyLink,
  act: { readonly actorId: string; readonly action: string; readonly at: Instant },
): Promise<void> {
  for (const subjectId of [proxyId, memberId]) {
    if (subjectId === null) continue
    await audit.append({
      ...act,
      actorKind: 'person',
      subjectKind: 'person',
      subjectId,
      details: { linkId },
    })
  }
}
