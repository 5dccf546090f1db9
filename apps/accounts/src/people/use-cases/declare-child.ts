import type { Instant } from '@piaoqiao/domain'
import { isIdentityNumber } from '@piaoqiao/domain'
import type { FamilyLink, ProxyRight } from '../family-ports.ts'
import { proxyRights } from '../family-ports.ts'
import { refusePeople } from '../people-refusals.ts'
import type { PeopleTables } from '../people-tables.ts'
import { isChildAccount } from '../person-ports.ts'
import { isMinor, openChildAccount } from './child-account.ts'
import { addLink, auditLink } from './family.ts'
import type { NamedMember } from './family.ts'
import { keepPaper } from './keep-paper.ts'
import { personOf } from './manage-account.ts'
import type { PeopleParts } from './people-parts.ts'
import { requireRealName } from './register-person.ts'

/** Most scans that stand behind one declaration. */
export const documentsMax = 5

const allRights = Object.keys(proxyRights) as readonly ProxyRight[]

/**
 * Begins the declaration of a guardian for a child without a mobile of its own; the scan and the declaration follow.
 * @throws AccountsError `IDENTITY_NUMBER_WRONG`, `MEMBER_TOO_OLD`, `REAL_NAME_MISMATCH`, `PERSON_HAS_ACCOUNT`, `LINK_EXISTS`,
 * `LINKS_TOO_MANY`
 */
export async function nameChild(
  parts: PeopleParts,
  guardianId: string,
  child: NamedMember,
  at: Instant,
): Promise<FamilyLink> {
  const identityNumber = child.identityNumber.toUpperCase()
  if (!isIdentityNumber(identityNumber)) throw refusePeople('IDENTITY_NUMBER_WRONG')
  if (!isMinor(identityNumber, at)) throw refusePeople('MEMBER_TOO_OLD')
  await personOf(parts, guardianId)
  await requireRealName(parts, child.name, identityNumber)
  return parts.transact(async (tables) => {
    const known = await tables.people.findByIdentity(identityNumber)
    if (known !== null && !isChildAccount(known)) throw refusePeople('PERSON_HAS_ACCOUNT')
    const named = { ...child, identityNumber, rights: allRights }
    return addLink(tables, { proxyId: guardianId, memberId: null, ...named, at })
  })
}

/**
 * Keeps a scan that shows the guardianship, such as a birth certificate.
 * @throws AccountsError `LINK_NOT_FOUND`, `LINK_STATE_UNFIT`, `DOCUMENTS_TOO_MANY`, and codes of uploads
 */
export async function keepDocument(
  parts: PeopleParts,
  guardianId: string,
  { linkId, bytes }: { readonly linkId: string; readonly bytes: Uint8Array },
  at: Instant,
): Promise<void> {
  await keepPaper(
    parts,
    { owner: documentsOf(linkId), name: '监护关系证明', bytes, at },
    {
      papersMax: documentsMax,
      hold: (tables) => namedOf(tables, guardianId, linkId),
      note: (tables, link) =>
        auditLink(tables, link, { actorId: guardianId, action: 'family.document_kept', at }),
    },
  )
}

/**
 * The guardian declares that it is one: the child gets an account that becomes active in this province, and its bills are
 * collected for the guardian to see.
 * @throws AccountsError `LINK_NOT_FOUND`, `LINK_STATE_UNFIT`, `LINK_DOCUMENT_MISSING`, `MEMBER_TOO_OLD`, `PERSON_HAS_ACCOUNT`
 */
export function declareChild(
  parts: PeopleParts,
  guardianId: string,
  linkId: string,
  at: Instant,
): Promise<FamilyLink> {
  return parts.transact(async (tables) => {
    const named = await namedOf(tables, guardianId, linkId)
    if (!isMinor(named.memberIdentityNumber, at)) throw refusePeople('MEMBER_TOO_OLD')
    const documents = await tables.files.ofOwner(documentsOf(linkId), 1)
    if (documents.length === 0) throw refusePeople('LINK_DOCUMENT_MISSING')
    const child = await openChildAccount(tables, parts, named, at)
    const link: FamilyLink = {
      ...named,
      memberId: child.personId,
      state: 'active',
      changedAt: at,
    }
    await tables.family.save(link)
    await auditLink(tables, link, { actorId: guardianId, action: 'family.declared', at })
    return link
  })
}

export function documentsOf(linkId: string): string {
  return `family:${linkId}`
}

async function namedOf(
  { family }: Pick<PeopleTables, 'family'>,
  guardianId: string,
  linkId: string,
): Promise<FamilyLink> {
  const link = await family.hold(linkId)
  if (link === null || link.proxyId !== guardianId) throw refusePeople('LINK_NOT_FOUND')
  if (link.state !== 'asked' || link.memberId !== null) throw refusePeople('LINK_STATE_UNFIT')
  return link
}
