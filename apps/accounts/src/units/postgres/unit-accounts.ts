import type { PersonalData } from '../../personal-data/personal-data.ts'
import type { Queryable } from '../../postgres/queryable.ts'
import type { UnitData } from '../unit-fields.ts'
import type { UnitKeys } from '../unit-user-ports.ts'
import { namePairs, searchedName } from '../name-pairs.ts'
import type { HostedUnit, NamedAccount, UnitAccount, UnitAccounts } from '../units-ports.ts'

interface AccountRow {
  readonly unit_id: string
  readonly credit_code: string
  readonly unit_name: string
  readonly kind: string
  readonly state: string
  readonly bureau_id: string
  readonly sealed_data: Buffer
  readonly created_at: string
  readonly opened_at: string | null
  readonly state_reason: string | null
}

const dataPlace = (unitId: string) => `unit_accounts.data:${unitId}`
const privateKeyPlace = (unitId: string) => `unit_keys.private_key:${unitId}`
const appKeyPlace = (unitId: string) => `unit_keys.app_key:${unitId}`

export function createUnitAccounts(client: Queryable, personalData: PersonalData): UnitAccounts {
  const first = async (sql: string, values: unknown[]): Promise<UnitAccount | null> => {
    const { rows } = await client.query<AccountRow>(sql, values)
    return rows[0] === undefined ? null : accountFrom(rows[0], personalData)
  }
  return {
    find: (unitId) => first('select * from unit_accounts where unit_id = $1', [unitId]),
    hold: (unitId) => first('select * from unit_accounts where unit_id = $1 for update', [unitId]),
    findByCredit: (creditCode, kind) =>
      first(
        `select * from unit_accounts
         where credit_code = $1 and state <> 'closed' and ($2::text is null or kind = $2)
         order by kind limit 1`,
        [creditCode, kind ?? null],
      ),
    hosted: (unitId) => hostedUnit(client, personalData, unitId),
    openNamed: (text, page) => openNamed(client, text, page),
    async openByHand(behind, limit) {
      const { rows } = await client.query<{ unit_id: string }>(
        `select unit_id from unit_accounts
         where kind = 'by_hand' and state = 'open' and ($1::text is null or unit_id > $1)
         order by unit_id limit $2`,
        [behind, limit],
      )
      return rows.map((row) => row.unit_id)
    },
    async add(account) {
      await client.query(
        `insert into unit_accounts (unit_id, credit_code, kind, created_at, unit_name, state,
           bureau_id, sealed_data, opened_at, state_reason, name_pairs)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [
          account.unitId,
          account.creditCode,
          account.kind,
          account.createdAt,
          ...changing(account, personalData),
        ],
      )
    },
    async save(account) {
      await client.query(
        `update unit_accounts set unit_name = $2, state = $3, bureau_id = $4, sealed_data = $5,
           opened_at = $6, state_reason = $7, name_pairs = $8
         where unit_id = $1`,
        [account.unitId, ...changing(account, personalData)],
      )
    },
  }
}

function changing(account: UnitAccount, personalData: PersonalData): readonly unknown[] {
  return [
    account.unitName,
    account.state,
    account.bureauId,
    personalData.seal(dataPlace(account.unitId), JSON.stringify(account.data)),
    account.openedAt,
    account.stateReason,
    namePairs(account.unitName),
  ]
}

/** The account that a credit code stands for is the one that `findByCredit` finds. */
async function openNamed(
  client: Queryable,
  text: string,
  { behind, limit }: { readonly behind: string | null; readonly limit: number },
): Promise<readonly NamedAccount[]> {
  const { rows } = await client.query<Pick<AccountRow, 'unit_id' | 'credit_code' | 'unit_name'>>(
    `select unit_id, credit_code, unit_name from unit_accounts a
     where state = 'open' and name_pairs @> $1
       and position($2 in lower(regexp_replace(unit_name, '\\s', '', 'g'))) > 0
       and ($3::text is null or unit_id > $3)
       and (kind = 'by_hand' or not exists (
         select 1 from unit_accounts h
         where h.credit_code = a.credit_code and h.kind = 'by_hand' and h.state <> 'closed'))
     order by unit_id limit $4`,
    [namePairs(text), searchedName(text), behind, limit],
  )
  return rows.map(({ unit_id: unitId, credit_code: creditCode, unit_name: unitName }) => ({
    unitId,
    creditCode,
    unitName,
  }))
}

export function accountFrom(row: AccountRow, personalData: PersonalData): UnitAccount {
  const data = personalData.open(dataPlace(row.unit_id), row.sealed_data)
  return {
    unitId: row.unit_id,
    creditCode: row.credit_code,
    unitName: row.unit_name,
    kind: row.kind as UnitAccount['kind'],
    state: row.state as UnitAccount['state'],
    bureauId: row.bureau_id,
    data: JSON.parse(data) as UnitData,
    createdAt: Number(row.created_at),
    openedAt: row.opened_at === null ? null : Number(row.opened_at),
    stateReason: row.state_reason,
  }
}

async function hostedUnit(
  client: Queryable,
  personalData: PersonalData,
  unitId: string,
): Promise<HostedUnit | null> {
  const { rows } = await client.query<{
    credit_code: string
    unit_name: string
    app_id: string
    sealed_private_key: Buffer
    sealed_app_key: Buffer
  }>(
    `select credit_code, unit_name, app_id, sealed_private_key, sealed_app_key
     from unit_keys join unit_accounts using (unit_id)
     where unit_id = $1 and kind = 'by_hand' and state = 'open' and sealed_app_key is not null`,
    [unitId],
  )
  const [row] = rows
  if (row === undefined) return null
  return {
    unitId,
    creditCode: row.credit_code,
    unitName: row.unit_name,
    application: {
      appId: row.app_id,
      appKey: Buffer.from(personalData.open(appKeyPlace(unitId), row.sealed_app_key), 'hex'),
      privateKeyPem: personalData.open(privateKeyPlace(unitId), row.sealed_private_key),
    },
  }
}

export function createUnitKeys(client: Queryable, personalData: PersonalData): UnitKeys {
  return {
    async add(unitId, appId, privateKeyPem) {
      await client.query(
        'insert into unit_keys (unit_id, app_id, sealed_private_key) values ($1, $2, $3)',
        [unitId, appId, personalData.seal(privateKeyPlace(unitId), privateKeyPem)],
      )
    },
    async appIdOf(unitId) {
      const { rows } = await client.query<{ app_id: string }>(
        'select app_id from unit_keys where unit_id = $1',
        [unitId],
      )
      return rows[0]?.app_id ?? null
    },
    async countOfCredit(creditCode) {
      const { rows } = await client.query<{ count: number }>(
        `select count(*)::integer as count from unit_accounts
         where credit_code = $1 and kind = 'by_hand'`,
        [creditCode],
      )
      return rows[0]?.count ?? 0
    },
    async keepAppKey(unitId, appKey) {
      await client.query('update unit_keys set sealed_app_key = $2 where unit_id = $1', [
        unitId,
        personalData.seal(appKeyPlace(unitId), appKey),
      ])
    },
  }
}
