/** Bounds of an OFD file that is read, besides those of its archive. */
export const ofdXmlBytesMax = 4 * 1024 * 1024
export const ofdXmlElementsMax = 100_000
export const ofdXmlDepthMax = 40
export const ofdPagesMax = 100
export const ofdAttachmentsMax = 50
export const ofdSignaturesMax = 10
export const ofdFontsMax = 100
/** Of one signature: every file of the package stands there once. */
export const ofdReferencesMax = 500
