import type { ProvinceCode } from '@piaoqiao/domain'
import type { Queryable } from '../../postgres/queryable.ts'
import type { Bureau, Bureaus } from '../bureau-ports.ts'

interface BureauRow {
  readonly bureau_id: string
  readonly name: string
  readonly kind: string
  readonly area_code: string
  readonly parent_id: string | null
}

/** The bureaus of a province; rows of others are not its business. */
export function createBureaus(client: Queryable, province: ProvinceCode): Bureaus {
  const read = async (where: string, values: readonly unknown[]): Promise<readonly Bureau[]> => {
    const { rows } = await client.query<BureauRow>(
      `select * from bureaus where area_code like $1 and ${where} order by bureau_id`,
      [`${province}%`, ...values],
    )
    return rows.map(bureauFrom)
  }
  const first = async (where: string, values: readonly unknown[]) =>
    (await read(where, values))[0] ?? null
  return {
    find: (bureauId) => first('bureau_id = $2', [bureauId]),
    async top(kind) {
      const bureau = await first('kind = $2', [kind])
      if (bureau === null) throw new Error(`the province has no ${kind} bureau`)
      return bureau
    },
    district: (areaCode) => first(`area_code = $2 and kind = 'district'`, [areaCode]),
    async scopeOf(bureauId) {
      const { rows } = await client.query<{ bureau_id: string }>(
        `with recursive scope as (
           select bureau_id from bureaus where bureau_id = $1
           union select bureaus.bureau_id from bureaus join scope on parent_id = scope.bureau_id)
         select bureau_id from scope`,
        [bureauId],
      )
      return rows.map((row) => row.bureau_id)
    },
    list: () => read('true', []),
    async add({ bureauId, name, kind, areaCode, parentId }) {
      await client.query(
        `insert into bureaus (bureau_id, name, kind, area_code, parent_id)
         values ($1, $2, $3, $4, $5)`,
        [bureauId, name, kind, areaCode, parentId],
      )
    },
  }
}

function bureauFrom(row: BureauRow): Bureau {
  return {
    bureauId: row.bureau_id,
    name: row.name,
    kind: row.kind as Bureau['kind'],
    areaCode: row.area_code,
    parentId: row.parent_id,
  }
}
