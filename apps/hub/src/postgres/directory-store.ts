import type { Pool } from 'pg'
import { inTransaction } from '@piaoqiao/service-kit'
import type { DirectoryState, DirectoryStore, ProvinceEntry } from '../ports.ts'

const attemptsMax = 3
/** Most provinces that a directory holds; the nation has fewer than half as many. */
export const provincesMax = 100

interface ProvinceRow {
  readonly code: string
  readonly name: string
  readonly base_url: string
  readonly public_keys: string[]
  readonly active: boolean
}

export function createDirectoryStore(pool: Pool): DirectoryStore {
  return {
    read: () => read(pool),
    put: (province, at) =>
      inTransaction(
        pool,
        async (client) => {
          const { rowCount } = await client.query(putProvince, [
            province.code,
            province.name,
            province.baseUrl,
            province.publicKeys,
            province.active,
          ])
          if (rowCount === 0) return
          await client.query('update directory_version set version = version + 1, issued_at = $1', [
            at,
          ])
        },
        { attemptsMax },
      ),
  }
}

const putProvince = `
  insert into provinces (code, name, base_url, public_keys, active) values ($1, $2, $3, $4, $5)
  on conflict (code) do update
  set name = excluded.name, base_url = excluded.base_url, public_keys = excluded.public_keys,
    active = excluded.active
  where (provinces.name, provinces.base_url, provinces.public_keys, provinces.active)
    is distinct from (excluded.name, excluded.base_url, excluded.public_keys, excluded.active)`

async function read(pool: Pool): Promise<DirectoryState> {
  // One statement, one snapshot: version and provinces belong together.
  const { rows } = await pool.query<{
    version: number
    issued_at: string
    provinces: ProvinceRow[]
  }>(
    `select version, issued_at, coalesce((
       select json_agg(p order by code) from (select * from provinces order by code limit $1) p
     ), '[]') as provinces
     from directory_version`,
    [provincesMax],
  )
  const [row] = rows
  if (row === undefined) throw new Error('the directory has a version from its migration on')
  return {
    version: row.version,
    issuedAt: Number(row.issued_at),
    provinces: row.provinces.map(provinceFromRow),
  }
}

function provinceFromRow(row: ProvinceRow): ProvinceEntry {
  return {
    code: row.code,
    name: row.name,
    baseUrl: row.base_url,
    publicKeys: row.public_keys,
    active: row.active,
  }
}
