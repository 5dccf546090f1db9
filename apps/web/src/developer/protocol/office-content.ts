import type { FieldTable } from './protocol-content.ts'

/** An endpoint of the account office in a list. */
export interface OfficeLine {
  readonly id: string
  readonly room: string
  readonly method: string
  readonly path: string
  readonly title: string
  readonly purpose?: string
}

/** Everything about an endpoint. */
export interface OfficeEndpoint extends OfficeLine {
  readonly access: string
  readonly parameters: FieldTable['rows']
  readonly body: readonly FieldTable[]
  readonly upload?: { readonly bytesMax: number; readonly contentTypes: readonly string[] }
  readonly answer: readonly FieldTable[] | 'file' | 'nothing'
  readonly refusals: readonly {
    readonly code: string
    readonly status: number
    readonly sentence: string
    readonly next: string
  }[]
  readonly curl: string
}

export const roomWords: Readonly<Record<string, string>> = {
  sessions: '登录',
  connections: '对接单位',
  announcements: '公告通知',
  units: '在线使用单位',
  desk: '单位业务',
  people: '个人',
  bureaus: '财政部门',
}

export async function loadOfficeLines(): Promise<readonly OfficeLine[]> {
  return (await import('../generated/office.json')).default
}

const rooms = import.meta.glob<{ readonly default: readonly OfficeEndpoint[] }>(
  '../generated/office/*.json',
)

/** Null where no endpoint has this id. */
export async function loadEndpoint(id: string): Promise<OfficeEndpoint | null> {
  const line = (await loadOfficeLines()).find((each) => each.id === id)
  const load = rooms[`../generated/office/${line?.room}.json`]
  if (load === undefined) return null
  return (await load()).default.find((each) => each.id === id) ?? null
}
