import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { dirname } from 'node:path'
import { WorldError } from './world-error.ts'

const ownerOnly = 0o600

/** The text of a secret's file, which is made on the first call and only its owner can read. */
export function keptSecret(path: string, make: () => string): string {
  const kept = textOf(path)
  if (kept !== null) return kept.trimEnd()
  const made = make()
  writeWhole(path, `${made.trimEnd()}\n`, ownerOnly)
  return made.trimEnd()
}

export function randomHex(bytes: number): string {
  return randomBytes(bytes).toString('hex')
}

/** Writes under another name first, so that an interrupted start leaves no half of a file. */
export function writeWhole(path: string, text: string, mode: number): void {
  mkdirSync(dirname(path), { recursive: true })
  const unfinished = `${path}.unfinished`
  writeFileSync(unfinished, text, { mode })
  renameSync(unfinished, path)
}

/** Null for a file that is not there. @throws WorldError `DATA_UNREADABLE` */
export function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw new WorldError('DATA_UNREADABLE', `读不了${path}。请用上次启动演示的用户再启动。`)
  }
}
