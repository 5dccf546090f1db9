import {
  apiPrefix,
  csrfHeader,
  describedRefusal,
  describedRoutes,
  roles,
  sessionCookie,
} from '@piaoqiao/accounts'
import type { Access, Route } from '@piaoqiao/accounts'
import { fieldTables, type FieldTable } from '../protocol-pages/field-tables.ts'
import { plainSchema, type PayloadSchema } from '../protocol-pages/payload-schema.ts'
import { boundWords } from './chinese-fields.ts'
import { chineseHeading, chineseType } from './chinese-bounds.ts'
import { officePurposes } from './office-purposes.ts'
import { placeholderOf } from './placeholder-value.ts'

/** The endpoints of the office: a line of each, and a file with everything about them for each room. */
export async function officePages(): Promise<ReadonlyMap<string, object>> {
  const routes = await describedRoutes()
  const rooms = Map.groupBy(routes, ({ path }) => roomOf(path))
  return new Map<string, object>([
    ['office.json', routes.map(line)],
    ...[...rooms].map(([room, own]): [string, object] => [`office/${room}.json`, own.map(page)]),
  ])
}

const roomOf = (path: string) => path.split('/')[1] ?? ''

/** Its name in addresses: `get-connections-self`. */
function idOf({ method, path }: Route): string {
  return `${method}${path}`
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/-$/, '')
}

function line(route: Route) {
  const { method, path, title } = route
  const purpose = officePurposes[`${method} ${path}`]
  return {
    id: idOf(route),
    room: roomOf(path),
    method,
    path: bracketed(path),
    title,
    ...(purpose !== undefined && { purpose }),
  }
}

const bracketed = (path: string) => path.replaceAll(/:(\w+)/g, '{$1}')

function page(route: Route) {
  const { access, params, query, body, upload, answer, refusals } = route
  return {
    ...line(route),
    access: accessWords(access),
    parameters: [...parametersOf(params, '路径'), ...parametersOf(query, '查询')],
    body: body === undefined ? [] : tablesOf(body),
    ...(upload !== undefined && { upload }),
    answer: typeof answer === 'string' ? answer : tablesOf(answer),
    refusals: [...new Set(refusals)].map((code) => refusalAt(route, code)),
    curl: curlOf(route),
  }
}

function refusalAt({ method, path }: Route, code: string) {
  const text = describedRefusal(path, code)
  if (text === null) throw new Error(`no words for ${code} of ${method} ${path}`)
  const { status, sentence, next } = text
  return { code, status, sentence, next }
}

function accessWords(access: Access): string {
  const audiences = { unit: '单位的用户', bureau: '财政部门的用户' } as const
  switch (access.kind) {
    case 'public':
      return '所有人，不需要登录'
    case 'person':
      return '个人账户'
    case 'session':
      return '已经开始登录的用户'
    default:
      return access.roles === undefined
        ? `任何${audiences[access.kind]}`
        : access.roles.map((role) => `${roles[role].name}（${role}）`).join('、')
  }
}

function tablesOf(schema: NonNullable<Route['body']>): ReturnType<typeof wordTables> {
  return wordTables(fieldTables(plainSchema(schema)))
}

function wordTables(tables: readonly FieldTable[]) {
  return tables
    .filter(({ rows }) => rows.length > 0)
    .map(({ heading, rows }) => ({ heading: chineseHeading(heading), rows: rows.map(wordRow) }))
}

function wordRow({ path, name, type, required, schema, meaning }: FieldTable['rows'][number]) {
  const isChinese = /\p{Script=Han}/u.test(meaning)
  return {
    path,
    name,
    type: schema.enum === undefined ? chineseType(type) : '文本',
    bounds: boundWords(schema, meaning),
    required,
    // Most of what the routes say of a field is English; its name says the same shorter.
    meaning: isChinese ? meaning : '',
  }
}

function parametersOf(schema: Route['params'], place: string) {
  if (schema === undefined) return []
  const [table] = fieldTables(plainSchema(schema))
  return (table?.rows ?? []).map((row) => ({ ...wordRow(row), meaning: `在${place}中` }))
}

function curlOf({ method, path, access, body, upload, answer, query }: Route): string {
  const isSignedIn = access.kind !== 'public'
  const needed = query === undefined ? [] : (plainSchema(query).required ?? [])
  const search = needed.length === 0 ? '' : `?${needed.map((name) => `${name}=…`).join('&')}`
  const lines = [
    `curl -X ${method} "$OFFICE${apiPrefix}${bracketed(path)}${search}"`,
    ...(isSignedIn ? [`-b "${sessionCookie}=$SESSION"`] : []),
    ...(isSignedIn && method !== 'GET' ? [`-H "${csrfHeader}: $CSRF"`] : []),
    ...(body === undefined ? [] : jsonLines(plainSchema(body))),
    ...(upload === undefined
      ? []
      : [`-H 'content-type: ${upload.contentTypes[0]}'`, '--data-binary @file']),
    ...(answer === 'file' ? ['-OJ'] : []),
  ]
  return lines.join(' \\\n  ')
}

function jsonLines(schema: PayloadSchema): readonly string[] {
  return ["-H 'content-type: application/json'", `-d '${JSON.stringify(placeholderOf(schema))}'`]
}
