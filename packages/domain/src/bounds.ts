/** Every bound of a bill's life, by name. */
export const lockDaysDefault = 30
/** A lock with all its extensions never lasts longer. */
export const lockDaysMax = 180
/** The holder is warned this many days before its lock expires. */
export const lockWarningDays = 3
export const authorisationDaysMax = 366
export const reportsPerBillMax = 100
export const authorisationsPerBillMax = 100
export const stakeholdersPerBillMax = 200
/** Most portals that collect the bills of one payer. */
export const portalsPerPayerMax = 8
