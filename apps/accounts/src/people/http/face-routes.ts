import { Type } from 'typebox'
import { record } from '../../http/fields.ts'
import type { Route } from '../../http/route.ts'
import { route } from '../../http/route.ts'
import { drawBillFace, drawBillPdf } from '../use-cases/bill-face.ts'
import type { PeopleParts } from '../use-cases/people-parts.ts'
import { actingOf, billIdOf, billPath, ownerField } from './people-fields.ts'

const path = '/people/self/bills/:billCode/:billNumber'
const person = { kind: 'person' } as const
const page = Type.Optional(Type.String({ title: '页', pattern: '^[1-9][0-9]?$' }))
const refusals = [
  'PROXY_RIGHT_LACKING',
  'BILL_NOT_IN_FOLDER',
  'REGISTRY_REFUSED',
  'PROVINCE_UNREACHABLE',
  'FACE_NOT_DRAWN',
]

/** The face of a bill as people see it. */
export function faceRoutes(parts: PeopleParts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: `${path}/face.svg`,
      title: '票据版面图片',
      purpose:
        'A page of the face as SVG, drawn from the registered file, without seals: those stand in the OFD of the issuer.',
      access: person,
      params: billPath,
      query: record({ ...ownerField, page }),
      answer: 'file',
      refusals,
      handle: async (request) => {
        const { query, params } = request
        const acting = actingOf(request, query.owner)
        const asked = { billId: billIdOf(params), page: Number(query.page ?? 1) }
        const { svg } = await drawBillFace(parts, acting, asked)
        const name = `${params.billCode}_${params.billNumber}_${asked.page}.svg`
        return { bytes: new TextEncoder().encode(svg), contentType: 'image/svg+xml', name }
      },
    }),
    route({
      method: 'GET',
      path: `${path}/file.pdf`,
      title: '下载票据PDF',
      purpose: 'The face as PDF with the registered XML attached, without seals.',
      access: person,
      params: billPath,
      query: record(ownerField),
      answer: 'file',
      refusals,
      handle: async (request) => {
        const { billCode, billNumber } = request.params
        const acting = actingOf(request, request.query.owner)
        const bytes = await drawBillPdf(parts, acting, billIdOf(request.params))
        return { bytes, contentType: 'application/pdf', name: `${billCode}_${billNumber}.pdf` }
      },
    }),
  ]
}
