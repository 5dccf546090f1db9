import { caseCatalogue } from '../catalogue/case-catalogue.ts'
import { testedMessages } from '../catalogue/frames.ts'
import type { Report } from './report.ts'

/** What a message still lacks before the direction can be signed off. */
export interface MissingCases {
  readonly message: string
  /** Cases that have to pass. */
  readonly required: number
  readonly passed: number
  /** Codes of those that were not run, did not pass, or wait. */
  readonly missing: readonly string[]
}

interface RequiredCase {
  readonly code: string
  readonly message: string
}

/**
 * What is still missing for sign-off, by message; empty where nothing is. A case counts when it passed. One that was
 * skipped because its bill could not be arranged does not count as passed, so a whole sandbox is needed once.
 * @param messages those that the application is to use; all that can be tested where nothing is said
 * @param required the cases of the direction; those of the platform where nothing is said
 */
export function missingForSignOff(
  report: Report,
  messages: readonly string[] = testedMessages,
  required: readonly RequiredCase[] = caseCatalogue(),
): MissingCases[] {
  const passed = new Set(
    report.cases.filter(({ result }) => result === 'pass').map(({ code }) => code),
  )
  return messages.flatMap((message) => {
    const own = required.filter((one) => one.message === message)
    const missing = own.filter(({ code }) => !passed.has(code)).map(({ code }) => code)
    if (missing.length === 0) return []
    return [{ message, required: own.length, passed: own.length - missing.length, missing }]
  })
}
