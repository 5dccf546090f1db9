import type { Queryable } from '../../postgres/queryable.ts'
import type { KeptReport, KeptReports } from '../connection-ports.ts'

interface ReportRow {
  readonly report_id: string
  readonly unit_id: string
  readonly file_id: string
  readonly received_at: string
  readonly counts: KeptReport['counts']
  readonly missing: KeptReport['missing']
  readonly is_complete: boolean
}

export function createKeptReports(client: Queryable): KeptReports {
  return {
    async add({ reportId, unitId, fileId, receivedAt, counts, missing, isComplete }) {
      await client.query(
        `insert into conformance_reports (report_id, unit_id, file_id, received_at, counts, missing,
           is_complete)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [
          reportId,
          unitId,
          fileId,
          receivedAt,
          JSON.stringify(counts),
          JSON.stringify(missing),
          isComplete,
        ],
      )
    },
    async countSince(unitId, since) {
      const { rows } = await client.query<{ count: number }>(
        `select count(*)::integer as count from conformance_reports
         where unit_id = $1 and received_at >= $2`,
        [unitId, since],
      )
      return rows[0]?.count ?? 0
    },
    async find(reportId) {
      const { rows } = await client.query<ReportRow>(
        'select * from conformance_reports where report_id = $1',
        [reportId],
      )
      return rows[0] === undefined ? null : reportFrom(rows[0])
    },
    async ofUnit(unitId, before, limit) {
      const { rows } = await client.query<ReportRow>(
        `select * from conformance_reports
         where unit_id = $1 and ($2::text is null or report_id < $2)
         order by report_id desc limit $3`,
        [unitId, before, limit],
      )
      return rows.map(reportFrom)
    },
  }
}

function reportFrom(row: ReportRow): KeptReport {
  return {
    reportId: row.report_id,
    unitId: row.unit_id,
    fileId: row.file_id,
    receivedAt: Number(row.received_at),
    counts: row.counts,
    missing: row.missing,
    isComplete: row.is_complete,
  }
}
