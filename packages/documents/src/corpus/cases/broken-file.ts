import type { GoodFiles } from './good-files.ts'

/** One way to break a file of a bill. */
export interface BrokenFile {
  /** With its ending, such as `xml-altered-amount.xml`. */
  readonly name: string
  /** What was done to a good file. */
  readonly done: string
  /** What a reader has to say, all of it and in its order; nothing where it must not mind. */
  readonly codes: readonly string[]
  make(good: GoodFiles): Uint8Array | Promise<Uint8Array>
}

export type Break = readonly [
  name: string,
  done: string,
  codes: readonly string[],
  make: BrokenFile['make'],
]

/** Rows of one kind of file as broken files. */
export function brokenFiles(ending: string, rows: readonly Break[]): BrokenFile[] {
  return rows.map(([name, done, codes, make]) => ({ name: `${name}.${ending}`, done, codes, make }))
}

/** Replaces one piece of a text file; a piece that is not there is a mistake of the case. */
export function swapped(bytes: Uint8Array, from: string | RegExp, to: string): Uint8Array {
  const text = Buffer.from(bytes).toString()
  const changed = text.replace(from, () => to)
  if (changed === text) throw new Error('the case changes nothing')
  return new TextEncoder().encode(changed)
}

export function truncated(bytes: Uint8Array, share: number): Uint8Array {
  return bytes.slice(0, Math.floor(bytes.length * share))
}

/** What a reader said of a broken file. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error)
