import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'

const lineFeed = 10

/**
 * A file of JSON lines that only grows. A line is there when `append` resolves, even if the machine stops then; a line
 * that a crash cut short is removed when the file is opened again.
 */
export class AppendingFile {
  readonly #file: FileHandle
  /** Lines that wait for the write under way; they share the next one and its sync. */
  #waiting: string[] = []
  #writing: Promise<void> = Promise.resolve()
  #next: Promise<void> | undefined

  private constructor(file: FileHandle) {
    this.#file = file
  }

  /**
   * @param bytesMax the largest file that is read
   * @returns the file and the values of its lines
   * @throws RangeError for a file beyond the bound, SyntaxError for a whole line that is no JSON
   */
  static async open(
    path: string,
    bytesMax: number,
  ): Promise<{ file: AppendingFile; lines: unknown[] }> {
    const handle = await open(path, 'a+', 0o600)
    try {
      const { size } = await handle.stat()
      if (size > bytesMax) throw new RangeError('the file is larger than it may be')
      const bytes = await handle.readFile()
      const end = bytes.lastIndexOf(lineFeed) + 1
      if (end < bytes.length) await handle.truncate(end)
      if (bytes.length === 0) await syncDirectoryOf(path)
      const lines = bytes.subarray(0, end).toString().split('\n').slice(0, -1)
      const values = lines.map((line): unknown => JSON.parse(line))
      return { file: new AppendingFile(handle), lines: values }
    } catch (error) {
      await handle.close()
      throw error
    }
  }

  append(values: readonly unknown[]): Promise<void> {
    this.#waiting.push(...values.map((value) => `${JSON.stringify(value)}\n`))
    this.#next ??= this.#writing.then(() => this.#write())
    return this.#next
  }

  async close(): Promise<void> {
    await this.#next?.catch(() => undefined)
    await this.#file.close()
  }

  #write(): Promise<void> {
    const text = this.#waiting.join('')
    this.#waiting = []
    this.#next = undefined
    // After a failure every later append fails too: behind half a line nothing could be read again.
    this.#writing = this.#file.appendFile(text).then(() => this.#file.datasync())
    return this.#writing
  }
}

/** A new name is there after a crash only when its directory was synced too. */
export async function syncDirectoryOf(path: string): Promise<void> {
  const directory = await open(dirname(path), 'r')
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}
