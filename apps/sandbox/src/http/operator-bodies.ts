import { appIdPattern } from '@piaoqiao/protocol'
import { Type } from 'typebox'

const appId = Type.String({ pattern: appIdPattern })
const publicKey = Type.String({ minLength: 66, maxLength: 600 })
const addresses = Type.Union([
  Type.Array(Type.String({ maxLength: 50 }), { minItems: 1, maxItems: 50 }),
  Type.Null(),
])
const quotaPerMinute = Type.Integer({ minimum: 1, maximum: 6_000 })
const webhookUrl = Type.Union([Type.String({ maxLength: 500 }), Type.Null()])
const partyName = Type.String({
  minLength: 1,
  maxLength: 100,
  pattern: '^[^\\u0000-\\u001f\\uD800-\\uDFFF]*$',
})

export const enterBody = Type.Object(
  {
    appId,
    kind: Type.Optional(
      Type.Unsafe<'unit' | 'payer_portal'>({ type: 'string', enum: ['unit', 'payer_portal'] }),
    ),
    partyId: Type.String({ pattern: '^[0-9A-Z]{18}$' }),
    partyName,
    publicKey,
    addresses: Type.Optional(addresses),
    quotaPerMinute: Type.Optional(quotaPerMinute),
    webhookUrl: Type.Optional(webhookUrl),
  },
  { additionalProperties: false },
)

export const changeBody = Type.Object(
  {
    publicKey: Type.Optional(publicKey),
    addresses: Type.Optional(addresses),
    quotaPerMinute: Type.Optional(quotaPerMinute),
    webhookUrl: Type.Optional(webhookUrl),
    state: Type.Optional(
      Type.Unsafe<'active' | 'suspended'>({ type: 'string', enum: ['active', 'suspended'] }),
    ),
    newAppKey: Type.Optional(Type.Boolean()),
    newAccessToken: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)

export const applicationParams = Type.Object({ appId }, { additionalProperties: false })
