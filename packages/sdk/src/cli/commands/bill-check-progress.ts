import type { Terminal } from '../terminal.ts'
import type { CheckSummary } from './bill-check-summary.ts'

const pauseMs = 100
const clearLine = '\r\u{1b}[K'

/** One line at the foot of a terminal that says how far a check has come; nothing where nobody watches. */
export class CheckProgress {
  readonly #terminal: Terminal
  readonly #summary: CheckSummary
  #shownAt = performance.now()
  #isShown = false

  constructor(terminal: Terminal, summary: CheckSummary) {
    this.#terminal = terminal
    this.#summary = summary
  }

  show(): void {
    const now = performance.now()
    if (!this.#terminal.isWatched || now - this.#shownAt < pauseMs) return
    const { files, filesWithErrors, filesPerSecond } = this.#summary
    this.#shownAt = now
    this.#isShown = true
    this.#terminal.note(
      `${clearLine}已检查${files}个文件，${filesWithErrors}个有错误，每秒${filesPerSecond}个`,
    )
  }

  /** Before anything else is written. */
  clear(): void {
    if (this.#isShown) this.#terminal.note(clearLine)
    this.#isShown = false
  }
}
