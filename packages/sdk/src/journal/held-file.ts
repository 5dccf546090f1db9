import { link, readFile, rm, writeFile } from 'node:fs/promises'

/** Another process works on the same journal. */
export class JournalInUse extends Error {
  readonly code = 'JOURNAL_IN_USE'
  readonly sentence = '请求日志正被另一个进程使用。'
  constructor() {
    super('another process has the journal open')
    this.name = 'JournalInUse'
  }
}

/** Paths of the marks that this process has set. */
const heldHere = new Set<string>()

/** Twice: once more after the mark of a process that died was taken away. */
const attemptsMax = 2

/**
 * Marks something as this process's own by a file that holds its number.
 * @returns what takes the mark away
 * @throws JournalInUse while the process that left a mark is alive
 */
export async function holdFile(path: string): Promise<() => Promise<void>> {
  for (let attempts = 0; attempts < attemptsMax; attempts += 1) {
    try {
      await setMark(path)
      heldHere.add(path)
      return async () => {
        heldHere.delete(path)
        await rm(path, { force: true })
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      if (await isHeldByAnother(path)) throw new JournalInUse()
      await rm(path, { force: true })
    }
  }
  throw new JournalInUse()
}

/** Linked into place with its number inside, so that nobody can read it while it is empty. */
async function setMark(path: string): Promise<void> {
  const draft = `${path}.${process.pid}`
  await writeFile(draft, String(process.pid), { mode: 0o600 })
  try {
    await link(draft, path)
  } finally {
    await rm(draft, { force: true })
  }
}

/** A mark with our own number that we did not set comes from an earlier life of a container. */
async function isHeldByAnother(path: string): Promise<boolean> {
  const holder = Number(await readFile(path, 'utf8').catch(() => ''))
  if (!Number.isInteger(holder) || holder <= 0) return false
  if (holder === process.pid) return heldHere.has(path)
  try {
    process.kill(holder, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
