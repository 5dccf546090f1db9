import type { Instant } from '@piaoqiao/domain'

/** A file that somebody gave us or that we made. Its bytes are enciphered where they are kept. */
export interface StoredFile {
  readonly fileId: string
  /** What it belongs to, such as `application:A-…`. */
  readonly owner: string
  readonly name: string
  readonly contentType: string
  readonly byteCount: number
  /** Hexadecimal. */
  readonly sm3: string
  readonly storedAt: Instant
}

/** The register of stored files; written in the transaction of what they belong to. */
export interface StoredFiles {
  add(file: StoredFile): Promise<void>
  find(fileId: string): Promise<StoredFile | null>
  /** At most `limit`, in the order in which they came. */
  ofOwner(owner: string, limit: number): Promise<readonly StoredFile[]>
  /** Files of several owners, at most `limit`. */
  ofOwners(owners: readonly string[], limit: number): Promise<readonly StoredFile[]>
  remove(fileId: string): Promise<void>
  removeAll(fileIds: readonly string[]): Promise<void>
}

/** Where the bytes lie. Written before the register, so that a registered file always has its bytes. */
export interface FileVault {
  put(fileId: string, bytes: Uint8Array): Promise<void>
  /** Null where there is no such file. @throws PersonalDataUnreadable for an altered one */
  get(fileId: string): Promise<Uint8Array | null>
  remove(fileId: string): Promise<void>
}

/** Looks for malware in what was uploaded. */
export interface MalwareScanner {
  /** `clean`, or the name of what was found. Rejects where it cannot say: the file is not taken then. */
  scan(bytes: Uint8Array): Promise<'clean' | { readonly found: string }>
}
