import { enterFile } from '../../files/enter-file.ts'
import type { StoredFile } from '../../files/file-ports.ts'
import { keepScan } from '../../files/keep-upload.ts'
import type { Upload } from '../../files/keep-upload.ts'
import type { KernelTables } from '../../transact.ts'
import { refusePeople } from '../people-refusals.ts'
import type { PeopleTables } from '../people-tables.ts'
import type { PeopleParts } from './people-parts.ts'

type Tables = PeopleTables & KernelTables

/** What a paper belongs to: a case, or a link between two people. */
interface PaperOwner<Held> {
  readonly papersMax: number
  /** Locks it, and refuses where it takes no papers now. */
  hold(tables: Tables): Promise<Held>
  note(tables: Tables, held: Held): Promise<void>
}

/**
 * Keeps a scan of a paper beside the others of its owner. Whether there is room is asked before the bytes are written, so that
 * what is refused takes no place on the disk, and again afterwards, because others may have come first.
 * @throws AccountsError `DOCUMENTS_TOO_MANY`, codes of uploads, and what `hold` throws
 */
export async function keepPaper<Held>(
  parts: Pick<PeopleParts, 'transact' | 'files'>,
  paper: Upload,
  { papersMax, hold, note }: PaperOwner<Held>,
): Promise<StoredFile> {
  const holdWithRoom = async (tables: Tables): Promise<Held> => {
    const held = await hold(tables)
    const kept = await tables.files.ofOwner(paper.owner, papersMax)
    if (kept.length >= papersMax) throw refusePeople('DOCUMENTS_TOO_MANY')
    return held
  }
  await parts.transact(holdWithRoom)
  const file = await keepScan(parts.files, paper)
  await enterFile(parts, file, async (tables) => {
    const held = await holdWithRoom(tables)
    await tables.files.add(file)
    await note(tables, held)
  })
  return file
}
