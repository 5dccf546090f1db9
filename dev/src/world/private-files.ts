import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { dirname } from 'node:path'
import { WorldError } from './world-error.ts'

const ownerOnly = 0o600

/** The text of a file that is made on the first call and that only its owner can read. */
export function keptText(path: string, make: () => string): string {
  const kept = textOf(path)
  if (kept !== null) return kept.trimEnd()
  const made = make()
  writeWhole(path, `${made.trimEnd()}\n`, ownerOnly)
  return made.trimEnd()
}

export function randomHex(bytes: number): string {
  return randomBytes(bytes).toString('hex')
}

/**
 * Writes under another name first, so that an interrupted start leaves no half of a file.
 * @throws WorldError `DATA_UNUSABLE`
 */
export function writeWhole(path: string, text: string, mode: number): void {
  const unfinished = `${path}.unfinished`
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(unfinished, text, { mode })
    renameSync(unfinished, path)
  } catch (error) {
    throw unusable('写不了', path, error)
  }
}

/** Null for a file that is not there. @throws WorldError `DATA_UNUSABLE` */
export function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw unusable('读不了', path, error)
  }
}

function unusable(what: string, path: string, cause: unknown): WorldError {
  const { code = '' } = cause as NodeJS.ErrnoException
  const advice = '请用上次启动演示的用户再启动，或者用--data把数据放到别的文件夹。'
  return new WorldError('DATA_UNUSABLE', `${what}${path}（${code}）。${advice}`, { cause })
}
