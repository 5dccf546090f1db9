/** A bill's key: code (8 digits) and number (10 digits) read as one integer of 18 digits. */
export type BillId = bigint

/** 统一社会信用代码 of a unit, an issuer or a bureau: 18 characters with a check character (GB 32100). */
export type PartyId = string

/** The two digits of GB/T 2260 that name a province, such as '50' for 重庆. */
export type ProvinceCode = string

/**
 * Identifies one change for the life of its bill: `{party}/{requestId}` or, for item n of a batch,
 * `{party}/{requestId}#n`. The party is part of it, so that two senders can never meet on one id.
 */
export type OperationId = string

/** Whoever acts on a bill. */
export interface Party {
  readonly id: PartyId
  readonly name: string
  readonly province: ProvinceCode
}

/** For sorting bill keys. */
export function inKeyOrder(a: BillId, b: BillId): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** @throws RangeError unless the code has 8 digits and the number has 10 */
export function billIdFrom(billCode: string, billNumber: string): BillId {
  if (!/^\d{8}$/.test(billCode) || !/^\d{10}$/.test(billNumber)) {
    throw new RangeError('a bill code has 8 digits and a bill number has 10')
  }
  return BigInt(billCode + billNumber)
}

/** The 18 digits of a bill's key, with leading zeros. */
export function billIdText(id: BillId): string {
  return id.toString().padStart(18, '0')
}

export function billCodeOf(id: BillId): string {
  return billIdText(id).slice(0, 8)
}

export function billNumberOf(id: BillId): string {
  return billIdText(id).slice(8)
}

/** Digits 1 and 2 of the bill code name the province whose registry decides (票据代码 1–2: 监管机构行政区划). */
export function homeProvinceOf(id: BillId): ProvinceCode {
  return billIdText(id).slice(0, 2)
}
