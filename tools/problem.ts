/** Something that a check found. The message says what to do about it. */
export interface Problem {
  readonly path: string
  readonly line?: number
  readonly message: string
}

export function problemLine({ path, line, message }: Problem): string {
  return `${path}${line === undefined ? '' : `:${line}`}  ${message}`
}

/** The number, from 1, of the line in which the character at `offset` stands. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}
