import type { StandardFault } from '@piaoqiao/documents/standard'
import { profileNamed, provinceProfiles } from '@piaoqiao/documents/standard'
import type { ExitKind } from '../exit-codes.ts'
import type { Session } from '../session.ts'
import { paint, printable } from '../terminal.ts'
import { UsageFault } from '../usage-fault.ts'
import { checkFiles } from './bill-check-files.ts'
import type { CheckedFile, FileCheck } from './bill-check-file.ts'
import { CheckProgress } from './bill-check-progress.ts'
import { CheckSummary } from './bill-check-summary.ts'
import { billPaths } from './bill-paths.ts'

export interface BillCheckOptions {
  readonly profile: string
  readonly severity: string
  readonly at?: string
  readonly paths: readonly string[]
}

/**
 * Checks files and folders of bills and prints every fault with its place, as a compiler does: file by file, while the
 * rest is still being checked.
 */
export async function billCheckCommand(
  session: Session,
  options: BillCheckOptions,
): Promise<ExitKind> {
  const check = checkOf(options)
  const summary = new CheckSummary()
  const progress = new CheckProgress(session.terminal, summary)
  for await (const file of checkFiles(billPaths(options.paths), check, session.signal)) {
    const faults = shownFaults(file, options)
    summary.add({ ...file, faults })
    if (faults.length > 0) progress.clear()
    for (const fault of faults) tellFault(session, file.file, fault)
    progress.show()
  }
  progress.clear()
  session.entry({ summary: summary.facts() }, () => summary.text(session.terminal))
  if (!session.signal.aborted) return summary.errors > 0 ? 'refused' : 'done'
  session.terminal.note('已中断，其余文件没有检查\n')
  return 'unknown'
}

function checkOf({ profile, severity, at }: BillCheckOptions): FileCheck {
  const names = ['auto', 'none', ...provinceProfiles.map(({ id }) => id)]
  if (!names.includes(profile)) throw new UsageFault(`--profile应为${names.join('、')}之一`)
  if (severity !== 'error' && severity !== 'warning') {
    throw new UsageFault('--severity应为error或warning')
  }
  const instant = at === undefined ? Date.now() : Date.parse(at)
  if (Number.isNaN(instant)) throw new UsageFault('--at应为时刻，如2026-03-02T10:00:00+08:00')
  return { at: instant, profile: profileNamed(profile)?.id ?? (profile === 'none' ? null : 'auto') }
}

function shownFaults(
  { faults }: CheckedFile,
  { severity }: BillCheckOptions,
): readonly StandardFault[] {
  return severity === 'warning' ? faults : faults.filter((fault) => fault.severity === 'error')
}

function tellFault(session: Session, file: string, fault: StandardFault): void {
  session.entry({ file, ...fault }, () => {
    const { line, column, severity, rule, sentence, path } = fault
    const place = line > 0 ? `${printable(file)}:${line}:${column}` : printable(file)
    const colour = severity === 'error' ? 'red' : 'yellow'
    const level = paint(session.terminal, colour, severity)
    const at = path === '' ? '' : ` (${printable(path)})`
    return `${place}: ${level} ${rule}: ${sentence}${at}\n`
  })
}
