import type { FileTables } from '../file-ports.ts'
import { createAnnouncedKeys } from './announced-keys.ts'
import { createFileQueue } from './file-queue.ts'
import { createLinkTable } from './link-table.ts'
import { createMadeFileTable } from './made-file-table.ts'
import type { Queryable } from './queryable.ts'

/** What a station keeps of files and keys, in PostgreSQL; every call is a transaction of its own. */
export function createFileTables(client: Queryable): FileTables {
  return {
    made: createMadeFileTable(client),
    queue: createFileQueue(client),
    links: createLinkTable(client),
    announcedKeys: createAnnouncedKeys(client),
  }
}
