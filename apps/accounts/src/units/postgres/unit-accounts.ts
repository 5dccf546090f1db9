import type { PersonalData } from '../../personal-data/personal-data.ts'
import type { Queryable } from '../../postgres/queryable.ts'
import type { UnitData } from '../unit-fields.ts'
import type { UnitKeys } from '../unit-user-ports.ts'
import type { UnitAccount, UnitAccounts } from '../units-ports.ts'

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
    hosted: (unitId) => hostedApplication(client, personalData, unitId),
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
           bureau_id, sealed_data, opened_at, state_reason)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
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
           opened_at = $6, state_reason = $7
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
  ]
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

async function hostedApplication(client: Queryable, personalData: PersonalData, unitId: string) {
  const { rows } = await client.query<{
    app_id: string
    sealed_private_key: Buffer
    sealed_app_key: Buffer
  }>(
    `select app_id, sealed_private_key, sealed_app_key
     from unit_keys join unit_accounts using (unit_id)
     where unit_id = $1 and kind = 'by_hand' and state = 'open' and sealed_app_key is not null`,
    [unitId],
  )
  const [row] = rows
  if (row === undefined) return null
  return {
    appId: row.app_id,
    appKey: Buffer.from(personalData.open(appKeyPlace(unitId), row.sealed_app_key), 'hex'),
    privateKeyPem: personalData.open(privateKeyPlace(unitId), row.sealed_private_key),
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
