import { dateAt, purposes, yuanFromFen } from '@piaoqiao/domain'
import type { Purpose } from '@piaoqiao/domain'
import type { DeskTables } from '../desk-tables.ts'
import { useStates } from '../use-ports.ts'
import type { LedgerLine, LedgerPlace, LedgerQuery } from '../use-ports.ts'

export const ledgerHeader = [
  '票据代码',
  '票据号码',
  '票据名称',
  '开票单位',
  '开票日期',
  '票据金额',
  '票据状态',
  '台账状态',
  '用途',
  '业务编号',
  '报销事项',
  '锁定日期',
  '锁定到期',
  '报销金额',
  '报销日期',
  '会计凭证号',
  '入账日期',
  '锁定编号',
  '报销记录编号',
] as const

const pageLines = 500

/** The lines of the ledger that fit a query, page by page, as texts. */
export async function* ledgerPages(
  { uses }: Pick<DeskTables, 'uses'>,
  unitId: string,
  query: LedgerQuery,
): AsyncGenerator<readonly (readonly string[])[]> {
  let behind: LedgerPlace | null = null
  for (;;) {
    const lines: readonly LedgerLine[] = await uses.list(unitId, query, {
      behind,
      limit: pageLines,
    })
    if (lines.length > 0) yield lines.map(cellsOf)
    behind = lines.at(-1) ?? null
    if (lines.length < pageLines || behind === null) return
  }
}

function cellsOf(line: LedgerLine): readonly string[] {
  return [
    line.billCode,
    line.billNumber,
    line.billName ?? '',
    line.issuerName ?? '',
    line.issuedOn ?? '',
    yuanOrNothing(line.faceFen),
    line.billState ?? '',
    useStates[line.state],
    purposes[line.purpose as Purpose] ?? line.purpose,
    line.businessReference,
    line.caseId ?? '',
    dateAt(line.lockedAt),
    dateAt(line.expiresAt),
    yuanOrNothing(line.amountFen),
    line.reimbursedOn ?? '',
    line.voucherNumber ?? '',
    line.postedOn ?? '',
    line.useId,
    line.reportId ?? '',
  ]
}

function yuanOrNothing(fen: bigint | null): string {
  return fen === null ? '' : yuanFromFen(fen)
}
