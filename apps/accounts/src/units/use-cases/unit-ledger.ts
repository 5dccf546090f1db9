import { dateAt } from '@piaoqiao/domain'
import type { Actor } from '../../access/actor.ts'
import { bureauEntry } from '../../audit/audit-entries.ts'
import { byteOrderMark, csvRow } from '../csv-row.ts'
import type { LedgerLine, LedgerQuery, UnitLedger } from '../ledger-ports.ts'
import { unitStateNames } from '../unit-states.ts'
import type { UnitsParts } from './units-parts.ts'

export interface LedgerParts extends Pick<UnitsParts, 'transact'> {
  readonly ledger: UnitLedger
}

type Asked = Omit<LedgerQuery, 'bureauIds'>
const exportPageLines = 1_000

/** The accounts of a bureau and of those below. */
export async function readLedger(
  { transact, ledger }: LedgerParts,
  { organisationId }: Actor,
  asked: Asked,
): Promise<readonly LedgerLine[]> {
  const bureauIds = await transact(({ bureaus }) => bureaus.scopeOf(organisationId))
  return ledger.page({ ...asked, bureauIds })
}

const heads = [
  '单位全称',
  '统一社会信用代码',
  '使用方式',
  '状态',
  '财政部门',
  '申请日期',
  '开通日期',
]
const kindNames = { by_hand: '在线使用', by_system: '系统对接' } as const

/** The whole register as CSV, read page by page. That it was taken is on record. */
export async function exportLedger(
  parts: LedgerParts,
  actor: Actor,
  asked: Pick<Asked, 'text' | 'state'>,
  at: number,
): Promise<AsyncIterable<Uint8Array>> {
  const bureauIds = await parts.transact(async ({ bureaus, audit }) => {
    const subject = ['bureau', actor.organisationId] as const
    await audit.append(bureauEntry(actor, 'ledger.exported', subject, at))
    return bureaus.scopeOf(actor.organisationId)
  })
  return csvOf(parts.ledger, { ...asked, bureauIds, after: null, limit: exportPageLines })
}

async function* csvOf(ledger: UnitLedger, query: LedgerQuery): AsyncGenerator<Uint8Array> {
  yield Buffer.from(byteOrderMark + csvRow(heads))
  for (let { after } = query; ;) {
    const lines = await ledger.page({ ...query, after })
    if (lines.length > 0) yield Buffer.from(lines.map(csvLine).join(''))
    if (lines.length < query.limit) return
    after = lines.at(-1)?.unitId ?? null
  }
}

function csvLine(line: LedgerLine): string {
  return csvRow([
    line.unitName,
    line.creditCode,
    kindNames[line.kind],
    unitStateNames[line.state],
    line.bureauName,
    dateAt(line.createdAt),
    line.openedAt === null ? '' : dateAt(line.openedAt),
  ])
}
