/** Closed accounts are forgotten after so many days, which is time for questions. */
export const erasedAfterDays = 30

/**
 * A unit needs what a person filled in for as long as it works on the case, and afterwards for so many days in which its own
 * books are examined. Of a person who is forgotten it is kept no longer.
 */
export const endedCaseKeptDays = 180
