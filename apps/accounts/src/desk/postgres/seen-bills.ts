import type { PersonalData } from '../../personal-data/personal-data.ts'
import { bigintAsText, bigintOrNull, numberOrNull } from '../../postgres/column-values.ts'
import type { Queryable } from '../../postgres/queryable.ts'
import { keyText } from '../bill-ports.ts'
import type { Authorisation, BillKey, BillNote, KnownBill, SeenBills } from '../bill-ports.ts'

interface BillRow {
  readonly bill_code: string
  readonly bill_number: string
  readonly bill_name: string
  readonly issuer_id: string
  readonly issuer_name: string
  readonly issued_on: string
  readonly face_fen: string
  readonly reimbursable_fen: string
  readonly balance_fen: string
  readonly standing: string
  readonly form: string
  readonly reimbursement: string
  readonly state: string
  readonly sentence: string
  readonly sequence: number
  readonly next_services: string[]
  readonly lock_expires_at: string | null
  readonly red_bill_code: string | null
  readonly red_bill_number: string | null
  readonly sealed_check_code: Buffer | null
  readonly verified_at: string | null
  readonly seen_at: string
}

interface AuthorisationRow {
  readonly authorisation_id: string
  readonly bill_code: string
  readonly bill_number: string
  readonly purpose: string
  readonly valid_until: string
  readonly amount_max_fen: string | null
  readonly revoked_at: string | null
}

const placeOf = (unitId: string, key: BillKey) => `desk_bills.check_code:${unitId}:${keyText(key)}`

/** Of a page of keys as a table, in the order of the keys: rows are locked in one order by everybody. */
const keysFrom = `jsonb_to_recordset($2::jsonb) as asked("billCode" text, "billNumber" text)`

const columns = `bill_code, bill_number, bill_name, issuer_id, issuer_name, issued_on, face_fen,
  reimbursable_fen, balance_fen, standing, form, reimbursement, state, sentence, sequence,
  next_services, lock_expires_at, red_bill_code, red_bill_number`

const noteBills = `
  insert into desk_bills (unit_id, ${columns}, sealed_check_code, verified_at, seen_at)
  select $1, ${columns}, decode(sealed_check_code, 'hex'), verified_at, $3
  from jsonb_to_recordset($2::jsonb) as given(bill_code text, bill_number text, bill_name text,
    issuer_id text, issuer_name text, issued_on text, face_fen bigint, reimbursable_fen bigint,
    balance_fen bigint, standing text, form text, reimbursement text, state text, sentence text,
    sequence integer, next_services text[], lock_expires_at bigint, red_bill_code text,
    red_bill_number text, sealed_check_code text,
    verified_at bigint)
  order by bill_code, bill_number
  on conflict (unit_id, bill_code, bill_number) do update set
    balance_fen = excluded.balance_fen, reimbursable_fen = excluded.reimbursable_fen,
    standing = excluded.standing, form = excluded.form, reimbursement = excluded.reimbursement,
    state = excluded.state, sentence = excluded.sentence, sequence = excluded.sequence,
    next_services = excluded.next_services, lock_expires_at = excluded.lock_expires_at,
    red_bill_code = excluded.red_bill_code, red_bill_number = excluded.red_bill_number,
    sealed_check_code = coalesce(excluded.sealed_check_code, desk_bills.sealed_check_code),
    verified_at = coalesce(excluded.verified_at, desk_bills.verified_at),
    seen_at = excluded.seen_at
  where desk_bills.sequence <= excluded.sequence`

export function createSeenBills(client: Queryable, personalData: PersonalData): SeenBills {
  return {
    async note(unitId, notes, at) {
      // One statement cannot write a row twice; the last note of a bill knows most.
      const byBill = new Map(notes.map((note) => [keyText(note.bill), note]))
      const rows = [...byBill.values()].map((note) => noteRow(personalData, unitId, note, at))
      if (rows.length > 0) await client.query(noteBills, [unitId, JSON.stringify(rows), at])
    },
    async find(unitId, keys) {
      const { rows } = await client.query<BillRow>(
        `select desk_bills.* from desk_bills join ${keysFrom}
           on bill_code = "billCode" and bill_number = "billNumber"
         where unit_id = $1`,
        [unitId, JSON.stringify(keys)],
      )
      return rows.map((row) => billFrom(personalData, unitId, row))
    },
    async authorise(unitId, authorisations) {
      await client.query(
        `insert into desk_authorisations
           (unit_id, authorisation_id, bill_code, bill_number, purpose, valid_until, amount_max_fen,
            revoked_at)
         select $1, "authorisationId", "billCode", "billNumber", purpose, "validUntil",
           "amountMaxFen", "revokedAt"
         from jsonb_to_recordset($2::jsonb) as given("authorisationId" text, "billCode" text,
           "billNumber" text, purpose text, "validUntil" bigint, "amountMaxFen" bigint,
           "revokedAt" bigint)
         order by "authorisationId"
         on conflict (unit_id, authorisation_id) do nothing`,
        [unitId, JSON.stringify(authorisations, bigintAsText)],
      )
    },
    async revoke(unitId, authorisationIds, at) {
      await client.query(
        `update desk_authorisations set revoked_at = $3
         where unit_id = $1 and authorisation_id = any($2) and revoked_at is null`,
        [unitId, authorisationIds, at],
      )
    },
    async authorisations(unitId, keys) {
      const { rows } = await client.query<AuthorisationRow>(
        `select desk_authorisations.* from desk_authorisations join ${keysFrom}
           on bill_code = "billCode" and bill_number = "billNumber"
         where unit_id = $1 order by authorisation_id`,
        [unitId, JSON.stringify(keys)],
      )
      return rows.map(authorisationFrom)
    },
  }
}

function noteRow(
  personalData: PersonalData,
  unitId: string,
  { bill, checkCode, isVerified }: BillNote,
  at: number,
) {
  const sealed = checkCode === null ? null : personalData.seal(placeOf(unitId, bill), checkCode)
  return {
    bill_code: bill.billCode,
    bill_number: bill.billNumber,
    bill_name: bill.billName,
    issuer_id: bill.issuerId,
    issuer_name: bill.issuerName,
    issued_on: bill.issuedOn,
    face_fen: String(bill.faceFen),
    reimbursable_fen: String(bill.reimbursableFen),
    balance_fen: String(bill.balanceFen),
    standing: bill.standing,
    form: bill.form,
    reimbursement: bill.reimbursement,
    state: bill.state,
    sentence: bill.sentence,
    sequence: bill.sequence,
    next_services: bill.nextServices,
    lock_expires_at: bill.lockExpiresAt,
    red_bill_code: bill.redBill?.billCode ?? null,
    red_bill_number: bill.redBill?.billNumber ?? null,
    sealed_check_code: sealed === null ? null : Buffer.from(sealed).toString('hex'),
    verified_at: isVerified ? at : null,
  }
}

function billFrom(personalData: PersonalData, unitId: string, row: BillRow): KnownBill {
  const key = { billCode: row.bill_code, billNumber: row.bill_number }
  const { sealed_check_code: sealed, red_bill_code: redCode, red_bill_number: redNumber } = row
  const isReversed = redCode !== null && redNumber !== null
  return {
    ...key,
    billName: row.bill_name,
    issuerId: row.issuer_id,
    issuerName: row.issuer_name,
    issuedOn: row.issued_on,
    faceFen: BigInt(row.face_fen),
    reimbursableFen: BigInt(row.reimbursable_fen),
    balanceFen: BigInt(row.balance_fen),
    standing: row.standing,
    form: row.form,
    reimbursement: row.reimbursement,
    state: row.state,
    sentence: row.sentence,
    sequence: row.sequence,
    nextServices: row.next_services,
    lockExpiresAt: numberOrNull(row.lock_expires_at),
    redBill: isReversed ? { billCode: redCode, billNumber: redNumber } : null,
    checkCode: sealed === null ? null : personalData.open(placeOf(unitId, key), sealed),
    verifiedAt: numberOrNull(row.verified_at),
    seenAt: Number(row.seen_at),
  }
}

function authorisationFrom(row: AuthorisationRow): Authorisation {
  return {
    authorisationId: row.authorisation_id,
    billCode: row.bill_code,
    billNumber: row.bill_number,
    purpose: row.purpose,
    validUntil: Number(row.valid_until),
    amountMaxFen: bigintOrNull(row.amount_max_fen),
    revokedAt: numberOrNull(row.revoked_at),
  }
}
