/** The cursor of a list whose order is given by two keys, as it goes over the wire. */
export function pageCursorOf(first: number | string, second: bigint | string): string {
  return `${first}.${second}`
}

/** The two parts of a cursor; null for one that this registry did not make. */
export function pageCursorParts(
  cursor: string,
  pattern: RegExp,
): readonly [first: string, second: string] | null {
  const [, first, second] = pattern.exec(cursor) ?? []
  return first === undefined || second === undefined ? null : [first, second]
}
