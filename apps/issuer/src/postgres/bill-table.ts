import type { BillId } from '@piaoqiao/domain'
import type { BillKind } from '../bills/bill-kinds.ts'
import type { BillTable, IssuedBill, Registration } from '../ports.ts'
import type { Queryable } from './queryable.ts'

export function createBillTable(client: Queryable): BillTable {
  const findWhere = async (condition: string, value: unknown) => {
    const { rows } = await client.query<BillRow>(`${selectBills} where ${condition}`, [value])
    return rows[0] === undefined ? null : billFromRow(rows[0])
  }
  return {
    insert: (bill, xml) => insert(client, bill, xml),
    find: (billId) => findWhere('bill_id = $1', billId),
    // Not FOR UPDATE: rows that refer to the bill can still be added meanwhile.
    findForChange: (billId) => findWhere('bill_id = $1 for no key update', billId),
    findByBusinessNumber: (businessNumber) => findWhere('business_number = $1', businessNumber),
    xml: (billId) => xmlOf(client, billId),
    async refused(limit) {
      const { rows } = await client.query<BillRow>(
        `${selectBills} where registration = 'refused'
           and not exists (select from spoilt_numbers s where s.bill_id = bills.bill_id)
         order by issue_order desc limit $1`,
        [limit],
      )
      return rows.map(billFromRow)
    },
    async setRegistration(billId, registration, code) {
      await client.query(
        'update bills set registration = $2, registration_code = $3 where bill_id = $1',
        [billId, registration, code],
      )
    },
  }
}

const selectBills = `select bill_id, kind, business_number, draft_digest, original_bill_id, check_code,
  total_fen, issued_at, registration, registration_code from bills`

interface BillRow {
  readonly bill_id: string
  readonly kind: BillKind
  readonly business_number: string | null
  readonly draft_digest: Buffer | null
  readonly original_bill_id: string | null
  readonly check_code: string
  readonly total_fen: string
  readonly issued_at: string
  readonly registration: Registration
  readonly registration_code: string | null
}

function billFromRow(row: BillRow): IssuedBill {
  return {
    billId: BigInt(row.bill_id),
    kind: row.kind,
    businessNumber: row.business_number,
    draftDigest: row.draft_digest?.toString('hex') ?? null,
    original: row.original_bill_id === null ? null : BigInt(row.original_bill_id),
    checkCode: row.check_code,
    totalFen: BigInt(row.total_fen),
    issuedAt: Number(row.issued_at),
    registration: row.registration,
    registrationCode: row.registration_code,
  }
}

async function insert(client: Queryable, bill: IssuedBill, xml: Uint8Array): Promise<void> {
  await client.query({
    name: 'insert-bill',
    text: `with bill as (
        insert into bills (bill_id, kind, business_number, draft_digest, original_bill_id, check_code,
          total_fen, issued_at, registration, registration_code)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      )
      insert into bill_files (bill_id, xml) values ($1, $11)`,
    values: [
      bill.billId,
      bill.kind,
      bill.businessNumber,
      bill.draftDigest === null ? null : Buffer.from(bill.draftDigest, 'hex'),
      bill.original,
      bill.checkCode,
      bill.totalFen,
      bill.issuedAt,
      bill.registration,
      bill.registrationCode,
      Buffer.from(xml),
    ],
  })
}

async function xmlOf(client: Queryable, billId: BillId): Promise<Uint8Array> {
  const { rows } = await client.query<{ xml: Buffer }>(
    'select xml from bill_files where bill_id = $1',
    [billId],
  )
  const [row] = rows
  if (row === undefined) throw new Error('every bill is stored together with its file')
  return row.xml
}
