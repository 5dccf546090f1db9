import type { BillDocument } from '@piaoqiao/documents'
import {
  appendSignature,
  billXmlId,
  issuerSigningText,
  readBillXml,
  writeBillXml,
} from '@piaoqiao/documents'
import type { Party } from '@piaoqiao/domain'
import { quietKey, quietSignature } from '../nodes/quiet-crypto.ts'
import type { Notice } from './notice-board.ts'

export interface BillDraft {
  readonly billCode: string
  readonly billNumber: string
  readonly checkCode: string
  readonly issuedOn: string
  readonly faceFen: bigint
  /** Borne by the insurance at the counter. */
  readonly fundPayFen: bigint
  readonly payerCode: string
  /** The bill that a red bill reverses. */
  readonly reverses: Pick<Notice, 'billCode' | 'billNumber'> | null
}

/** A bill as its issuer writes and signs it. */
export function writeBill(issuer: Party, draft: BillDraft): Notice {
  const { billCode, billNumber, checkCode, issuedOn, faceFen, fundPayFen, payerCode } = draft
  const xml = signed(issuer, writeBillXml(documentOf(issuer, draft)))
  const reimbursableFen = draft.reverses === null ? faceFen - fundPayFen : 0n
  return {
    billCode,
    billNumber,
    issuerId: issuer.id,
    issuerName: issuer.name,
    checkCode,
    faceFen,
    reimbursableFen,
    issuedOn,
    payerCode,
    xml: Buffer.from(xml).toString('base64'),
  }
}

function documentOf(issuer: Party, draft: BillDraft): BillDocument {
  const { billCode, billNumber, checkCode, issuedOn, faceFen, fundPayFen, payerCode } = draft
  const { reverses } = draft
  return {
    header: {
      tag: `CZ-EI-${issuer.province}`,
      id: billXmlId(billCode, billNumber),
      version: '1.1.0',
    },
    main: {
      billName: '医疗门诊收费票据（电子）',
      billCode,
      billNumber,
      checkCode,
      specimenCode: `${issuer.province}06012601`,
      supervisorAreaCode: `${issuer.province}0000`,
      totalFen: faceFen,
      issuedOn,
      issuedAt: '09:29:53',
      issuer: { code: issuer.id, name: issuer.name },
      payer: { type: '1', code: payerCode, name: '样例甲' },
      handlingPerson: '收费员一',
      checker: '复核员一',
      extension: {
        unknown: [],
        fundPayFen,
        ownPayFen: faceFen - fundPayFen,
        ...(reverses !== null && {
          relatedBillCode: reverses.billCode,
          relatedBillNumber: reverses.billNumber,
        }),
      },
    },
    details: [
      {
        name: '检查费',
        quantity: '1',
        unit: '项',
        amountFen: faceFen,
        extension: { unknown: [] },
      },
    ],
    auxDetails: [],
  }
}

function signed({ id }: Party, bytes: Uint8Array): Uint8Array {
  return appendSignature(bytes, 'issuer', {
    algorithm: 'SM2',
    time: '20260302012953Z',
    value: quietSignature(quietKey(id), issuerSigningText(readBillXml(bytes))),
    keySerial: '1a2b',
    keyIssuer: '',
  })
}
