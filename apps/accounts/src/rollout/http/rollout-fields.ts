import { Type } from 'typebox'
import { textOrNull } from '../../http/answers.ts'
import { date, recordId, words } from '../../http/fields.ts'
import { partyNames } from '../parties.ts'
import { problemRoles } from '../use-cases/tell-about-problem.ts'

/** Every user of a bureau reads. */
export const seeing = { kind: 'bureau' } as const
/** Who changes institutions, duties and announcements. */
export const planning = { kind: 'bureau', roles: ['bureau_system', 'bureau_review'] } as const
/** Who marks duties, notes activities and works on problems. */
export const working = { kind: 'bureau', roles: problemRoles } as const

export const next = textOrNull('下一页')
export const bureauQuery = {
  bureauId: Type.Optional(
    Type.String({
      title: '财政部门编号',
      description: 'The own bureau, unless one below it is named.',
      pattern: '^B-[0-9]{6}(-C)?$',
    }),
  ),
}
export const version = Type.Integer({
  title: '版本',
  description: 'As last read; whoever changed it meanwhile is not overwritten.',
  minimum: 1,
  maximum: 1_000_000_000,
})
export const reason = words('原因', 150)
export const titleField = words('标题', 100)
export const party = Type.Enum(partyNames, { title: '责任方' })
export const noteOrNull = Type.Union([words('说明', 500), Type.Null()], { title: '说明' })
export const dateOrNull = (title: string) => Type.Union([date(title), Type.Null()], { title })
export const idOrNull = (title: string) => Type.Union([recordId, Type.Null()], { title })
export const numberField = (title: string) => Type.Integer({ title })

/** A cursor of a day and an id: `2025-08-29_RD-…`. */
export const dayCursor = Type.Optional(
  Type.String({ title: '游标', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}_[0-9A-Z-]{1,60}$' }),
)
/** A cursor of a moment and an id: `1756400000000_AN-…`. */
export const momentCursor = Type.Optional(
  Type.String({ title: '游标', pattern: '^[0-9]{1,16}_[0-9A-Z-]{1,60}$' }),
)

/** The two parts of a cursor; null for the first page. */
export function cursorParts(
  cursor: string | undefined,
): { readonly first: string; readonly id: string } | null {
  if (cursor === undefined) return null
  const [first = '', id = ''] = cursor.split('_')
  return { first, id }
}
