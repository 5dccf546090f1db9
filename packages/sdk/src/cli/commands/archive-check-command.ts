import { archivePackageBytesMax, readArchivePackage } from '@piaoqiao/documents/archive'
import { sm3Hex } from '@piaoqiao/gm-crypto'
import { heaviest } from '../exit-codes.ts'
import type { ExitKind } from '../exit-codes.ts'
import type { Session } from '../session.ts'
import { paint, printable } from '../terminal.ts'
import { bytesOf } from './bill-file-input.ts'

/** Verifies archive packages, one after the other, and says what is wrong with them. */
export async function archiveCheckCommand(
  session: Session,
  { paths }: { readonly paths: readonly string[] },
): Promise<ExitKind> {
  const kinds: ExitKind[] = []
  for (const path of paths) {
    if (session.signal.aborted) return 'unknown'
    kinds.push(await checkOne(session, path))
  }
  return heaviest(kinds)
}

async function checkOne(session: Session, path: string): Promise<ExitKind> {
  const bytes = await bytesOf(path, archivePackageBytesMax)
  const { creator, createdAt, bills, faults } = await readArchivePackage(bytes)
  const digest = sm3Hex(bytes)
  const told = { file: path, creator, createdAt, billCount: bills.length, digest, faults }
  session.entry(told, () => {
    const head = `${printable(path)}\n  ${printable(creator)} ${createdAt} ${bills.length}张票据\n`
    const lines = faults.map(({ code, sentence, subject }) => {
      return `  ${sentence} ${code} ${printable(subject)}\n`
    })
    const verdict =
      faults.length === 0
        ? `  ${paint(session.terminal, 'green', '完整无误。')}SM3 ${digest}\n`
        : `  ${paint(session.terminal, 'red', `${faults.length}处不符`)}\n`
    return head + lines.join('') + verdict
  })
  return faults.length === 0 ? 'done' : 'refused'
}
