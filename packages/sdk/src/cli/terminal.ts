import { styleText } from 'node:util'
import stringWidth from 'string-width'

/** Where a command reads and writes. Results go to `write`, everything said beside them to `note`. */
export interface Terminal {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly write: (text: string) => void
  readonly note: (text: string) => void
  /** Whether results may be coloured. */
  readonly hasColours: boolean
  /** Whether somebody watches the notes, so that progress may be drawn. */
  readonly isWatched: boolean
  /** Aborted when the user interrupts. */
  readonly signal: AbortSignal
}

export type Colour = 'green' | 'red' | 'yellow' | 'cyan' | 'gray' | 'bold'

export function paint(terminal: Terminal, colour: Colour, text: string): string {
  return terminal.hasColours ? styleText(colour, text, { validateStream: false }) : text
}

/**
 * Text from outside as it may stand on a terminal: without control characters, which could move the cursor, and
 * without marks that turn the direction of writing.
 */
export function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\u{200E}\u{200F}\u{202A}-\u{202E}\u{2066}-\u{2069}]/gu, ' ')
}

/** Fills up to a width in columns; a Chinese character takes two. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)))
}

/** A moment as clerks read it, in the time of Beijing: 2026-03-04 10:00:00. */
export function beijingTime(moment: string): string {
  const at = Date.parse(moment)
  if (Number.isNaN(at)) return printable(moment)
  return new Date(at + beijingOffsetMs).toISOString().slice(0, 19).replace('T', ' ')
}

const beijingOffsetMs = 8 * 3_600_000
