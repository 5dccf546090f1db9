import type { BillId, Instant } from '@piaoqiao/domain'
import type { BillFormat } from './files/bill-formats.ts'

/** A file of a bill; `page` counts from 1 and matters for pictures only. */
export interface FileName {
  readonly billId: BillId
  readonly format: BillFormat
  readonly page: number
}

/** A file that was made and lies in the store of files. */
export interface MadeFile extends FileName {
  readonly fileKey: string
  /** How many pages its bill has. */
  readonly pages: number
  readonly byteCount: number
  /** SM3 of its bytes, in hexadecimal. */
  readonly digest: string
}

export interface MadeFileTable {
  find(name: FileName): Promise<MadeFile | null>
  /** Enters a file; of two that were made at one time the first stays. Gives the one that stays. */
  enter(made: MadeFile, at: Instant): Promise<MadeFile>
  /** Forgets a file that the store has lost. */
  forget(name: FileName): Promise<void>
}

/** Registered bills whose lasting files are still to be made. */
export interface FileQueue {
  /** Due ones, the longest due first. */
  due(at: Instant, limit: number): Promise<readonly WaitingFiles[]>
  done(billId: BillId): Promise<void>
  /** Leaves a bill alone until then. */
  postpone(billId: BillId, until: Instant): Promise<void>
}

export interface WaitingFiles {
  readonly billId: BillId
  /** How often they could not be made. */
  readonly attempts: number
}

export interface BillLinkEntry extends FileName {
  /** SM3 of the token. */
  readonly tokenDigest: Uint8Array
  readonly expiresAt: Instant
}

export interface LinkTable {
  insert(link: BillLinkEntry, at: Instant): Promise<void>
  /** What a link leads to, once: null for one that was used, has expired or never was. */
  take(tokenDigest: Uint8Array, at: Instant): Promise<FileName | null>
  /** Lets a link be used after all, because nothing was given for it. */
  giveBack(tokenDigest: Uint8Array): Promise<void>
  /** Removes links that expired before then, at most so many; says how many. */
  removeExpired(before: Instant, limit: number): Promise<number>
}

export interface AnnouncedKeys {
  /** Public keys that the province was told of, in hexadecimal. */
  all(): Promise<ReadonlySet<string>>
  enter(publicKeyHex: string, at: Instant, overlapUntil: Instant): Promise<void>
}

/** What a station keeps of files and keys. */
export interface FileTables {
  readonly made: MadeFileTable
  readonly queue: FileQueue
  readonly links: LinkTable
  readonly announcedKeys: AnnouncedKeys
}
