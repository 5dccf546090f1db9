/** Bounds of accounting data. The longest issuer's part lists the items of a bill, never those of its lists. */
export const accountingBytesMax = 1024 * 1024
/** `xbrl` holds tuples, and a tuple holds facts. */
export const accountingDepthMax = 4
export const accountingElementsMax = 20_000
export const accountingNameCharactersMax = 100
export const accountingItemsMax = 1_000
/** Lines of one voucher that stand in one file. */
export const accountingEntriesMax = 200
/** Bills whose files belong to one voucher. */
export const voucherBillsMax = 1_000
