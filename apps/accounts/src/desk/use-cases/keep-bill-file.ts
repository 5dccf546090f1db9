import type { Instant } from '@piaoqiao/domain'
import { sm3Hex } from '@piaoqiao/gm-crypto'
import { enterFile } from '../../files/enter-file.ts'
import { keepFile } from '../../files/keep-upload.ts'
import type { BillKey } from '../bill-ports.ts'
import type { FileCheck, KeptFile, KeptFileKind } from '../kept-file-ports.ts'
import type { DeskParts, DeskUser } from './desk-parts.ts'
import { auditOf } from './desk-parts.ts'

export interface FileToKeep extends BillKey {
  readonly kind: KeptFileKind
  readonly bytes: Uint8Array
  readonly contentType: string
  readonly voucherNumber: string | null
  readonly check: Omit<FileCheck, 'checkedAt' | 'userId'>
}

const extensions: Readonly<Record<string, string>> = {
  'application/xml': 'xml',
  'application/ofd': 'ofd',
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
}

/**
 * Keeps a file that was used, with what its check found. The same content of the same bill is kept once and gets another
 * check; nothing is written over.
 * @throws AccountsError `FILE_INFECTED`, `SCANNER_UNAVAILABLE`
 */
export async function keepBillFile(
  parts: DeskParts,
  user: DeskUser,
  file: FileToKeep,
  at: Instant,
): Promise<KeptFile> {
  const { unitId, userId } = user
  const { billCode, billNumber, kind, bytes, voucherNumber } = file
  const check: FileCheck = { ...file.check, checkedAt: at, userId }
  const same = await parts.tables.keptFiles.findSame(unitId, file, sm3Hex(bytes))
  if (same !== null) {
    await parts.transact(({ keptFiles }) => keptFiles.check(same.fileId, check))
    return same
  }
  const { contentType } = file
  // People put names into the names of files; the vault's register knows only the bill.
  const name = `${billCode}_${billNumber}.${extensions[contentType] ?? 'bin'}`
  const stored = await keepFile(parts.files, {
    owner: `desk:${unitId}`,
    name,
    bytes,
    at,
    contentType,
  })
  const { fileId, sm3 } = stored
  const kept = { billCode, billNumber, kind, userId, voucherNumber, fileId, sm3, storedAt: at }
  const found = await enterFile(parts, stored, async ({ files, keptFiles, audit }) => {
    const isNew = await keptFiles.add(unitId, kept)
    // Somebody else may have kept the same content since it was looked for; then it gets this check, too.
    const known = isNew ? kept : await keptFiles.findSame(unitId, file, sm3)
    if (known === null) throw new Error('a file that is there already is found')
    await keptFiles.check(known.fileId, check)
    if (!isNew) return known
    await files.add(stored)
    await audit.append(auditOf(user, 'file_kept', at, { file: fileId, kind }))
    return known
  })
  if (found.fileId !== fileId) await parts.files.vault.remove(fileId)
  return found
}

/** What is kept of the check of a file that the registry itself gave out. */
export const checkedByRegistry: FileToKeep['check'] = {
  outcome: 'found',
  code: 'FROM_REGISTRY',
  sentence: '文件由票据所属省份的登记系统提供。',
  faults: [],
}
