import { factsText } from '../table.ts'
import { paint, type Terminal } from '../terminal.ts'
import type { CheckedFile } from './bill-check-file.ts'

/** How often one rule was broken. */
interface RuleCount {
  readonly rule: string
  readonly severity: 'error' | 'warning'
  readonly sentence: string
  /** Faults, of which one file can have several. */
  count: number
}

/** What a check came to. It holds counts and no files, however many there are. */
export class CheckSummary {
  files = 0
  filesWithErrors = 0
  errors = 0
  warnings = 0
  readonly #startedAt = performance.now()
  readonly #rules = new Map<string, RuleCount>()
  #bytes = 0
  #cutFiles = 0

  add({ faults, isCut, bytes }: CheckedFile): void {
    this.files += 1
    this.#bytes += bytes
    if (isCut) this.#cutFiles += 1
    if (faults.some(({ severity }) => severity === 'error')) this.filesWithErrors += 1
    for (const { rule, severity, sentence } of faults) {
      if (severity === 'error') this.errors += 1
      else this.warnings += 1
      const known = this.#rules.get(rule)
      if (known === undefined) this.#rules.set(rule, { rule, severity, sentence, count: 1 })
      else known.count += 1
    }
  }

  get filesPerSecond(): number {
    const seconds = (performance.now() - this.#startedAt) / 1000
    return seconds === 0 ? 0 : Math.round(this.files / seconds)
  }

  /** Rules that were broken, the most frequent first. */
  #counts(): readonly RuleCount[] {
    return [...this.#rules.values()].toSorted(
      (a, b) => b.count - a.count || (a.rule < b.rule ? -1 : 1),
    )
  }

  facts(): object {
    const { files, filesWithErrors, errors, warnings, filesPerSecond } = this
    return {
      files,
      filesWithErrors,
      errors,
      warnings,
      bytes: this.#bytes,
      filesCut: this.#cutFiles,
      filesPerSecond,
      rules: this.#counts().map(({ rule, severity, count }) => ({ rule, severity, count })),
    }
  }

  text(terminal: Terminal): string {
    const counts = this.#counts()
    const width = Math.max(0, ...counts.map(({ rule }) => rule.length))
    const rules = counts.map(({ rule, severity, sentence, count }) => {
      const colour = severity === 'error' ? 'red' : 'yellow'
      const level = paint(terminal, colour, severity.padEnd('warning'.length))
      return `${String(count).padStart(8)}  ${level}  ${rule.padEnd(width)}  ${sentence}\n`
    })
    const facts = factsText([
      ['文件', `${this.files}个，其中${this.filesWithErrors}个有错误`],
      ['错误', `${this.errors}处`],
      ['提醒', `${this.warnings}处`],
      ...(this.#cutFiles === 0
        ? []
        : [['未列全', `${this.#cutFiles}个文件的错误太多，没有全部列出`] as const]),
      ['速度', `每秒${this.filesPerSecond}个文件`],
    ])
    return `${rules.length === 0 ? '' : `\n${rules.join('')}\n`}${facts}`
  }
}
