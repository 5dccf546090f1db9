import type { QrFacts } from '@piaoqiao/documents/faces'
import type { Sm2PublicKey } from '@piaoqiao/gm-crypto'
import type { FileTables } from '../../file-ports.ts'
import type { BillFileStore } from '../../files/bill-file-store.ts'
import type { SigningKey } from '../../keys/station-keys.ts'
import type { Station } from '../station.ts'

/** Where the files of bills are made, kept and handed out. */
export interface FileOffice {
  readonly station: Station
  readonly tables: FileTables
  readonly files: BillFileStore
  /** False where the store keeps nothing. */
  readonly keepsFiles: boolean
  /** The key to sign and seal with now. */
  readonly signingKey: () => SigningKey
  /** Keys of the province, which signed the supervised XML. */
  readonly provinceKeys: readonly Sm2PublicKey[]
  /** The text of the QR code on the face. */
  readonly qrText: (facts: Required<QrFacts>) => string
  /** With which links begin, without a slash at the end. */
  readonly linkBase: () => string
  readonly linkLifetimeMs: number
  /** 32 bytes from a source fit for secrets. */
  readonly newToken: () => Uint8Array
}
