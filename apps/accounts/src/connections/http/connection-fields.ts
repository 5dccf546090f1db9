import { Type } from 'typebox'
import type { TSchema } from 'typebox'
import { nextOf } from '../../http/answers.ts'
import { email, mobile, pageLimit, record, words } from '../../http/fields.ts'
import { environments } from '../connection-fields.ts'
import type { Environment } from '../connection-fields.ts'

export const applier = { kind: 'unit', roles: ['unit_apply'] } as const
export const reader = { kind: 'unit', roles: ['unit_apply', 'unit_read'] } as const

export const environment = Type.Unsafe<Environment>(
  Type.Enum([...environments], { title: '环境', description: 'test or production.' }),
)
export const endpoint = record({
  addresses: Type.Array(Type.String({ title: 'IP地址', minLength: 2, maxLength: 50 }), {
    minItems: 1,
    maxItems: 20,
  }),
  port: Type.Integer({ title: '端口', minimum: 1, maximum: 65_535 }),
})
export const jointTestBody = record({
  contact: record({ name: words('单位联系人', 40), mobile, email }),
  test: endpoint,
  production: endpoint,
  wantedTime: words('申请联调时间', 60),
})
/** For how many days slots are listed. */
export const slotDays = Type.Optional(Type.String({ title: '天数', pattern: '^[1-9][0-9]?$' }))
/** A moment that a slot begins at, ISO 8601 in UTC. */
export const slotMoment = Type.String({
  title: '开始时间',
  pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:00(\\.000)?Z$',
})

/** What is asked of a list: `after` (or `before`) an entry, and how many. */
export function pageOf({ after, limit }: { after?: string; limit?: string }) {
  return { after: after ?? null, before: after ?? null, limit: pageLimit(limit) }
}

/** A page of a list, with the cursor of the next one; null at the end. */
export function pageAnswer<Item extends TSchema>(item: Item) {
  return record({ items: Type.Array(item), next: Type.Union([Type.String(), Type.Null()]) })
}

export function pageShown<Entry, Shown>(
  entries: readonly Entry[],
  limit: number,
  idOf: (entry: Entry) => string,
  show: (entry: Entry) => Shown,
): { readonly items: readonly Shown[]; readonly next: string | null } {
  return { items: entries.map(show), next: nextOf(entries, limit, idOf) }
}
