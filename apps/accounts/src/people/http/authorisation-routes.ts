import type { Purpose } from '@piaoqiao/domain'
import { fenFromYuan, purposes } from '@piaoqiao/domain'
import { Type } from 'typebox'
import { nextOf } from '../../http/answers.ts'
import {
  amount,
  creditCode,
  date,
  pageLimit,
  pageQuery,
  provinceCode,
  record,
  recordId,
  words,
} from '../../http/fields.ts'
import { refuseHttp } from '../../office-refusals.ts'
import { route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { refusePeople } from '../people-refusals.ts'
import { requireRight } from '../use-cases/act-for-family.ts'
import { grantAuthorisations, revokeAuthorisation } from '../use-cases/authorise.ts'
import type { NamedUnit } from '../use-cases/authorise.ts'
import type { PeopleParts } from '../use-cases/people-parts.ts'
import {
  actingOf,
  authorisationAnswer,
  authorisationView,
  billIdOf,
  billPath,
  ownerField,
  requestIdField,
} from './people-fields.ts'

const person = { kind: 'person' } as const
const owner = record(ownerField)
const textOrNull = Type.Union([Type.String(), Type.Null()])
/** Most bills of one act. */
export const authorisedBillsMax = 200

/** Letting units use bills, and taking that back. */
export function authorisationRoutes(parts: PeopleParts): readonly Route[] {
  return [grantRoute(parts), listRoute(parts), revokeRoute(parts)]
}

function grantRoute(parts: PeopleParts): Route {
  return route({
    method: 'POST',
    path: '/people/self/authorisations',
    title: '授信',
    purpose:
      'Lets a unit use bills for a purpose, until a day, up to an amount. One answer for each bill.',
    access: person,
    query: owner,
    body: record({
      requestId: requestIdField,
      unitId: creditCode,
      unitName: Type.Optional(words('单位名称', 100)),
      unitProvince: Type.Optional(provinceCode),
      purpose: Type.Unsafe<Purpose>({ type: 'string', title: '用途', enum: Object.keys(purposes) }),
      validUntil: date('有效期至'),
      amountMax: Type.Optional(amount('最高金额')),
      bills: Type.Array(billPath, { title: '票据', minItems: 1, maxItems: authorisedBillsMax }),
    }),
    answer: record({ authorisations: Type.Array(authorisationAnswer) }),
    refusals: ['PROXY_RIGHT_LACKING', 'UNIT_UNKNOWN', 'BILL_NOT_IN_FOLDER', 'REQUEST_ID_REUSED'],
    handle: async (request) => {
      const { body } = request
      const granted = await grantAuthorisations(
        parts,
        actingOf(request, request.query.owner),
        {
          requestId: body.requestId,
          unit: await namedUnit(parts, body),
          purpose: body.purpose,
          validUntil: body.validUntil,
          amountMax: body.amountMax === undefined ? null : fenFromYuan(body.amountMax),
          billIds: body.bills.map(billIdOf),
          caseId: null,
        },
        request.at,
      )
      return { authorisations: granted.map(authorisationView) }
    },
  })
}

/** A unit of this province by its code alone; one of another province by name and province too. */
async function namedUnit(
  { province, unitName }: PeopleParts,
  given: { readonly unitId: string; readonly unitName?: string; readonly unitProvince?: string },
): Promise<NamedUnit> {
  const { unitId, unitName: name, unitProvince = province } = given
  const known = unitProvince === province ? await unitName(unitId) : null
  if (known !== null) return { unitId, unitName: known, unitProvince }
  if (name === undefined || given.unitProvince === undefined) throw refusePeople('UNIT_UNKNOWN')
  return { unitId, unitName: name, unitProvince }
}

function listRoute({ transact, ...parts }: PeopleParts): Route {
  return route({
    method: 'GET',
    path: '/people/self/authorisations',
    title: '我的授权',
    purpose: 'Authorisations, newest first, as the registry answered them.',
    access: person,
    query: record({ ...pageQuery, ...ownerField }),
    answer: record({ authorisations: Type.Array(authorisationAnswer), next: textOrNull }),
    refusals: ['PROXY_RIGHT_LACKING'],
    handle: async (request) => {
      const { after, limit, owner: given } = request.query
      const acting = actingOf(request, given)
      await requireRight({ transact, ...parts }, acting, 'see')
      const rowsMax = pageLimit(limit)
      const rows = await transact(({ authorisations }) =>
        authorisations.list(acting.ownerId, { after: cursorFrom(after), limit: rowsMax }),
      )
      const next = nextOf(rows, rowsMax, ({ createdAt, rowId }) => `${createdAt}_${rowId}`)
      return { authorisations: rows.map(authorisationView), next }
    },
  })
}

function cursorFrom(after: string | undefined) {
  if (after === undefined) return null
  const [, createdAt, rowId] = /^(\d{1,15})_(R-[0-9A-Z]{25})$/.exec(after) ?? []
  if (createdAt === undefined || rowId === undefined) {
    throw refuseHttp('REQUEST_MALFORMED', { details: { path: '/after' } })
  }
  return { createdAt: Number(createdAt), rowId }
}

function revokeRoute(parts: PeopleParts): Route {
  return route({
    method: 'POST',
    path: '/people/self/authorisations/:id/revocation',
    title: '撤销授权',
    purpose: 'Takes an authorisation back, unless a lock rests on it.',
    access: person,
    params: record({ id: recordId }),
    query: owner,
    body: record({ requestId: requestIdField }),
    answer: authorisationAnswer,
    refusals: [
      'PROXY_RIGHT_LACKING',
      'AUTHORISATION_NOT_FOUND',
      'AUTHORISATION_NOT_REVOCABLE',
      'REQUEST_ID_REUSED',
    ],
    handle: async (request) => {
      const acting = actingOf(request, request.query.owner)
      const asked = { rowId: request.params.id, requestId: request.body.requestId }
      return authorisationView(await revokeAuthorisation(parts, acting, asked, request.at))
    },
  })
}
