import { styleText } from 'node:util'

/** Where a command writes. Results go to `write`, progress and faults to `note`. */
export interface Terminal {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly write: (text: string) => void
  readonly note: (text: string) => void
  readonly hasColours: boolean
  /** Aborted when the user interrupts. */
  readonly signal: AbortSignal
}

export type Colour = 'green' | 'red' | 'yellow' | 'gray' | 'bold'

export function paint(terminal: Terminal, colour: Colour, text: string): string {
  return terminal.hasColours ? styleText(colour, text, { validateStream: false }) : text
}

/** What is wrong with a command line, a configuration or a file, in Chinese. */
export class UsageFault extends Error {
  constructor(sentence: string) {
    super(sentence)
    this.name = 'UsageFault'
  }
}

/** What the end of the program says to a script. A number never changes its meaning. */
export const exitCodes = {
  passed: 0,
  internal: 1,
  usage: 2,
  /** A case did not pass. */
  failed: 3,
  /** None failed, but cases are missing for sign-off. */
  missing: 4,
} as const
export type ExitKind = keyof typeof exitCodes
