import type { ArchivedFile } from '@piaoqiao/documents/archive'
import { dateAt, endOfDate, startOfDate } from '@piaoqiao/domain'
import type { Instant } from '@piaoqiao/domain'
import { keyText } from '../bill-ports.ts'
import type { KnownBill } from '../bill-ports.ts'
import type { DeskFile } from '../desk-file.ts'
import { refuseDesk } from '../desk-refusals.ts'
import type { CheckedFile, KeptCounts } from '../kept-file-ports.ts'
import type { BillToArchive } from '../reading/reading-task.ts'
import type { RunReading } from '../reading/run-reading.ts'
import type { BillUse } from '../use-ports.ts'
import type { DeskParts, DeskUser } from './desk-parts.ts'
import { auditOf, openDesk } from './desk-parts.ts'

/** Most files and bytes of one package; a longer period is exported in several. */
export const archivedFilesMax = 600
export const archivedBytesMax = 36 * 1024 * 1024
const pageFiles = 200

/**
 * Everything that was kept in a period as one archive package: the files of each bill, its metadata by DA/T 95—2022, table
 * B.10, and its check. Files whose bill the registry did not confirm are left out: they prove nothing.
 * @throws AccountsError `PERIOD_UNFIT`, `ARCHIVE_EMPTY`, `ARCHIVE_TOO_LARGE`, `ARCHIVE_UNFIT`
 */
export async function archivePeriod(
  parts: DeskParts & { readonly runReading: RunReading },
  user: DeskUser,
  { from, to }: { readonly from: string; readonly to: string },
  at: Instant,
): Promise<DeskFile> {
  if (from > to) throw refuseDesk('PERIOD_UNFIT')
  const { unit } = await openDesk(parts, user.unitId)
  const files = await filesBetween(parts, user.unitId, { from, to })
  const groups = Map.groupBy(files, keyText)
  const keys = [...groups.values()].flatMap(([first]) => first ?? [])
  const known = await parts.tables.bills.find(user.unitId, keys)
  const uses = Map.groupBy(await parts.tables.uses.ofBills(user.unitId, keys), keyText)
  const bills: BillToArchive[] = []
  let bytes = 0
  for (const bill of known) {
    const kept = await withBytes(parts, groups.get(keyText(bill)) ?? [])
    bytes += kept.reduce((sum, file) => sum + file.bytes.length, 0)
    if (bytes > archivedBytesMax) throw refuseDesk('ARCHIVE_TOO_LARGE')
    const checks = (groups.get(keyText(bill)) ?? []).flatMap((file) => file.checks)
    bills.push(billToArchive(bill, kept, { uses: uses.get(keyText(bill)) ?? [], checks, unit }))
  }
  if (bills.length === 0) throw refuseDesk('ARCHIVE_EMPTY')
  const archive = { bills, createdAt: at, creator: unit.unitName }
  const made = await parts.runReading({ kind: 'archive', archive })
  await parts.transact(({ audit }) =>
    audit.append(auditOf(user, 'archive_exported', at, { from, to, bills: bills.length })),
  )
  return { bytes: made, contentType: 'application/zip', name: `票据归档-${from}-${to}.zip` }
}

/**
 * How much a package of these days would hold, and how many files it would leave out.
 * @throws AccountsError `PERIOD_UNFIT`
 */
export async function archivePreview(
  { tables }: Pick<DeskParts, 'tables'>,
  { unitId }: DeskUser,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<KeptCounts> {
  if (from > to) throw refuseDesk('PERIOD_UNFIT')
  return tables.keptFiles.count(unitId, startOfDate(from), endOfDate(to))
}

/** Files that the registry confirmed when one of their checks was made, oldest first. */
async function filesBetween(
  { tables }: DeskParts,
  unitId: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly CheckedFile[]> {
  const query = {
    billCode: null,
    billNumber: null,
    voucherNumber: null,
    storedFrom: startOfDate(from),
    storedTo: endOfDate(to),
  }
  const files: CheckedFile[] = []
  let behind: string | null = null
  for (;;) {
    const page: readonly CheckedFile[] = await tables.keptFiles.list(unitId, query, {
      behind,
      limit: pageFiles,
    })
    files.push(...page.filter(({ checks }) => checks.some(({ outcome }) => outcome === 'found')))
    if (files.length > archivedFilesMax) throw refuseDesk('ARCHIVE_TOO_LARGE')
    behind = page.at(-1)?.fileId ?? null
    if (page.length < pageFiles) return files
  }
}

const extensions = { xml: 'xml', ofd: 'ofd', pdf: 'pdf', picture: 'img' } as const

/** What the registry gave out comes first: it says everything of the bill. */
async function withBytes(
  { files: { vault } }: DeskParts,
  files: readonly CheckedFile[],
): Promise<readonly ArchivedFile[]> {
  const isOfRegistry = ({ checks }: CheckedFile) =>
    checks.some(({ code }) => code === 'FROM_REGISTRY') ? 0 : 1
  const archived: ArchivedFile[] = []
  for (const file of files.toSorted((one, other) => isOfRegistry(one) - isOfRegistry(other))) {
    const bytes = await vault.get(file.fileId)
    if (bytes === null) continue
    const stem = `${file.billCode}_${file.billNumber}_${String(archived.length + 1)}`
    archived.push(
      file.kind === 'receiver_data'
        ? { name: `efi_receiver_${stem}.xml`, format: 'other', bytes }
        : { name: `${stem}.${extensions[file.kind]}`, format: file.kind, bytes },
    )
  }
  return archived
}

interface Background {
  readonly uses: readonly BillUse[]
  readonly checks: CheckedFile['checks']
  readonly unit: { readonly unitName: string }
}

function billToArchive(
  bill: KnownBill,
  files: readonly ArchivedFile[],
  { uses, checks, unit }: Background,
): BillToArchive {
  const { billCode, billNumber, form, redBill } = bill
  const vouchers = uses.flatMap(({ state, voucherNumber, postedOn, amountFen }) => {
    const isPosted = state === 'posted' && voucherNumber !== null && amountFen !== null
    return isPosted && postedOn !== null ? [{ voucherNumber, postedOn, amountFen }] : []
  })
  const on = vouchers
    .map(({ postedOn }) => postedOn)
    .toSorted()
    .at(-1)
  const amountFen = vouchers.reduce((sum, voucher) => sum + voucher.amountFen, 0n)
  const check = checks
    .filter(({ outcome }) => outcome === 'found')
    .toSorted((one, other) => one.checkedAt - other.checkedAt)
    .at(-1)
  return {
    billCode,
    billNumber,
    files,
    financeCheck: {
      isChecked: check !== undefined,
      paper: form === 'exchanged' ? { billCode: '', billNumber: '' } : null,
      reversal: redBill,
      accounted: on === undefined ? null : { on, amountFen },
    },
    vouchers,
    ...(check !== undefined && {
      check: {
        checkedBy: unit.unitName,
        checkedAt: check.checkedAt,
        answer: {
          outcome: check.outcome,
          code: check.code,
          sentence: check.sentence,
          billCode,
          billNumber,
          state: bill.state,
          seenOn: dateAt(bill.seenAt),
        },
      },
    }),
  }
}
