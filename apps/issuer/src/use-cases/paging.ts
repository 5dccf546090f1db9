/** Rows and cursor of a page; the cursor is null behind the last one. */
export interface Page<Row, Cursor> {
  readonly rows: readonly Row[]
  readonly next: Cursor | null
}

/** How rows are listed: those behind a cursor, in the order of the cursors, and at most so many. */
export interface Listing<Row, Cursor> {
  list(after: Cursor | null, limit: number): Promise<readonly Row[]>
  cursorOf(row: Row): Cursor
}

export async function pageOf<Row, Cursor>(
  { list, cursorOf }: Listing<Row, Cursor>,
  after: Cursor | null,
  limit: number,
): Promise<Page<Row, Cursor>> {
  const rows = await list(after, limit)
  const last = rows.at(-1)
  return { rows, next: last === undefined || rows.length < limit ? null : cursorOf(last) }
}

/** Every row, a page at a time; nothing is held while the reader is slow. */
export async function* pagesOf<Row, Cursor>(
  listing: Listing<Row, Cursor>,
  limit: number,
): AsyncGenerator<readonly Row[]> {
  let after: Cursor | null = null
  do {
    const page: Page<Row, Cursor> = await pageOf(listing, after, limit)
    yield page.rows
    after = page.next
  } while (after !== null)
}
