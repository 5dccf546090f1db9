import type { BillDocument } from '@piaoqiao/documents'
import {
  appendSignature,
  billXmlId,
  issuerSigningText,
  readBillXml,
  writeBillXml,
} from '@piaoqiao/documents'
import type { Party } from '@piaoqiao/domain'
import { yuanFromFen } from '@piaoqiao/domain'
import type { Sm2PrivateKey } from '@piaoqiao/gm-crypto'
import { sm2Sign } from '@piaoqiao/gm-crypto'
import type { Payer } from './invented-parties.ts'
import { inventedPayer } from './invented-parties.ts'

export interface BillKey {
  readonly billCode: string
  readonly billNumber: string
}

/** What an issuer decides about a bill; everything but the key has a default. */
export interface BillDraft extends BillKey {
  readonly issuer: Party
  readonly checkCode?: string
  readonly issuedOn?: string
  readonly faceFen?: bigint
  /** Borne by the medical insurance at the counter. */
  readonly fundPayFen?: bigint
  readonly payer?: Payer
  readonly reverses?: BillKey
}

/** A bill as its issuer hands it out. */
export interface SignedBill {
  readonly key: BillKey
  /** What a unit reads from its face. */
  readonly presented: BillKey & {
    readonly checkCode: string
    readonly amount: string
    readonly issuedOn: string
  }
  readonly payer: Payer
  readonly xml: Uint8Array
}

export const samplePayer = inventedPayer('样例甲', 123)

export function signedBill(draft: BillDraft, key: Sm2PrivateKey): SignedBill {
  const document = documentOf(draft)
  const { billCode, billNumber, checkCode, issuedOn, totalFen } = document.main
  const billKey = { billCode, billNumber }
  return {
    key: billKey,
    presented: { ...billKey, checkCode, amount: yuanFromFen(totalFen), issuedOn },
    payer: draft.payer ?? samplePayer,
    xml: issuerSigned(writeBillXml(document), key),
  }
}

export function issuerSigned(unsigned: Uint8Array, key: Sm2PrivateKey): Uint8Array {
  return appendSignature(unsigned, 'issuer', {
    algorithm: 'SM2',
    time: '20260302012953Z',
    value: sm2Sign(key, issuerSigningText(readBillXml(unsigned))),
    keySerial: '1a2b',
    keyIssuer: '',
  })
}

export function documentOf(draft: BillDraft): BillDocument {
  const { billCode, billNumber, issuer, reverses, payer = samplePayer } = draft
  const { checkCode = 'a1b2c3', issuedOn = '2026-03-02' } = draft
  const { faceFen = 100_000n, fundPayFen = 20_000n } = draft
  const region = billCode.slice(0, 2)
  return {
    header: { tag: `CZ-EI-${region}`, id: billXmlId(billCode, billNumber), version: '1.1.0' },
    main: {
      billName: '医疗门诊收费票据（电子）',
      billCode,
      billNumber,
      checkCode,
      specimenCode: `${region}06012601`,
      supervisorAreaCode: `${region}0000`,
      totalFen: faceFen,
      issuedOn,
      issuedAt: '09:29:53',
      issuer: { code: issuer.id, name: issuer.name },
      payer: { type: '1', ...payer },
      handlingPerson: '收费员一',
      checker: '复核员一',
      extension: {
        unknown: [],
        fundPayFen,
        ownPayFen: faceFen - fundPayFen,
        ...(reverses !== undefined && {
          relatedBillCode: reverses.billCode,
          relatedBillNumber: reverses.billNumber,
        }),
      },
    },
    details: [
      { name: '检查费', quantity: '1', unit: '项', amountFen: faceFen, extension: { unknown: [] } },
    ],
    auxDetails: [],
  }
}
