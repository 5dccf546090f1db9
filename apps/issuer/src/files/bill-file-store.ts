import { CodedError } from '@piaoqiao/service-kit'

/** Where the files of bills are kept: a folder of this machine, or a store that speaks S3. */
export interface BillFileStore {
  /**
   * Keeps a file whole and durably, in place of one that was there under the same key.
   * @param key as `isFileKey` wants it
   * @throws FileStoreError
   */
  put(key: string, bytes: Uint8Array, mediaType: string): Promise<void>
  /** Null where there is none. @throws FileStoreError */
  get(key: string): Promise<Uint8Array | null>
  /** @throws FileStoreError */
  has(key: string): Promise<boolean>
  /** Whether or not it was there. @throws FileStoreError */
  delete(key: string): Promise<void>
  /** Ends connections. */
  close(): void
}

export const fileBytesMax = 32 * 1024 * 1024
export const keyCharactersMax = 200

const keyForm = /^[a-z0-9][a-z0-9-]*(\/[a-z0-9][a-z0-9-]*)*(\.[a-z0-9]+)?$/

/** Small letters, digits and hyphens in parts divided by slashes, with one ending at most: nothing that leads elsewhere. */
export function isFileKey(key: string): boolean {
  return key.length <= keyCharactersMax && keyForm.test(key)
}

export const fileStoreFaults = {
  FILE_STORE_UNAVAILABLE: 'the store of files cannot be used now',
  FILE_KEY_UNFIT: 'a key of the store of files has another form',
  FILE_TOO_LARGE: 'a file is larger than the store of files takes',
} as const
export type FileStoreFaultCode = keyof typeof fileStoreFaults

/** Names no file: a key tells which bill it belongs to. */
export class FileStoreError extends CodedError {
  readonly code: FileStoreFaultCode

  constructor(code: FileStoreFaultCode, options?: ErrorOptions) {
    super(fileStoreFaults[code], options)
    this.code = code
  }
}

/** @throws FileStoreError */
export function requireFileKey(key: string): void {
  if (!isFileKey(key)) throw new FileStoreError('FILE_KEY_UNFIT')
}

/** @throws FileStoreError */
export function requireFileSize(bytes: number): void {
  if (bytes > fileBytesMax) throw new FileStoreError('FILE_TOO_LARGE')
}
