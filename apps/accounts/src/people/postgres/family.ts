import type { Instant } from '@piaoqiao/domain'
import type { PersonalData } from '../../personal-data/personal-data.ts'
import type { Queryable } from '../../postgres/queryable.ts'
import type { FamilyLink, FamilyLinks, FamilyLinkState, ProxyRight } from '../family-ports.ts'

interface LinkRow {
  readonly link_id: string
  readonly proxy_id: string
  readonly member_id: string | null
  readonly sealed_member: Buffer
  readonly relation: string
  readonly rights: string[]
  readonly state: string
  readonly asked_at: string
  readonly changed_at: string
}

type Member = Pick<FamilyLink, 'memberName' | 'memberIdentityNumber'>

const place = (linkId: string): string => `family_links.member:${linkId}`

export function createFamilyLinks(client: Queryable, personalData: PersonalData): FamilyLinks {
  const hashOf = (identityNumber: string): Uint8Array =>
    personalData.keyedHash('family member', identityNumber.toUpperCase())
  const rowsOf = async (sql: string, values: unknown[]): Promise<readonly FamilyLink[]> =>
    (await client.query<LinkRow>(sql, values)).rows.map((row) => linkFrom(row, personalData))
  return {
    async add(link) {
      const { memberName, memberIdentityNumber } = link
      const member: Member = { memberName, memberIdentityNumber }
      await client.query(
        `insert into family_links (link_id, proxy_id, member_id, sealed_member, member_hash,
           relation, rights, state, asked_at, changed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          link.linkId,
          link.proxyId,
          link.memberId,
          personalData.seal(place(link.linkId), JSON.stringify(member)),
          hashOf(memberIdentityNumber),
          link.relation,
          link.rights,
          link.state,
          link.askedAt,
          link.changedAt,
        ],
      )
    },
    async hold(linkId) {
      const [row] = await rowsOf('select * from family_links where link_id = $1 for update', [
        linkId,
      ])
      return row ?? null
    },
    of: (personId, limit) =>
      rowsOf(
        `(select * from family_links where proxy_id = $1 order by link_id desc limit $2)
         union
         (select * from family_links where member_id = $1 order by link_id desc limit $2)`,
        [personId, limit],
      ),
    async live(proxyId, memberIdentityNumber) {
      const [row] = await rowsOf(
        `select * from family_links
         where proxy_id = $1 and member_hash = $2 and state in ('asked', 'active')`,
        [proxyId, hashOf(memberIdentityNumber)],
      )
      return row ?? null
    },
    async active(proxyId, memberId) {
      const [row] = await rowsOf(
        `select * from family_links where proxy_id = $1 and member_id = $2 and state = 'active'`,
        [proxyId, memberId],
      )
      return row ?? null
    },
    toForget: (before, limit) => linksToForget(client, before, limit),
    async forget(linkIds) {
      await client.query('delete from family_links where link_id = any($1)', [linkIds])
    },
    async save({ linkId, memberId, rights, state, changedAt }) {
      await client.query(
        `update family_links set member_id = $2, rights = $3, state = $4, changed_at = $5
         where link_id = $1`,
        [linkId, memberId, rights, state, changedAt],
      )
    },
  }
}

async function linksToForget(
  client: Queryable,
  before: Instant,
  limit: number,
): Promise<readonly string[]> {
  const ofSide = (side: 'proxy_id' | 'member_id') =>
    `select l.link_id from people p join family_links l on l.${side} = p.person_id
     where p.state = 'closed' and p.closed_at < $1 order by p.closed_at limit $2`
  const { rows } = await client.query<{ link_id: string }>(
    `(${ofSide('proxy_id')}) union (${ofSide('member_id')}) limit $2`,
    [before, limit],
  )
  return rows.map((row) => row.link_id)
}

function linkFrom(row: LinkRow, personalData: PersonalData): FamilyLink {
  const text = personalData.open(place(row.link_id), row.sealed_member)
  return {
    linkId: row.link_id,
    proxyId: row.proxy_id,
    memberId: row.member_id,
    ...(JSON.parse(text) as Member),
    relation: row.relation,
    rights: row.rights as ProxyRight[],
    state: row.state as FamilyLinkState,
    askedAt: Number(row.asked_at),
    changedAt: Number(row.changed_at),
  }
}
