import type { BillDocument, BillMain, MainExtension } from '@piaoqiao/documents'
import { billXmlId, readBillXml, reimbursableFen, writeBillXml } from '@piaoqiao/documents'
import type { BillFacts, BillId, CalendarDate, Fen, Party } from '@piaoqiao/domain'
import { billCodeOf, billNumberOf } from '@piaoqiao/domain'
import { sm3Hex } from '@piaoqiao/gm-crypto'
import type { PayerKeyOf } from '@piaoqiao/protocol'
import type { BillKind } from './bill-kinds.ts'
import { billKinds, isMedical } from './bill-kinds.ts'
import type { SamplePayer } from './sample-parties.ts'

export interface SampleLine {
  readonly name: string
  readonly amountFen: Fen
}

/** A bill of a world with everything that its file says. */
export interface SampleBill {
  readonly billId: BillId
  readonly kind: BillKind
  readonly issuer: Party
  readonly payer: SamplePayer
  readonly checkCode: string
  readonly issuedOn: CalendarDate
  readonly lines: readonly SampleLine[]
  /** What insurance bore of a medical bill. */
  readonly fundPayFen: Fen
  /** On a red bill, the bill that it reverses. */
  readonly original: BillId | null
}

export function faceOf({ lines }: SampleBill): Fen {
  return lines.reduce((sum, { amountFen }) => sum + amountFen, 0n)
}

/** The red bill that reverses a bill, under a number of its own. */
export function redBillOf(bill: SampleBill, billId: BillId, issuedOn: CalendarDate): SampleBill {
  return {
    ...bill,
    billId,
    issuedOn,
    lines: bill.lines.map(({ name, amountFen }) => ({ name, amountFen: -amountFen })),
    fundPayFen: -bill.fundPayFen,
    original: bill.billId,
  }
}

/** What its registration says. */
export function factsOf(bill: SampleBill, payerKeyOf: PayerKeyOf): BillFacts {
  const document = documentOf(bill)
  const { payer } = document.main
  return {
    billName: document.main.billName,
    issuer: bill.issuer,
    checkCode: bill.checkCode,
    issuedOn: bill.issuedOn,
    face: document.main.totalFen,
    reimbursable: reimbursableFen(document),
    payerKey: payer.code === '' ? null : payerKeyOf(payer.code),
    contentDigest: sm3Hex(readBillXml(writeBillXml(document)).signedText),
    original: bill.original,
  }
}

/** The bill by the data standard. */
export function documentOf(bill: SampleBill): BillDocument {
  const [billCode, billNumber] = [billCodeOf(bill.billId), billNumberOf(bill.billId)]
  const { province } = bill.issuer
  return {
    header: {
      tag: `CZ-EI-${province}`,
      id: billXmlId(billCode, billNumber),
      version: '1.1.0',
    },
    main: { ...mainOf(bill), billCode, billNumber, supervisorAreaCode: `${province}0000` },
    details: bill.lines.map(({ name, amountFen }) => ({
      name,
      amountFen,
      extension: { unknown: [] },
    })),
    auxDetails: [],
  }
}

function mainOf(
  bill: SampleBill,
): Omit<BillMain, 'billCode' | 'billNumber' | 'supervisorAreaCode'> {
  const { kind, issuer, payer, checkCode, issuedOn } = bill
  return {
    billName: billKinds[kind].billName,
    checkCode,
    specimenCode: `${billCodeOf(bill.billId)}01`,
    totalFen: faceOf(bill),
    issuedOn,
    issuedAt: '09:30:00',
    issuer: { code: issuer.id, name: issuer.name },
    payer: { type: '1', ...payer },
    remark: '沙箱样例，不是真实票据',
    extension: extensionOf(bill),
  }
}

function extensionOf(bill: SampleBill): MainExtension {
  const { kind, fundPayFen, original, issuedOn } = bill
  const related = original !== null && {
    relatedBillCode: billCodeOf(original),
    relatedBillNumber: billNumberOf(original),
  }
  const paid = isMedical(kind) && {
    fundPayFen,
    otherPayFen: 0n,
    accountPayFen: 0n,
    ownPayFen: faceOf(bill) - fundPayFen,
    medicalDate: issuedOn,
  }
  return {
    businessNumber: `SANDBOX${billNumberOf(bill.billId)}`,
    businessDate: issuedOn,
    ...paid,
    ...related,
    unknown: [],
  }
}
