import type { KnownKeys } from '../../keys/known-keys.ts'
import type { FileName } from '../../file-ports.ts'
import { announceKey } from './announce-key.ts'
import { billFile } from './bill-file.ts'
import { makeLink, openLink, removeOldLinks } from './bill-links.ts'
import type { FileOffice } from './file-office.ts'
import { makeWaitingFiles } from './make-waiting-files.ts'

/** What a station does with files of bills and with its keys, bound to one station. */
export type FileUses = ReturnType<typeof fileUses>

export function fileUses(office: FileOffice, keys: KnownKeys) {
  return {
    billFile: (name: FileName) => billFile(office, name),
    makeLink: (name: FileName) => makeLink(office, name),
    openLink: (token: string) => openLink(office, token),
    makeWaitingFiles: (signal?: AbortSignal) => makeWaitingFiles(office, signal),
    removeOldLinks: () => removeOldLinks(office),
    announceKey: () => announceKey(office.station, keys, office.tables.announcedKeys),
    /** The key that the unit signs with now. */
    signingKey: () => office.signingKey(),
  }
}
