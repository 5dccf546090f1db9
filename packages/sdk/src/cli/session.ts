import { resolve } from 'node:path'
import { createClient } from '../client.ts'
import type { Client } from '../client.ts'
import {
  clientOptionsOf,
  configurationFileDefault,
  configurationVariable,
  readConfiguration,
} from './configuration.ts'
import type { Configuration } from './configuration.ts'
import type { ExitKind } from './exit-codes.ts'
import type { Terminal } from './terminal.ts'

/** Options that every command takes. */
export interface EveryCommandOptions {
  readonly config?: string
  readonly json?: boolean
}

/** One run of one command. */
export class Session {
  readonly terminal: Terminal
  readonly #options: EveryCommandOptions

  constructor(terminal: Terminal, options: EveryCommandOptions) {
    this.terminal = terminal
    this.#options = options
  }

  get signal(): AbortSignal {
    return this.terminal.signal
  }

  /** @throws UsageFault */
  async configuration(): Promise<Configuration> {
    const path =
      this.#options.config ??
      this.terminal.environment[configurationVariable] ??
      configurationFileDefault
    const configuration = await readConfiguration(resolve(path))
    for (const warning of configuration.warnings) this.terminal.note(`${warning}\n`)
    return configuration
  }

  /** @throws UsageFault */
  async client(): Promise<Client> {
    return createClient(clientOptionsOf(await this.configuration()))
  }

  /** Writes a result: as JSON where that was asked for, else as text for people. */
  result(value: unknown, text: () => string): void {
    const asked = this.#options.json === true
    this.terminal.write(asked ? `${JSON.stringify(value, null, 2)}\n` : text())
  }

  /** Writes one of many results that follow each other: one line of JSON, or text. */
  entry(value: unknown, text: () => string): void {
    this.terminal.write(this.#options.json === true ? `${JSON.stringify(value)}\n` : text())
  }
}

/** What a command does; the kind becomes the exit code. */
export type CommandAction<Options> = (session: Session, options: Options) => Promise<ExitKind>
