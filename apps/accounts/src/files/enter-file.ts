import type { KernelTables, Transact } from '../transact.ts'
import type { StoredFile } from './file-ports.ts'
import type { Vault } from './keep-upload.ts'

/**
 * Runs the transaction that enters a file whose bytes lie in the vault already. Where it fails the bytes are removed, because
 * nothing leads to them any more; they stay where the file is in the register after all, or nobody can say.
 * @throws what the work throws
 */
export async function enterFile<Tables, Result>(
  {
    transact,
    files,
  }: { readonly transact: Transact<Tables>; readonly files: Pick<Vault, 'vault'> },
  { fileId }: Pick<StoredFile, 'fileId'>,
  enter: (tables: Tables & KernelTables) => Promise<Result>,
): Promise<Result> {
  try {
    return await transact(enter)
  } catch (error) {
    // The connection may have broken after the commit, and before the office heard of it.
    const isEntered = await transact((tables) => tables.files.find(fileId)).then(
      (found) => found !== null,
      () => true,
    )
    if (!isEntered) await files.vault.remove(fileId)
    throw error
  }
}
