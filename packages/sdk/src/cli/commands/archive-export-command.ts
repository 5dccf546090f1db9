import { open } from 'node:fs/promises'
import { isCalendarDate } from '@piaoqiao/domain'
import { sm3Hex } from '@piaoqiao/gm-crypto'
import { BillArchive } from '../../archive/bill-archive.ts'
import { BillArchiveError } from '../../archive/bill-archive-error.ts'
import { exportPackages } from '../../archive/export-packages.ts'
import { hasCode } from '../../archive/place-whole-file.ts'
import type { ExitKind } from '../exit-codes.ts'
import type { Session } from '../session.ts'
import { printable } from '../terminal.ts'
import { UsageFault } from '../usage-fault.ts'

export interface ArchiveExportOptions {
  readonly from: string
  readonly to: string
  readonly output: string
  readonly folder: string
  readonly creator: string
}

/** Writes the bills of a period as archive packages and says the SM3 of each, to be written down elsewhere. */
export async function archiveExportCommand(
  session: Session,
  { from, to, output, folder, creator }: ArchiveExportOptions,
): Promise<ExitKind> {
  if (![from, to].every(isCalendarDate) || from > to) {
    throw new UsageFault('--from和--to应写成2026-03-01的形式，起不晚于止')
  }
  const archive = await BillArchive.open(folder)
  const packages = exportPackages(archive, { from, to, creator, createdAt: Date.now() })
  let number = 0
  try {
    for await (const { bytes, billCount, leftOut } of packages) {
      number += 1
      const path = number === 1 ? output : numbered(output, number)
      await writeNew(path, bytes)
      const digest = sm3Hex(bytes)
      session.entry({ path, billCount, digest, leftOut }, () => {
        const without = leftOut.map((name) => `  没有票据文件，未归档：${name}\n`).join('')
        return `已写成归档包：${printable(path)}\n  ${billCount}张票据，SM3 ${digest}\n${without}`
      })
    }
  } catch (error) {
    if (error instanceof BillArchiveError) throw new UsageFault(`${error.sentence} ${error.code}`)
    throw error
  }
  return 'done'
}

/** `a.zip` becomes `a-2.zip`. */
function numbered(path: string, number: number): string {
  return path.replace(/(\.[^./\\]*)?$/, (extension) => `-${number}${extension}`)
}

async function writeNew(path: string, bytes: Uint8Array): Promise<void> {
  try {
    const file = await open(path, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
  } catch (error) {
    const isThere = hasCode(error, 'EEXIST')
    throw new UsageFault(isThere ? `文件已存在：${path}` : `不能写入文件：${path}`)
  }
}
