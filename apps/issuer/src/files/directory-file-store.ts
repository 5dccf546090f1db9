import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sm3Hex } from '@piaoqiao/gm-crypto'
import type { BillFileStore } from './bill-file-store.ts'
import { FileStoreError, requireFileKey, requireFileSize } from './bill-file-store.ts'

const ownerOnly = 0o600
const ownerOnlyFolder = 0o700

/**
 * Files in a folder of this machine, readable by its owner alone. A file appears whole or not at all: it is written
 * beside its place, flushed, and renamed. Folders are spread by the digest of the key, so that none grows too large.
 */
export function createDirectoryFileStore(root: string): BillFileStore {
  return {
    put: (key, bytes) =>
      working(async () => {
        requireFileSize(bytes.length)
        await putWhole(root, pathOf(root, key), bytes)
      }),
    get: (key) =>
      working(async () => {
        const bytes = await orNull(readFile(pathOf(root, key)))
        return bytes === null ? null : new Uint8Array(bytes)
      }),
    has: (key) => working(async () => (await orNull(stat(pathOf(root, key)))) !== null),
    delete: (key) => working(() => rm(pathOf(root, key), { force: true })),
    close: () => undefined,
  }
}

function pathOf(root: string, key: string): string {
  requireFileKey(key)
  const digest = sm3Hex(key)
  return join(root, digest.slice(0, 2), digest.slice(2, 4), key.replaceAll('/', '_'))
}

async function putWhole(root: string, path: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(path)
  await mkdir(folder, { recursive: true, mode: ownerOnlyFolder })
  // In the root, where what a crash leaves behind is found together.
  const unfinished = join(root, `.unfinished-${randomUUID()}`)
  try {
    const file = await open(unfinished, 'wx', ownerOnly)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
  for (const changed of [folder, dirname(folder), root]) await syncFolder(changed)
}

/** A new name is as durable as the folder that it stands in. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function orNull<Value>(found: Promise<Value>): Promise<Value | null> {
  try {
    return await found
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

async function working<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof FileStoreError) throw error
    throw new FileStoreError('FILE_STORE_UNAVAILABLE', { cause: error })
  }
}
