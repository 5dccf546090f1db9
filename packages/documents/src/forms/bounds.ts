/** Bounds of what is filled into a form, in code points. Whatever is within them finds room on the page. */
export const formNameCharactersMax = 100
export const formAddressCharactersMax = 150
export const formPersonCharactersMax = 40
/** Mobiles, identity numbers, codes, ports. */
export const formCodeCharactersMax = 40
export const formMailCharactersMax = 100
export const formNetworkAddressCharactersMax = 64
export const formTimeCharactersMax = 60
/** A key as 130 hexadecimal digits, or what stands between the first and the last line of its PEM. */
export const formPublicKeyCharactersMax = 200
export const formOpinionCharactersMax = 150
/** Of a report: titles of cases, clauses, notes. */
export const reportTextCharactersMax = 300
export const reportConclusionCharactersMax = 1_000
/** Each of some thirty messages has at least a hundred cases; five thousand take some 150 pages. */
export const reportCasesMax = 5_000
export const reportMissingMax = 500
/** A unit has a test environment and the one that counts, and perhaps one more. */
export const noticeEnvironmentsMax = 5
export const noticeAddressCharactersMax = 300
