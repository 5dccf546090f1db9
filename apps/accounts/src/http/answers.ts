import { Type } from 'typebox'

/** A text under the title that the pages for developers show. */
export const text = (title: string) => Type.String({ title })
export const textOrNull = (title: string) => Type.Union([Type.String(), Type.Null()], { title })

/** A moment as answers give it, ISO 8601 in UTC with milliseconds. */
export function isoOrNull(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}

/** `after` of the next page: the last row's, if the page is full. */
export function nextOf<Row>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (row: Row) => string,
): string | null {
  const last = rows.at(-1)
  return rows.length < limit || last === undefined ? null : cursorOf(last)
}
