import type { BillId } from '@piaoqiao/domain'
import type { BillKind } from '../bills/bill-kinds.ts'
import type { BillTable, BillWithFile, IssuedBill, Registration } from '../ports.ts'
import type { Queryable } from './queryable.ts'

export function createBillTable(client: Queryable): BillTable {
  const findWhere = async (condition: string, value: unknown) => {
    const { rows } = await client.query<BillRow>(`${selectBills} where ${condition}`, [value])
    return rows[0] === undefined ? null : billFromRow(rows[0])
  }
  return {
    insert: (bills) => insert(client, bills),
    find: (billId) => findWhere('bill_id = $1', billId),
    // Not FOR UPDATE: rows that refer to the bill can still be added meanwhile.
    findForChange: (billId) => findWhere('bill_id = $1 for no key update', billId),
    async findByBusinessNumbers(businessNumbers) {
      const { rows } = await client.query<BillRow>({
        name: 'find-bills-by-business-number',
        text: `${selectBills} where business_number = any($1::text[])`,
        values: [businessNumbers],
      })
      return rows.map(billFromRow)
    },
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

/** Files of one statement: as parameters they are twice as long. */
const insertBytesMax = 4 * 1024 * 1024

async function insert(client: Queryable, bills: readonly BillWithFile[]): Promise<void> {
  let [piece, bytes]: [BillWithFile[], number] = [[], 0]
  for (const one of bills) {
    if (piece.length > 0 && bytes + one.xml.length > insertBytesMax) {
      await insertPiece(client, piece)
      ;[piece, bytes] = [[], 0]
    }
    piece.push(one)
    bytes += one.xml.length
  }
  if (piece.length > 0) await insertPiece(client, piece)
}

/** In the order of the array, which is the order of issue. */
async function insertPiece(client: Queryable, pieces: readonly BillWithFile[]): Promise<void> {
  const bills = pieces.map(({ bill }) => bill)
  await client.query({
    name: 'insert-bills',
    text: `with given as (
        select * from unnest($1::bigint[], $2::text[], $3::text[], $4::bytea[], $5::bigint[],
          $6::text[], $7::bigint[], $8::bigint[], $9::text[], $10::text[], $11::bytea[])
        with ordinality as g(bill_id, kind, business_number, draft_digest, original_bill_id,
          check_code, total_fen, issued_at, registration, registration_code, xml, place)
      ), bill as (
        insert into bills (bill_id, kind, business_number, draft_digest, original_bill_id, check_code,
          total_fen, issued_at, registration, registration_code)
        select bill_id, kind, business_number, draft_digest, original_bill_id, check_code,
          total_fen, issued_at, registration, registration_code
        from given order by place
      )
      insert into bill_files (bill_id, xml) select bill_id, xml from given`,
    values: [
      bills.map(({ billId }) => billId),
      bills.map(({ kind }) => kind),
      bills.map(({ businessNumber }) => businessNumber),
      bills.map(({ draftDigest }) => draftDigest && Buffer.from(draftDigest, 'hex')),
      bills.map(({ original }) => original),
      bills.map(({ checkCode }) => checkCode),
      bills.map(({ totalFen }) => totalFen),
      bills.map(({ issuedAt }) => issuedAt),
      bills.map(({ registration }) => registration),
      bills.map(({ registrationCode }) => registrationCode),
      pieces.map(({ xml }) => Buffer.from(xml)),
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
