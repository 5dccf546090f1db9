import { Readable } from 'node:stream'
import { csvByteOrderMark, csvLine } from './csv.ts'

/** A column of a table: its heading in Chinese, and what stands in it. */
export interface Column<Row> {
  readonly title: string
  cell(row: Row): string | number
}

/** Rows as they come from the store, a page at a time, so that a year of bills needs no more memory than a page. */
export type Pages<Row> = AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>

export function csvStream<Row>(columns: readonly Column<Row>[], pages: Pages<Row>): Readable {
  return Readable.from(csvChunks(columns, pages))
}

async function* csvChunks<Row>(
  columns: readonly Column<Row>[],
  pages: Pages<Row>,
): AsyncGenerator<string> {
  yield csvByteOrderMark + csvLine(columns.map(({ title }) => title))
  for await (const rows of pages) {
    yield rows.map((row) => csvLine(columns.map((column) => column.cell(row)))).join('')
  }
}

/** An object with one member, the list of all rows. It is not JSON where it was broken off. */
export function jsonStream<Row>(
  name: string,
  shown: (row: Row) => object,
  pages: Pages<Row>,
): Readable {
  return Readable.from(jsonChunks(name, shown, pages))
}

async function* jsonChunks<Row>(
  name: string,
  shown: (row: Row) => object,
  pages: Pages<Row>,
): AsyncGenerator<string> {
  yield `{"${name}":[`
  let separator = '\n'
  for await (const rows of pages) {
    const lines = rows.map((row) => JSON.stringify(shown(row)))
    if (lines.length > 0) yield separator + lines.join(',\n')
    if (lines.length > 0) separator = ',\n'
  }
  yield '\n]}\n'
}
