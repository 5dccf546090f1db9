const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

const isLeapYear = (year: number): boolean =>
  year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/**
 * Whether there is such a day in the Gregorian calendar. Every bill has several days, so that this is reckoned and not
 * left to the parsing of dates.
 * @param digits yyyyMMdd, digits only
 */
export function isDay(digits: string): boolean {
  const year = Number(digits.slice(0, 4))
  const month = Number(digits.slice(4, 6))
  const day = Number(digits.slice(6, 8))
  const days = month === 2 && isLeapYear(year) ? 29 : daysOfMonth[month - 1]
  return year > 0 && days !== undefined && day >= 1 && day <= days
}
