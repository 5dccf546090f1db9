/** Bounds of the PDF files that are read and written. A bill with its data has some 100 KB. */
export const pdfBytesMax = 20 * 1024 * 1024
/** Together, unpacked: a small file can unpack to a thousand times its size. */
export const pdfUnpackedBytesMax = 200 * 1024 * 1024
/** Pages, fonts and pictures; a PDF of a bill has some twenty. */
export const pdfStreamsMax = 20_000
export const pdfPagesMax = 400
export const pdfTextCharactersMax = 2_000_000
export const pdfAttachmentsMax = 20
export const pdfAttachmentBytesMax = 8 * 1024 * 1024
export const pdfAttachmentNameCharactersMax = 120
