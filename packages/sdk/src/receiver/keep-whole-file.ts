import { access, constants, open } from 'node:fs/promises'
import { sep } from 'node:path'
import { hasCode, placeWholeFile } from '../archive/place-whole-file.ts'
import { ReceiverFileError } from './receiver-file-error.ts'

export type Keeping = 'written' | 'present'

/**
 * Puts a file in its place in one step: a crash leaves the whole file or none. A file that is there stays as it is.
 * @returns `present` where the same content is there already
 * @throws ReceiverFileError `RECEIVER_FILE_OTHER_CONTENT`, `RECEIVER_FILE_UNWRITABLE`
 */
export async function keepWholeFile(path: string, bytes: Uint8Array): Promise<Keeping> {
  return toldAsFault(async () =>
    (await isContentOf(path, bytes)) ? 'present' : placed(path, bytes),
  )
}

/**
 * Whether the content is there already.
 * @throws ReceiverFileError `RECEIVER_FILE_OTHER_CONTENT`, and `RECEIVER_FILE_UNWRITABLE` where nobody can tell
 */
export function isPresent(path: string, bytes: Uint8Array): Promise<boolean> {
  return toldAsFault(() => isContentOf(path, bytes))
}

/** @throws ReceiverFileError `RECEIVER_FILE_UNWRITABLE` where this is no folder in which files can be made */
export function requireWritableFolder(directory: string): Promise<void> {
  return toldAsFault(async () => {
    // The end asks for a folder: a file of this name is refused.
    await access(`${directory}${sep}`, constants.W_OK)
  })
}

async function toldAsFault<Result>(doing: () => Promise<Result>): Promise<Result> {
  try {
    return await doing()
  } catch (error) {
    if (error instanceof ReceiverFileError) throw error
    throw new ReceiverFileError('RECEIVER_FILE_UNWRITABLE', { cause: error })
  }
}

async function isContentOf(path: string, bytes: Uint8Array): Promise<boolean> {
  const file = await open(path).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return null
    throw error
  })
  if (file === null) return false
  try {
    const { size } = await file.stat()
    const isSame = size === bytes.length && (await file.readFile()).equals(bytes)
    if (!isSame) throw new ReceiverFileError('RECEIVER_FILE_OTHER_CONTENT')
    return true
  } finally {
    await file.close()
  }
}

async function placed(path: string, bytes: Uint8Array): Promise<Keeping> {
  if (await placeWholeFile(path, bytes)) return 'written'
  if (await isContentOf(path, bytes)) return 'present'
  throw new ReceiverFileError('RECEIVER_FILE_UNWRITABLE')
}
