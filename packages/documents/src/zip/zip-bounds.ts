/** Bounds of an archive that is read. A bill's OFD has some 30 files and less than a megabyte. */
export const zipArchiveBytesMax = 20 * 1024 * 1024
export const zipEntriesMax = 500
/** Of one file when it is inflated, and of all together. */
export const zipEntryBytesMax = 16 * 1024 * 1024
export const zipTotalBytesMax = 64 * 1024 * 1024
/** How often a file may hold its packed size, once it is larger than `zipRatioFreeBytes`. */
export const zipRatioMax = 200
export const zipRatioFreeBytes = 64 * 1024
export const zipNameBytesMax = 255
