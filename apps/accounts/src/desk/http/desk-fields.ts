import { purposes, yuanFromFen } from '@piaoqiao/domain'
import { Type } from 'typebox'
import type { TSchema } from 'typebox'
import type { Role } from '../../access/roles.ts'
import { isoOrNull } from '../../http/answers.ts'
import { billCode, billNumber, record } from '../../http/fields.ts'
import { holderOf } from '../../http/route.ts'
import type { RouteRequest } from '../../http/route.ts'
import type { SeenBill } from '../bill-ports.ts'
import { duplicateKinds } from '../sheet-ports.ts'
import type { Duplicate } from '../sheet-ports.ts'
import type { DeskUser } from '../use-cases/desk-parts.ts'

/** Who may look at the desk, and who may act at it. */
export const seeing = { kind: 'unit', roles: ['unit_read', 'unit_reimburse'] } as const satisfies {
  readonly kind: 'unit'
  readonly roles: readonly Role[]
}
export const acting = { kind: 'unit', roles: ['unit_reimburse'] } as const satisfies {
  readonly kind: 'unit'
  readonly roles: readonly Role[]
}

export function deskUserOf(
  request: Pick<RouteRequest<unknown, unknown, unknown>, 'holder'>,
): DeskUser {
  const { organisationId: unitId, subjectId: userId } = holderOf(request)
  return { unitId, userId }
}

const text = Type.String()

export function orNull<Schema extends TSchema>(schema: Schema) {
  return Type.Union([schema, Type.Null()])
}

export const textOrNull = orNull(text)

/** One page of a list: `next` goes into `after` of the next request, and is null behind the last page. */
export function pageOf<Schema extends TSchema>(item: Schema) {
  return record({ items: Type.Array(item), next: textOrNull })
}

export const objection = record({ code: text, sentence: text, next: text })

export const duplicateAnswer = orNull(
  record({
    kind: Type.Unsafe<Duplicate['kind']>({ type: 'string', enum: Object.keys(duplicateKinds) }),
    name: text,
    of: Type.String({ description: 'A row of the same file, or a day.' }),
  }),
)

export function duplicateView(duplicate: Duplicate | null) {
  return duplicate === null ? null : { ...duplicate, name: duplicateKinds[duplicate.kind] }
}

export const billAnswer = record({
  billCode,
  billNumber,
  billName: text,
  issuerId: text,
  issuerName: text,
  issuedOn: text,
  amount: text,
  reimbursable: text,
  balance: text,
  standing: text,
  form: text,
  reimbursement: text,
  state: text,
  sentence: text,
  nextServices: Type.Array(text),
  lockExpiresAt: textOrNull,
  redBill: orNull(record({ billCode, billNumber })),
})

/** A bill as pages show it: amounts in yuan, moments in ISO 8601. */
export function billShown({
  faceFen,
  reimbursableFen,
  balanceFen,
  sequence: _,
  lockExpiresAt,
  ...rest
}: SeenBill) {
  return {
    ...rest,
    amount: yuanFromFen(faceFen),
    reimbursable: yuanFromFen(reimbursableFen),
    balance: yuanFromFen(balanceFen),
    lockExpiresAt: isoOrNull(lockExpiresAt),
  }
}

export const purposeQuery = Type.Unsafe<keyof typeof purposes>({
  type: 'string',
  title: '用途',
  enum: Object.keys(purposes),
})
export const formatQuery = Type.Unsafe<'xlsx' | 'csv'>({
  type: 'string',
  title: '格式',
  enum: ['xlsx', 'csv'],
})
