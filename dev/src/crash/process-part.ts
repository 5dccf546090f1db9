import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { CrashPart } from './crash-part.ts'

const endWithParent = new URL('end-with-parent.ts', import.meta.url).href
const pollMs = 50
const pollTimeoutMs = 2_000
/** What whoever watches over services waits before it starts one again that ended by itself. */
const restartPauseMs = 300

export interface ProcessPartOptions {
  readonly name: string
  /** Its `main.ts`. */
  readonly program: URL
  readonly nodeFlags: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  /** Where it listens, as its settings say. */
  readonly url: string
  /** What it writes is appended here. */
  readonly logPath: string
}

/** A program of ours as a process of its own, watched over as in production: it is started again when it ends by itself. */
export class ProcessPart implements CrashPart {
  readonly name: string
  /** How often it ended by itself after it had listened, which it never should. */
  endsByItself = 0
  readonly #options: ProcessPartOptions
  #child: ChildProcess | null = null
  #isOver = false

  constructor(options: ProcessPartOptions) {
    this.name = options.name
    this.#options = options
  }

  async start(): Promise<void> {
    if (this.#isOver) return
    const { program, nodeFlags, environment, logPath } = this.#options
    const log = openSync(logPath, 'a')
    const child = spawn(
      process.execPath,
      ['--import', endWithParent, ...nodeFlags, fileURLToPath(program)],
      { stdio: ['pipe', log, log], env: { PATH: process.env['PATH'] ?? '', ...environment } },
    )
    closeSync(log)
    this.#child = child
    void this.#watch(child)
  }

  async kill(): Promise<void> {
    const child = this.#child
    this.#child = null
    if (child === null || hasEnded(child)) return
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }

  async end(): Promise<void> {
    this.#isOver = true
    await this.kill()
  }

  /** Whether it can work: its own word and its database's. */
  async isHealthy(): Promise<boolean> {
    return (await this.#healthStatus()) === 200
  }

  async #watch(child: ChildProcess): Promise<void> {
    const ended = once(child, 'exit')
    let hasListened = false
    while (!hasListened && !hasEnded(child)) {
      hasListened = (await this.#healthStatus()) !== null
      await sleep(pollMs)
    }
    await ended
    // Whoever killed it starts it again; before it listens it may end for want of its database.
    if (this.#child !== child) return
    if (hasListened) this.endsByItself += 1
    await sleep(restartPauseMs)
    if (this.#child === child) await this.start()
  }

  async #healthStatus(): Promise<number | null> {
    try {
      const signal = AbortSignal.timeout(pollTimeoutMs)
      const response = await fetch(`${this.#options.url}/health`, { signal })
      await response.body?.cancel()
      return response.status
    } catch {
      return null
    }
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}
