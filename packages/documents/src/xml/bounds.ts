/** Bounds of a bill's XML. A long hospital stay has some 2,000 lines in `AuxDetails`, about 1 MB. */
export const billXmlBytesMax = 2 * 1024 * 1024
/** `EInvoice/EInvoiceData/Details/Item/ItemExt/ItemDetailName` is the deepest path of the standard: 6. */
export const billXmlDepthMax = 8
export const billXmlElementsMax = 50_000
/** Room that an unsigned bill leaves for its two signatures. */
export const signaturesBytesMax = 8 * 1024
export const billXmlNameCharactersMax = 64
export const billXmlAttributesMax = 8
export const extensionFieldsMax = 200
/** Extension fields inside extension fields: this many levels, the outermost included. */
export const extensionDepthMax = 3
export const extensionTextCharactersMax = 4_000
/** An SM2 signature in DER has at most 72 bytes; anything longer is no signature. */
export const signatureValueBytesMax = 80
/** A document with more faults than this is hopeless; the rest is not listed. */
export const billFaultsMax = 100
