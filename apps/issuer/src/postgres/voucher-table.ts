import type { BusType } from '../his/bus-types.ts'
import type { Voucher, VoucherTable } from '../his-ports.ts'
import type { Queryable } from './queryable.ts'

const numberDigits = 10

export function createVoucherTable(client: Queryable): VoucherTable {
  const findWhere = async (condition: string, value: unknown) => {
    const { rows } = await client.query<VoucherRow>(
      `select voucher_id, check_code, bus_type, business_number, digest, total_fen,
         original_voucher_id, made_at
       from his_vouchers where ${condition}`,
      [value],
    )
    return rows[0] === undefined ? null : voucherFromRow(rows[0])
  }
  return {
    async insert(voucher, content) {
      const { checkCode, busType, businessNumber, digest, totalFen, original, madeAt } = voucher
      const { rows } = await client.query<{ voucher_id: string }>(
        `insert into his_vouchers (check_code, bus_type, business_number, digest, total_fen,
           original_voucher_id, made_at, content)
         values ($1, $2, $3, $4, $5, $6, $7, $8) returning voucher_id`,
        [
          checkCode,
          busType,
          businessNumber,
          Buffer.from(digest, 'hex'),
          totalFen,
          original === null ? null : BigInt(original),
          madeAt,
          content,
        ],
      )
      return { ...voucher, voucherNumber: numberOf(rows[0]?.voucher_id ?? '') }
    },
    find: (voucherNumber) => findWhere('voucher_id = $1', BigInt(voucherNumber)),
    findByBusinessNumber: (businessNumber) => findWhere('business_number = $1', businessNumber),
    findReversalOf: (voucherNumber) => findWhere('original_voucher_id = $1', BigInt(voucherNumber)),
  }
}

interface VoucherRow {
  readonly voucher_id: string
  readonly check_code: string
  readonly bus_type: BusType
  readonly business_number: string | null
  readonly digest: Buffer
  readonly total_fen: string
  readonly original_voucher_id: string | null
  readonly made_at: string
}

function voucherFromRow(row: VoucherRow): Voucher {
  return {
    voucherNumber: numberOf(row.voucher_id),
    checkCode: row.check_code,
    busType: row.bus_type,
    businessNumber: row.business_number,
    digest: row.digest.toString('hex'),
    totalFen: BigInt(row.total_fen),
    original: row.original_voucher_id === null ? null : numberOf(row.original_voucher_id),
    madeAt: Number(row.made_at),
  }
}

function numberOf(voucherId: string): string {
  return voucherId.padStart(numberDigits, '0')
}
