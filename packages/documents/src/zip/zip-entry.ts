/** One file of an archive, packed and as it is. The byte arrays are not to be changed. */
export interface ZipEntry {
  /** Path inside the archive, such as `Doc_0/Document.xml`. */
  readonly name: string
  readonly bytes: Uint8Array
  /** What stands in the archive: deflated, or the bytes themselves. */
  readonly packed: Uint8Array
  readonly isDeflated: boolean
  readonly checksum: number
}

/** APPNOTE.TXT 4.4.5. */
export const zipMethods = { stored: 0, deflated: 8 } as const
/** Bits of the general purpose flag, APPNOTE.TXT 4.4.4. */
export const zipFlags = { encrypted: 0x0001, descriptor: 0x0008, strong: 0x0040, utf8: 0x0800 }

export const zipSignatures = {
  local: 0x04034b50,
  central: 0x02014b50,
  end: 0x06054b50,
  descriptor: 0x08074b50,
} as const
/** Sizes of the records without names. */
export const zipLocalBytes = 30
export const zipCentralBytes = 46
export const zipEndBytes = 22
