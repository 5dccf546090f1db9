import { Type } from 'typebox'
import { amount, billCode, billNumber, checkCode, date, record, words } from '../../http/fields.ts'
import { route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { claimBill, claimUpload, presentedInQr } from '../use-cases/claim-bills.ts'
import type { PeopleParts } from '../use-cases/people-parts.ts'
import { actingOf, folderBillAnswer, folderBillView, ownerField } from './people-fields.ts'

const text = Type.String()
const person = { kind: 'person' } as const
const owner = record(ownerField)
const refusals = [
  'PROXY_RIGHT_LACKING',
  'REGISTRY_REFUSED',
  'PAYER_NAME_DIFFERS',
  'PROVINCE_UNREACHABLE',
]
const uploadBytesMax = 10 * 1024 * 1024
/** What people have: files of bills, photos, and archives of them. The bytes say what each is. */
const uploadTypes = [
  'application/xml',
  'text/xml',
  'application/ofd',
  'application/pdf',
  'application/zip',
  'application/octet-stream',
  'image/png',
  'image/jpeg',
]

/** Claiming bills that did not come by themselves (认领). */
export function claimRoutes(parts: PeopleParts): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: '/people/self/bills',
      title: '认领票据',
      purpose: 'Claims a bill by the five things that stand on its face.',
      access: person,
      query: owner,
      body: record({
        billCode,
        billNumber,
        checkCode,
        amount: amount('票据金额'),
        issuedOn: date('开票日期'),
      }),
      answer: folderBillAnswer,
      refusals,
      handle: async (request) => {
        const acting = actingOf(request, request.query.owner)
        return folderBillView(await claimBill(parts, acting, request.body, request.at))
      },
    }),
    route({
      method: 'POST',
      path: '/people/self/bills/qr',
      title: '扫码认领',
      purpose: 'Claims a bill by the text of its QR code.',
      access: person,
      query: owner,
      body: record({ text: words('二维码内容', 500) }),
      answer: folderBillAnswer,
      refusals: [...refusals, 'QR_UNREADABLE'],
      handle: async (request) => {
        const acting = actingOf(request, request.query.owner)
        const presented = presentedInQr(request.body.text)
        return folderBillView(await claimBill(parts, acting, presented, request.at))
      },
    }),
    uploadRoute(parts),
  ]
}

function uploadRoute(parts: PeopleParts): Route {
  return route({
    method: 'POST',
    path: '/people/self/bills/files',
    title: '上传认领',
    purpose: 'Claims the bills of a file: XML, OFD, PDF, a photo with the QR code, or a ZIP.',
    access: person,
    query: owner,
    upload: { bytesMax: uploadBytesMax, contentTypes: uploadTypes },
    answer: record({
      files: Type.Array(
        record({
          name: text,
          bill: Type.Union([folderBillAnswer, Type.Null()]),
          refused: Type.Union([record({ code: text, sentence: text }), Type.Null()]),
        }),
      ),
    }),
    refusals: [
      ...refusals,
      'FILE_UNREADABLE',
      'FILE_DIFFERS',
      'FILE_INFECTED',
      'SCANNER_UNAVAILABLE',
    ],
    handle: async (request) => {
      const acting = actingOf(request, request.query.owner)
      const given = { name: 'upload', bytes: request.body }
      const files = await claimUpload(parts, acting, given, request.at)
      return {
        files: files.map(({ name, bill, refused }) => ({
          name,
          bill: bill === null ? null : folderBillView(bill),
          refused,
        })),
      }
    },
  })
}
