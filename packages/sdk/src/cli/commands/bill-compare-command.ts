import { comparedFilesMax, compareBillFiles } from '@piaoqiao/documents/reading'
import type { FileComparison, FileDisagreement, ReadBillFile } from '@piaoqiao/documents/reading'
import type { ExitKind } from '../exit-codes.ts'
import { faultObject, faultText } from '../fault-text.ts'
import type { Session } from '../session.ts'
import { tableText } from '../table.ts'
import { paint, printable } from '../terminal.ts'
import type { Terminal } from '../terminal.ts'
import { UsageFault } from '../usage-fault.ts'
import { readNamedFile } from './bill-file-input.ts'
import { isOfFile, shownCode } from './bill-file-texts.ts'

export interface BillCompareOptions {
  readonly unmasked?: boolean
  readonly paths: readonly string[]
}

/** Compares files that should be forms of one bill, each with every other and each with itself. */
export async function billCompareCommand(
  session: Session,
  { paths, unmasked }: BillCompareOptions,
): Promise<ExitKind> {
  if (paths.length < 2 || paths.length > comparedFilesMax) {
    throw new UsageFault(`要比较的文件应为2到${comparedFilesMax}个`)
  }
  const files: ReadBillFile[] = []
  for (const path of paths) {
    const read = await readOrTell(session, path)
    if (read === null) return 'refused'
    files.push(read)
  }
  const found = compareBillFiles(files)
  const comparison = unmasked === true ? found : masked(found, files)
  session.result(comparisonObject(comparison, paths), () =>
    comparisonText(session.terminal, comparison, paths),
  )
  return comparison.agrees ? 'done' : 'refused'
}

async function readOrTell(session: Session, path: string): Promise<ReadBillFile | null> {
  try {
    return await readNamedFile(path, {})
  } catch (error) {
    if (error instanceof UsageFault || !isOfFile(error)) throw error
    session.result({ file: path, error: faultObject(error) }, () => {
      return `${printable(path)}\n  ${faultText(error)}`
    })
    return null
  }
}

function masked(comparison: FileComparison, files: readonly ReadBillFile[]): FileComparison {
  const shown = (text: string, place: number): string => {
    const file = files[place]
    return file === undefined || text === '' ? text : shownCode(text, file, { isUnmasked: false })
  }
  const disagreements = comparison.disagreements.map((one): FileDisagreement => {
    if (one.field !== 'payerCode') return one
    return {
      ...one,
      firstText: shown(one.firstText, one.first),
      secondText: shown(one.secondText, one.second),
    }
  })
  return { ...comparison, disagreements }
}

function comparisonObject(comparison: FileComparison, paths: readonly string[]): object {
  const { agrees, hasSameXml, disagreements } = comparison
  return {
    agrees,
    hasSameXml,
    disagreements: disagreements.map(({ code, sentence, label, ...one }) => ({
      code,
      sentence,
      label,
      first: { file: paths[one.first], text: one.firstText },
      second: { file: paths[one.second], text: one.secondText },
    })),
  }
}

const sameXmlTexts = {
  true: '各文件所附的票据XML逐字节相同',
  false: '各文件所附的票据XML不是同一份',
  null: '只有一个文件附有票据XML，或者都没有',
} as const

function comparisonText(
  terminal: Terminal,
  { agrees, hasSameXml, disagreements }: FileComparison,
  paths: readonly string[],
): string {
  const verdict = agrees
    ? paint(terminal, 'green', '各文件的记载一致。')
    : paint(terminal, 'red', `各文件的记载不一致，共${disagreements.length}处。`)
  const rows = disagreements.map((one) => [
    { text: one.label },
    { text: paths[one.first] ?? '' },
    { text: one.firstText },
    { text: one.first === one.second ? '（同一文件）' : (paths[one.second] ?? '') },
    { text: one.secondText },
    { text: `${one.sentence} ${one.code}` },
  ])
  const headings = ['项目', '文件', '记载', '另一文件', '记载', '说明']
  const table = agrees ? '' : tableText(terminal, headings, rows)
  return `${verdict}\n${sameXmlTexts[`${hasSameXml}`]}\n${table}`
}
