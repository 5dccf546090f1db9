import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { PersonalData } from '../personal-data/personal-data.ts'
import type { FileVault } from './file-ports.ts'

const ownerOnly = 0o600
const ownerOnlyFolder = 0o700

/** Files in a folder, each enciphered for its own id. */
export function createDirectoryVault(directory: string, personalData: PersonalData): FileVault {
  const pathOf = (fileId: string): string => {
    if (!/^[A-Z]-[0-9A-Z]{25}$/.test(fileId)) throw new Error('a file has an id that we made')
    // The last characters are of chance, so that no folder becomes long.
    return join(directory, fileId.slice(-2), fileId)
  }
  const place = (fileId: string): string => `file:${fileId}`
  return {
    async put(fileId, bytes) {
      const path = pathOf(fileId)
      await mkdir(join(path, '..'), { recursive: true, mode: ownerOnlyFolder })
      const text = Buffer.from(bytes).toString('base64')
      const file = await open(`${path}.new`, 'w', ownerOnly)
      try {
        await file.writeFile(personalData.seal(place(fileId), text))
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(`${path}.new`, path)
    },
    async get(fileId) {
      const sealed = await readFile(pathOf(fileId)).catch((error: unknown) => {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
        throw error
      })
      if (sealed === null) return null
      return new Uint8Array(Buffer.from(personalData.open(place(fileId), sealed), 'base64'))
    },
    remove: (fileId) => rm(pathOf(fileId), { force: true }),
  }
}
