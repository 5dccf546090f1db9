import { statfs } from 'node:fs/promises'

/** Room on the disk that holds a folder, in bytes; null while the folder is not there, because nothing was kept yet. */
export async function readVaultSpace(
  directory: string,
): Promise<{ readonly freeBytes: number; readonly totalBytes: number } | null> {
  try {
    const { bavail, blocks, bsize } = await statfs(directory)
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
