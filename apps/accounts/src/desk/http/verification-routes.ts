import { Type } from 'typebox'
import { amount, billCode, billNumber, checkCode, date, record, words } from '../../http/fields.ts'
import { route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import type { FoundBill } from '../reading/reading-task.ts'
import { seenBillFrom } from '../seen-bill.ts'
import { itemOfQrText } from '../use-cases/item-of-qr-text.ts'
import { verifyBills } from '../use-cases/verify-bills.ts'
import type { VerifiedBill } from '../use-cases/verify-bills.ts'
import { verifyUploads } from '../use-cases/verify-uploads.ts'
import type { DeskUses } from './desk-uses.ts'
import {
  acting,
  billAnswer,
  billShown,
  deskUserOf,
  duplicateAnswer,
  duplicateView,
  objection,
  orNull,
  textOrNull,
} from './desk-fields.ts'

const elements = record({
  billCode,
  billNumber,
  checkCode,
  amount: Type.Optional(amount('票据金额')),
  issuedOn: Type.Optional(date('开票日期')),
})
const verifiedAnswer = record({
  billCode,
  billNumber,
  bill: orNull(billAnswer),
  refused: orNull(objection),
  duplicate: duplicateAnswer,
})

function verifiedView({ billCode: code, billNumber: number, answer, duplicate }: VerifiedBill) {
  const isFound = answer.outcome === 'found'
  return {
    billCode: code,
    billNumber: number,
    bill: isFound ? billShown(seenBillFrom(answer)) : null,
    refused: isFound ? null : { code: answer.code, sentence: answer.sentence, next: answer.next },
    duplicate: duplicateView(duplicate),
  }
}

/** Verification of single bills and of files. */
export function verificationRoutes(uses: DeskUses): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: '/desk/verifications',
      title: '查验一张票据',
      purpose:
        'Verifies a bill by its five elements at its registry, and says what this unit did with it before.',
      access: acting,
      body: elements,
      answer: verifiedAnswer,
      refusals: ['UNIT_NOT_OPEN', 'PROVINCE_UNREACHABLE'],
      handle: async (request) => {
        const [verified] = await verifyBills(uses, deskUserOf(request), [request.body], request.at)
        return verified === undefined ? null : verifiedView(verified)
      },
    }),
    route({
      method: 'POST',
      path: '/desk/verifications/qr',
      title: '扫码查验',
      purpose: 'Verifies a bill by the text of its QR code.',
      access: acting,
      body: record({ text: words('二维码内容', 1_000) }),
      answer: verifiedAnswer,
      refusals: ['QR_TEXT_UNKNOWN', 'UNIT_NOT_OPEN', 'PROVINCE_UNREACHABLE'],
      handle: async (request) => {
        const item = itemOfQrText(request.body.text)
        const [verified] = await verifyBills(uses, deskUserOf(request), [item], request.at)
        return verified === undefined ? null : verifiedView(verified)
      },
    }),
    fileRoute(uses),
  ]
}

/** Largest upload: the server's own bound is a little above it. */
const uploadBytesMax = 11 * 1024 * 1024
const text = Type.String()
const states = Type.Record(Type.String(), Type.String())
const foundAnswer = record({
  kind: text,
  billCode,
  billNumber,
  amount: text,
  issuedOn: text,
  signatures: states,
  seals: states,
  faults: Type.Array(record({ code: text, sentence: text, subject: text })),
})
const comparisonAnswer = record({
  billCode,
  billNumber,
  names: Type.Array(text),
  agrees: Type.Boolean(),
  disagreements: Type.Array(
    record({ code: text, sentence: text, label: text, firstText: text, secondText: text }),
  ),
})

function fileRoute(uses: DeskUses): Route {
  return route({
    method: 'POST',
    path: '/desk/verifications/files',
    title: '上传票据文件查验',
    purpose:
      'Verifies an XML, OFD, PDF or photo of a bill, or a ZIP of them: seals and signatures, agreement of the files of one bill, and the answer of the registry. Every file is kept with its result.',
    access: acting,
    upload: {
      bytesMax: uploadBytesMax,
      contentTypes: [
        'application/xml',
        'text/xml',
        'application/ofd',
        'application/pdf',
        'application/zip',
        'application/x-zip-compressed',
        'application/octet-stream',
        'image/png',
        'image/jpeg',
      ],
    },
    answer: record({
      files: Type.Array(
        record({
          name: text,
          fileId: textOrNull,
          found: orNull(foundAnswer),
          refused: orNull(record({ code: text, sentence: text })),
        }),
      ),
      bills: Type.Array(verifiedAnswer),
      comparisons: Type.Array(comparisonAnswer),
    }),
    refusals: [
      'SHEET_ARCHIVE_UNFIT',
      'FILES_TOO_MANY',
      'READING_TOO_LONG',
      'DESK_BUSY',
      'FILE_INFECTED',
      'UNIT_NOT_OPEN',
      'PROVINCE_UNREACHABLE',
    ],
    handle: async (request) => {
      const user = deskUserOf(request)
      const { files, bills, comparisons } = await verifyUploads(
        uses,
        user,
        request.body,
        request.at,
      )
      return {
        files: files.map(({ found, ...file }) => {
          return { ...file, found: found === null ? null : foundView(found) }
        }),
        bills: bills.map(verifiedView),
        comparisons,
      }
    },
  })
}

/** The check code is not told again: who holds the file reads it there. */
function foundView({ checkCode: _, contentType: __, faults, ...rest }: FoundBill) {
  return {
    ...rest,
    faults: faults.map(({ code, sentence, subject }) => ({ code, sentence, subject })),
  }
}
