import { randomUUID } from 'node:crypto'
import { link, open, rm } from 'node:fs/promises'
import { syncDirectoryOf } from '../appending-file.ts'

/**
 * Puts a file in its place in one step: a crash leaves the whole file or none, and what is there is never overwritten.
 * @param mode of the new file
 * @returns false where the name is taken
 */
export async function placeWholeFile(
  path: string,
  bytes: Uint8Array,
  mode = 0o666,
): Promise<boolean> {
  const draft = `${path}.${randomUUID()}.draft`
  try {
    const file = await open(draft, 'wx', mode)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    // A link, unlike a renaming, never takes the place of what another process has put there meanwhile.
    const isFree = await link(draft, path).then(
      () => true,
      (error: unknown) => {
        if (hasCode(error, 'EEXIST')) return false
        throw error
      },
    )
    if (isFree) await syncDirectoryOf(path)
    return isFree
  } finally {
    await rm(draft, { force: true })
  }
}

/** Whether the system refused something for this reason. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
