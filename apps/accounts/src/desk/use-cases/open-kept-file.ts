import type { Instant } from '@piaoqiao/domain'
import type { DeskFile } from '../desk-file.ts'
import type { DeskParts, DeskUser } from './desk-parts.ts'
import { auditOf } from './desk-parts.ts'

/** A kept file of the unit to be downloaded; null where it has none of this id. A bill names its payer: every look is audited. */
export async function openKeptFile(
  parts: DeskParts,
  user: DeskUser,
  fileId: string,
  at: Instant,
): Promise<DeskFile | null> {
  const kept = await parts.tables.keptFiles.find(user.unitId, fileId)
  if (kept === null) return null
  const bytes = await parts.files.vault.get(fileId)
  if (bytes === null) return null
  const stored = await parts.transact(async ({ files, audit }) => {
    await audit.append(auditOf(user, 'file_opened', at, { file: fileId }))
    return files.find(fileId)
  })
  if (stored === null) return null
  const { contentType, name } = stored
  return { bytes, contentType, name: kept.kind === 'receiver_data' ? `efi_receiver_${name}` : name }
}
