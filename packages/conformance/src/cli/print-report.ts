import type { MissingCases } from '../report/missing.ts'
import type { CaseResult, Report, ResultName } from '../report/report.ts'
import { resultTitles } from '../report/report.ts'
import type { Colour, Terminal } from './terminal.ts'
import { paint } from './terminal.ts'

const colours: Readonly<Record<ResultName, Colour>> = {
  pass: 'green',
  fail: 'red',
  skip: 'gray',
  wait: 'yellow',
  error: 'red',
}

/** Most cases of one result that are named on the terminal; the report has all. */
const shownCasesMax = 40

/** One line for each case that did not pass, a line for each message, and what is missing. */
export function printReport(
  terminal: Terminal,
  report: Report,
  missing: readonly MissingCases[],
): void {
  for (const name of ['fail', 'error', 'wait', 'skip'] as const) {
    printCases(
      terminal,
      report.cases.filter(({ result }) => result === name),
    )
  }
  terminal.write('\n')
  for (const { message, counts } of report.summary) {
    const parts = Object.entries(counts)
      .filter(([, count]) => count > 0)
      .map(([name, count]) =>
        paint(terminal, colours[name as ResultName], `${resultTitles[name as ResultName]}${count}`),
      )
    terminal.write(`${message.padEnd(24)}${parts.join('  ')}\n`)
  }
  printMissing(terminal, missing)
}

function printCases(terminal: Terminal, cases: readonly CaseResult[]): void {
  for (const { code, title, result, reason, clause } of cases.slice(0, shownCasesMax)) {
    const mark = paint(terminal, colours[result], resultTitles[result])
    terminal.write(`${mark}  ${title}\n    ${code}\n    ${reason}\n    依据：${clause}\n`)
  }
  const more = cases.length - shownCasesMax
  if (more > 0) terminal.write(`    ……还有${more}个，见JSON报告\n`)
}

function printMissing(terminal: Terminal, missing: readonly MissingCases[]): void {
  if (missing.length === 0) {
    terminal.write(paint(terminal, 'green', '\n各报文的用例全部通过，可以申请验收。\n'))
    return
  }
  terminal.write('\n验收还缺：\n')
  for (const one of missing) {
    terminal.write(`  ${one.message.padEnd(24)}通过${one.passed}，应通过${one.required}\n`)
  }
}
