import stringWidth from 'string-width'
import { padded, paint, printable } from './terminal.ts'
import type { Colour, Terminal } from './terminal.ts'

export interface Cell {
  readonly text: string
  readonly colour?: Colour
}

/** Widest that a cell becomes; what is longer ends with an ellipsis. */
const cellWidthMax = 60

/** Rows under their headings, in columns that fit Chinese text. */
export function tableText(
  terminal: Terminal,
  headings: readonly string[],
  rows: readonly (readonly Cell[])[],
): string {
  const shortened = rows.map((row) =>
    row.map((cell) => ({ ...cell, text: shortenedTo(cellWidthMax, printable(cell.text)) })),
  )
  const widths = headings.map((heading, column) =>
    Math.max(stringWidth(heading), ...shortened.map((row) => stringWidth(row[column]?.text ?? ''))),
  )
  const line = (cells: readonly Cell[]) =>
    cells
      .map(({ text, colour }, column) => {
        const fitting = column < cells.length - 1 ? padded(text, widths[column] ?? 0) : text
        return colour === undefined ? fitting : paint(terminal, colour, fitting)
      })
      .join('  ')
      .trimEnd()
  const heading = line(headings.map((text) => ({ text, colour: 'bold' })))
  return [heading, ...shortened.map(line)].map((text) => `${text}\n`).join('')
}

/** Names and values below each other, the values in one column. */
export function factsText(facts: readonly (readonly [name: string, value: string])[]): string {
  const width = Math.max(0, ...facts.map(([name]) => stringWidth(name)))
  return facts.map(([name, value]) => `  ${padded(name, width)}  ${printable(value)}\n`).join('')
}

function shortenedTo(width: number, text: string): string {
  if (stringWidth(text) <= width) return text
  let kept = ''
  for (const character of text) {
    if (stringWidth(kept + character) > width - 1) break
    kept += character
  }
  return `${kept}…`
}
