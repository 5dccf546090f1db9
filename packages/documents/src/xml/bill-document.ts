import type { CalendarDate, Fen } from '@piaoqiao/domain'

/**
 * A fiscal electronic bill by the data standard (财政电子票据数据规范), as typed values.
 * Element names are those of `EInvoice`; an element that is absent or empty is an absent key.
 */
export interface BillDocument {
  readonly header: BillHeader
  readonly main: BillMain
  readonly details: readonly Item[]
  readonly auxDetails: readonly AuxItem[]
}

export interface BillHeader {
  /** 财政电子票据标识, such as `CZ-EI-50`: the last two digits name the supervising region. */
  readonly tag: string
  readonly id: string
  /** Version of the data standard, such as `1.1.0`. */
  readonly version: string
}

export interface BillMain {
  readonly billName: string
  /** 票据代码, 8 digits: region 2, category 2, kind 2, year 2. */
  readonly billCode: string
  /** 票据号码, 10 digits. */
  readonly billNumber: string
  /** 校验码 (`RandomNumber`), 6 lower-case letters or digits. */
  readonly checkCode: string
  readonly specimenCode: string
  /** 财政部门编码, 6 digits. */
  readonly supervisorAreaCode: string
  /** Negative on a red bill. */
  readonly totalFen: Fen
  readonly issuedOn: CalendarDate
  /** `HH:mm:ss` in the time of Beijing. */
  readonly issuedAt: string
  readonly issuer: BillIssuer
  readonly payer: BillPayer
  readonly payMode?: string
  /** 业务流水号. */
  readonly businessCode?: string
  readonly currencyType?: string
  /** Kept as the text it is written with, such as `1` or `1.00`. */
  readonly exchangeRate?: string
  readonly remark?: string
  readonly handlingPerson?: string
  readonly checker?: string
  readonly supervisorRemark?: string
  readonly extension: MainExtension
  readonly issuerSeal?: BillSeal
  readonly supervisorSeal?: BillSeal
}

export interface BillIssuer {
  /** 统一社会信用代码, 18 characters. */
  readonly code: string
  readonly name: string
  readonly recName?: string
  readonly recAccount?: string
  readonly recBank?: string
}

export interface BillPayer {
  /** `1` a person, `2` a unit. */
  readonly type: '1' | '2'
  /** Identity number or 统一社会信用代码, possibly masked; empty where the payer has none. */
  readonly code: string
  readonly name: string
  readonly account?: string
  readonly bank?: string
}

export interface BillSeal {
  readonly id?: string
  readonly name?: string
  readonly hash?: string
}

/** An extension element that this package does not know; a province may define its own. */
export interface ExtensionField {
  readonly tag: string
  /** Empty where the field has fields of its own. */
  readonly text: string
  /** Fields inside the field; at least one where the key is there. Their tags may come again. */
  readonly children?: readonly ExtensionField[]
}

/** `MainExt`: known fields typed, every other one kept in document order. */
export interface MainExtension {
  readonly businessNumber?: string
  readonly businessDate?: CalendarDate
  readonly gender?: string
  readonly age?: string
  readonly address?: string
  readonly school?: string
  readonly faculty?: string
  readonly major?: string
  readonly classes?: string
  readonly studentId?: string
  readonly medicalType?: string
  /** 门诊号. */
  readonly patientNumber?: string
  readonly medicalDate?: CalendarDate
  readonly orgType?: string
  readonly medicalInsuranceType?: string
  readonly medicalInsuranceId?: string
  /** 医保统筹基金支付. */
  readonly fundPayFen?: Fen
  /** 其他支付. */
  readonly otherPayFen?: Fen
  /** 个人账户支付. */
  readonly accountPayFen?: Fen
  /** 个人现金支付. */
  readonly ownPayFen?: Fen
  /** 个人自付 (`SelfpaymentAmount`). */
  readonly selfPaymentFen?: Fen
  /** 个人自费 (`SelfpaymentCost`). */
  readonly selfFundedFen?: Fen
  readonly caseNumber?: string
  readonly hospitalizationNumber?: string
  readonly departmentName?: string
  readonly inHospitalDate?: CalendarDate
  readonly outHospitalDate?: CalendarDate
  readonly prepayFen?: Fen
  readonly rechargeFen?: Fen
  readonly refundFen?: Fen
  /** 相关票据代码: on a red bill, the code of the bill that it reverses. */
  readonly relatedBillCode?: string
  /** 相关票据号码: on a red bill, the number of the bill that it reverses. */
  readonly relatedBillNumber?: string
  /** 缴款码. */
  readonly payCode?: string
  readonly unknown: readonly ExtensionField[]
}

/** One line of `Details`. */
export interface Item {
  readonly code?: string
  readonly name: string
  /** A decimal number as it is written, such as `2` or `0.5`. */
  readonly quantity?: string
  readonly unit?: string
  /** 收费标准, as it is written. */
  readonly standard?: string
  readonly amountFen: Fen
  readonly remark?: string
  readonly extension: ItemExtension
}

export interface ItemExtension {
  readonly detailName?: string
  readonly unknown: readonly ExtensionField[]
}

/** One line of `AuxDetails`: what a line of `Details` consists of. */
export interface AuxItem {
  readonly relatedCode?: string
  readonly relatedName?: string
  readonly code?: string
  readonly name: string
  readonly quantity?: string
  readonly unit?: string
  readonly standard?: string
  /** Rounded half away from zero where `amountText` is there. */
  readonly amountFen?: Fen
  /** The amount as it is written, where it has more than two decimals. */
  readonly amountText?: string
  readonly remark?: string
  readonly extension: AuxItemExtension
}

export interface AuxItemExtension {
  readonly unknown: readonly ExtensionField[]
}
