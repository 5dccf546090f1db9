import type { PersonalData } from '../../personal-data/personal-data.ts'
import type { Queryable } from '../../postgres/queryable.ts'
import type { BureauIssuer, BureauIssuers } from '../issuer-ports.ts'

interface IssuerRow {
  readonly issuer_id: string
  readonly app_id: string
  readonly party_id: string
  readonly party_name: string
  readonly bureau_id: string
  readonly addresses: string[]
  readonly public_key: string
  readonly state: string
  readonly created_at: string
  readonly code: string | null
  readonly sealed_app_key: Buffer | null
}

const place = (issuerId: string) => `bureau_issuers.app_key:${issuerId}`

export function createBureauIssuers(client: Queryable, personalData: PersonalData): BureauIssuers {
  const read = async (sql: string, values: unknown[]): Promise<readonly BureauIssuer[]> => {
    const { rows } = await client.query<IssuerRow>(sql, values)
    return rows.map(issuerFrom)
  }
  const first = async (sql: string, values: unknown[]) => (await read(sql, values))[0] ?? null
  return {
    async add(issuer) {
      await client.query(
        `insert into bureau_issuers (issuer_id, app_id, party_id, party_name, bureau_id, addresses,
           public_key, state, created_at, code)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          issuer.issuerId,
          issuer.appId,
          issuer.partyId,
          issuer.partyName,
          issuer.bureauId,
          issuer.addresses,
          issuer.publicKey,
          issuer.state,
          issuer.createdAt,
          issuer.code,
        ],
      )
    },
    hold: (issuerId) =>
      first('select * from bureau_issuers where issuer_id = $1 for update', [issuerId]),
    async save({ issuerId, addresses, publicKey, state, code }) {
      await client.query(
        `update bureau_issuers set addresses = $2, public_key = $3, state = $4, code = $5
         where issuer_id = $1`,
        [issuerId, addresses, publicKey, state, code],
      )
    },
    async findByParty(partyId) {
      await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `bureau issuer ${partyId}`,
      ])
      return first(
        `select * from bureau_issuers where party_id = $1 and state not in ('closed', 'refused')`,
        [partyId],
      )
    },
    async countOfParty(partyId) {
      const { rows } = await client.query<{ count: number }>(
        'select count(*)::integer as count from bureau_issuers where party_id = $1',
        [partyId],
      )
      return rows[0]?.count ?? 0
    },
    list: ({ bureauIds, text, state }, after, limit) =>
      read(
        `select * from bureau_issuers
         where bureau_id = any($1)
           and ($2::text is null or party_id = $2 or position($2 in party_name) > 0)
           and ($3::text is null or state = $3)
           and ($4::text is null or issuer_id > $4)
         order by issuer_id limit $5`,
        [bureauIds, text, state, after, limit],
      ),
    ...appKeys(client, personalData),
  }
}

function appKeys(
  client: Queryable,
  personalData: PersonalData,
): Pick<BureauIssuers, 'keepAppKey' | 'takeAppKey'> {
  const keep = (issuerId: string, sealed: Uint8Array | null) =>
    client.query('update bureau_issuers set sealed_app_key = $2 where issuer_id = $1', [
      issuerId,
      sealed,
    ])
  return {
    async keepAppKey(issuerId, appKey) {
      await keep(issuerId, personalData.seal(place(issuerId), appKey))
    },
    async takeAppKey(issuerId) {
      const { rows } = await client.query<{ sealed_app_key: Buffer | null }>(
        'select sealed_app_key from bureau_issuers where issuer_id = $1 for update',
        [issuerId],
      )
      const sealed = rows[0]?.sealed_app_key ?? null
      if (sealed === null) return null
      await keep(issuerId, null)
      return personalData.open(place(issuerId), sealed)
    },
  }
}

function issuerFrom(row: IssuerRow): BureauIssuer {
  return {
    issuerId: row.issuer_id,
    appId: row.app_id,
    partyId: row.party_id,
    partyName: row.party_name,
    bureauId: row.bureau_id,
    addresses: row.addresses,
    publicKey: row.public_key,
    state: row.state as BureauIssuer['state'],
    createdAt: Number(row.created_at),
    code: row.code,
    isKeyWaiting: row.sealed_app_key !== null,
  }
}
