import { purposes } from '@piaoqiao/domain'
import { faultOf } from '@piaoqiao/protocol'
import { Type } from 'typebox'
import type { Static, TSchema } from 'typebox'
import { SandboxFault } from '../sandbox-fault.ts'
import { billKinds } from '../world/bill-kinds.ts'
import { stateNames } from '../world/bill-states.ts'
import { actNames } from '../world/world-actions.ts'

function oneOf<Name extends string>(names: readonly Name[]) {
  return Type.Unsafe<Name>({ type: 'string', enum: [...names] })
}

function record<Fields extends Record<string, TSchema>>(fields: Fields) {
  return Type.Object(fields, { additionalProperties: false })
}

const billCode = Type.String({ pattern: '^[0-9]{8}$' })
const billNumber = Type.String({ pattern: '^[0-9]{10}$' })
/** In yuan. Zero too: what may not be zero is refused by the rules. */
const amount = Type.String({ pattern: '^[0-9]{1,9}(\\.[0-9]{1,2})?$' })
const date = Type.String({ format: 'date' })
const moment = Type.String({
  pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{3})?Z$',
})
const seed = Type.Integer({ minimum: 0, maximum: 2_147_483_647 })
const kindNames = Object.keys(billKinds) as (keyof typeof billKinds)[]
const purposeNames = Object.keys(purposes) as (keyof typeof purposes)[]
const digits = Type.String({ pattern: '^[0-9]{1,15}$' })
/** Half a character and NUL are no text; neither a store nor a file takes them. */
const words = Type.String({
  minLength: 1,
  maxLength: 60,
  pattern: '^[^\\u0000-\\u001f\\uD800-\\uDFFF]*$',
})

export const resetBody = record({ seed: Type.Optional(seed) })

export const clockBody = Type.Union([
  record({ advanceDays: Type.Integer({ minimum: 1, maximum: 400 }) }),
  record({ advanceMinutes: Type.Integer({ minimum: 1, maximum: 600_000 }) }),
  record({ to: moment }),
])

export const issueBody = record({
  home: Type.Optional(oneOf(['own', 'other'])),
  kind: Type.Optional(oneOf(kindNames)),
  amount: Type.Optional(amount),
  fundPay: Type.Optional(amount),
  issuedOn: Type.Optional(date),
  checkCode: Type.Optional(Type.String({ pattern: '^[0-9a-z]{6}$' })),
  payerName: Type.Optional(words),
  payerCode: Type.Optional(Type.String({ pattern: '^[0-9A-Z]{15,18}$' })),
})

export const actBody = record({
  act: oneOf(actNames),
  billCode,
  billNumber,
  days: Type.Optional(Type.Integer({ minimum: 1, maximum: 180 })),
  amount: Type.Optional(amount),
  purpose: Type.Optional(oneOf(purposeNames)),
  validUntil: Type.Optional(date),
  amountMax: Type.Optional(amount),
})

export const emptyBody = record({})

export const billsQuery = record({
  state: Type.Optional(oneOf(Object.values(stateNames))),
  after: Type.Optional(Type.String({ pattern: '^[0-9]{18}$' })),
  limit: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,2}$' })),
})

export const messagesQuery = record({
  before: Type.Optional(digits),
  limit: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,2}$' })),
})

export const billParams = record({ billCode, billNumber })

export const messageParams = record({ number: digits })

/** A body, a query or a path that fits its schema. @throws SandboxFault `BODY_MALFORMED` */
export function read<Schema extends TSchema>(schema: Schema, value: unknown): Static<Schema> {
  if (faultOf(schema, value) !== null) throw new SandboxFault('BODY_MALFORMED')
  return value as Static<Schema>
}
