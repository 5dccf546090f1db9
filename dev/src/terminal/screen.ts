import { styleText } from 'node:util'
import { padded, widthOf, wrapped } from './text-width.ts'

export type Colour = 'bold' | 'cyan' | 'dim' | 'green' | 'red' | 'yellow'

export interface ScreenOptions {
  readonly write: (text: string) => void
  readonly hasColours: boolean
  readonly columns: number
}

const columnsMax = 100
const columnsMin = 40

/** Where the demo speaks to a person: plain lines, coloured only where that is wanted. */
export class Screen {
  readonly #write: (text: string) => void
  readonly #hasColours: boolean
  readonly columns: number

  constructor({ write, hasColours, columns }: ScreenOptions) {
    this.#write = write
    this.#hasColours = hasColours
    this.columns = Math.min(Math.max(columns, columnsMin), columnsMax)
  }

  paint(colour: Colour, text: string): string {
    return this.#hasColours ? styleText(colour, text, { validateStream: false }) : text
  }

  line(text = ''): void {
    this.#write(`${text}\n`)
  }

  /** A text in as many lines as it needs, each after the same indent. */
  paragraph(text: string, { indent = 0, colour }: { indent?: number; colour?: Colour } = {}): void {
    for (const line of wrapped(text, this.columns - indent)) {
      this.line(' '.repeat(indent) + (colour === undefined ? line : this.paint(colour, line)))
    }
  }

  /** A text behind its label; the lines that follow stand below its beginning. */
  labelled(label: string, text: string, options: LabelOptions): void {
    const { indent, labelWidth, colour } = options
    const start = indent + labelWidth
    const [first = '', ...rest] = wrapped(text, this.columns - start)
    const shown = (line: string) => (colour === undefined ? line : this.paint(colour, line))
    const head = ' '.repeat(indent) + this.paint('dim', padded(label, labelWidth))
    this.line(head + shown(first))
    for (const line of rest) this.line(' '.repeat(start) + shown(line))
  }

  /** Rows under their headings, in columns. */
  table(headings: readonly string[], rows: readonly (readonly string[])[], indent: number): void {
    const [heading = '', ...lines] = inColumns([headings, ...rows], indent)
    this.line(this.paint('dim', heading))
    for (const line of lines) this.line(line)
  }

  /** Rows in columns, without headings. */
  rows(rows: readonly (readonly string[])[], indent: number): void {
    for (const line of inColumns(rows, indent)) this.line(line)
  }
}

function inColumns(rows: readonly (readonly string[])[], indent: number): readonly string[] {
  const columns = Math.max(...rows.map((row) => row.length))
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => widthOf(row[column] ?? ''))),
  )
  return rows.map((row) => {
    const cells = row.map((cell, column) => padded(cell, widths[column] ?? 0))
    return ' '.repeat(indent) + cells.join('  ').trimEnd()
  })
}

export interface LabelOptions {
  readonly indent: number
  readonly labelWidth: number
  readonly colour?: Colour
}

/** The screen of this process: its standard output. */
export function processScreen(): Screen {
  const { stdout } = process
  return new Screen({
    write: (text) => stdout.write(text),
    hasColours: stdout.isTTY && stdout.hasColors(),
    columns: stdout.isTTY ? stdout.columns : columnsMax,
  })
}
