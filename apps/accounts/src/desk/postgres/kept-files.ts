import type { Queryable } from '../../postgres/queryable.ts'
import type {
  CheckedFile,
  FileCheck,
  FileFault,
  KeptCounts,
  KeptFile,
  KeptFileKind,
  KeptFiles,
} from '../kept-file-ports.ts'

interface FileRow {
  readonly file_id: string
  readonly user_id: string
  readonly bill_code: string
  readonly bill_number: string
  readonly kind: string
  readonly sm3: Buffer
  readonly voucher_number: string | null
  readonly stored_at: string
}

interface CheckedRow extends FileRow {
  readonly checks: readonly CheckColumn[] | null
}

interface CheckColumn {
  readonly checked_at: number
  readonly user_id: string
  readonly outcome: string
  readonly code: string
  readonly sentence: string
  readonly faults: readonly FileFault[]
}

const withChecks = `select desk_files.*, (select json_agg(desk_file_checks order by checked_at, check_number)
  from desk_file_checks where desk_file_checks.file_id = desk_files.file_id) as checks
  from desk_files`

const insertFile = `
  insert into desk_files (file_id, unit_id, user_id, bill_code, bill_number, kind, sm3,
    voucher_number, stored_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  on conflict (unit_id, bill_code, bill_number, sm3) do nothing`

const latestXml = `
  select distinct on (bill_code, bill_number) desk_files.* from desk_files
   join jsonb_to_recordset($2::jsonb) as asked("billCode" text, "billNumber" text)
     on bill_code = "billCode" and bill_number = "billNumber"
   where unit_id = $1 and kind = 'xml' and exists (select from desk_file_checks
     where desk_file_checks.file_id = desk_files.file_id and code = 'FROM_REGISTRY')
   order by bill_code, bill_number, file_id desc`

const listFiles = `
  ${withChecks} where unit_id = $1
   and ($2::text is null or bill_code = $2)
   and ($3::text is null or bill_number = $3)
   and ($4::text is null or voucher_number = $4 or (bill_code, bill_number) in (
     select bill_code, bill_number from desk_uses
     where unit_id = $1 and voucher_number = $4))
   and ($5::bigint is null or stored_at >= $5)
   and ($6::bigint is null or stored_at <= $6)
   and ($7::text is null or file_id > $7)
 order by file_id limit $8`

const countFiles = `
  select count(*) filter (where is_confirmed) as files,
    count(distinct (bill_code, bill_number)) filter (where is_confirmed) as bills,
    count(*) filter (where not is_confirmed) as unconfirmed
  from (select bill_code, bill_number, exists (select from desk_file_checks
      where desk_file_checks.file_id = desk_files.file_id and outcome = 'found') as is_confirmed
    from desk_files where unit_id = $1 and stored_at between $2 and $3) as kept`

export function createKeptFiles(client: Queryable): KeptFiles {
  return {
    async findSame(unitId, { billCode, billNumber }, sm3) {
      const { rows } = await client.query<FileRow>(
        `select * from desk_files
         where unit_id = $1 and bill_code = $2 and bill_number = $3 and sm3 = $4`,
        [unitId, billCode, billNumber, Buffer.from(sm3, 'hex')],
      )
      return rows[0] === undefined ? null : fileFrom(rows[0])
    },
    async xmlOf(unitId, keys) {
      const { rows } = await client.query<FileRow>(latestXml, [unitId, JSON.stringify(keys)])
      return rows.map(fileFrom)
    },
    async add(unitId, file) {
      const { rowCount } = await client.query(insertFile, [
        file.fileId,
        unitId,
        file.userId,
        file.billCode,
        file.billNumber,
        file.kind,
        Buffer.from(file.sm3, 'hex'),
        file.voucherNumber,
        file.storedAt,
      ])
      return rowCount === 1
    },
    async check(fileId, { checkedAt, userId, outcome, code, sentence, faults }) {
      await client.query(
        `insert into desk_file_checks
           (file_id, checked_at, user_id, outcome, code, sentence, faults)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [fileId, checkedAt, userId, outcome, code, sentence, JSON.stringify(faults)],
      )
    },
    async find(unitId, fileId) {
      const { rows } = await client.query<CheckedRow>(
        `${withChecks} where unit_id = $1 and file_id = $2`,
        [unitId, fileId],
      )
      return rows[0] === undefined ? null : checkedFrom(rows[0])
    },
    async list(
      unitId,
      { billCode, billNumber, voucherNumber, storedFrom, storedTo },
      { behind, limit },
    ) {
      const { rows } = await client.query<CheckedRow>(listFiles, [
        unitId,
        billCode,
        billNumber,
        voucherNumber,
        storedFrom,
        storedTo,
        behind,
        limit,
      ])
      return rows.map(checkedFrom)
    },
    async count(unitId, storedFrom, storedTo) {
      const { rows } = await client.query<CountRow>(countFiles, [unitId, storedFrom, storedTo])
      return countsFrom(rows[0])
    },
  }
}

interface CountRow {
  readonly files: string
  readonly bills: string
  readonly unconfirmed: string
}

function countsFrom(row: CountRow | undefined): KeptCounts {
  return {
    files: Number(row?.files ?? 0),
    bills: Number(row?.bills ?? 0),
    unconfirmedFiles: Number(row?.unconfirmed ?? 0),
  }
}

function fileFrom(row: FileRow): KeptFile {
  return {
    fileId: row.file_id,
    userId: row.user_id,
    billCode: row.bill_code,
    billNumber: row.bill_number,
    kind: row.kind as KeptFileKind,
    sm3: row.sm3.toString('hex'),
    voucherNumber: row.voucher_number,
    storedAt: Number(row.stored_at),
  }
}

function checkedFrom({ checks, ...row }: CheckedRow): CheckedFile {
  return { ...fileFrom(row), checks: (checks ?? []).map(checkFrom) }
}

function checkFrom(check: CheckColumn): FileCheck {
  const { checked_at: checkedAt, user_id: userId, outcome, code, sentence, faults } = check
  return { checkedAt, userId, outcome: outcome as FileCheck['outcome'], code, sentence, faults }
}
