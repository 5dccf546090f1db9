import { caseCatalogue, portalCatalogue } from '../catalogue/case-catalogue.ts'
import { testedMessages } from '../catalogue/frames.ts'
import { unitCaseCatalogue, unitMessages } from '../unit/unit-catalogue.ts'
import type { Report } from './report.ts'

/** What a message still lacks before the direction can be signed off. */
export interface MissingCases {
  readonly message: string
  /** Cases that have to pass. */
  readonly required: number
  readonly passed: number
  /** Codes of those that were not run, did not pass, or wait, in the order of the catalogue. */
  readonly missing: readonly string[]
}

interface RequiredCase {
  readonly code: string
  readonly message: string
}

/**
 * What is still missing for sign-off, by message; empty where nothing is. A case counts when it passed. One that was
 * skipped because its bill could not be made does not count as passed.
 * @param messages those that the application is to use; all messages of a unit where nothing is said
 * @param required the cases that have to pass; those of the report's direction where nothing is said
 */
export function missingForSignOff(
  report: Pick<Report, 'direction' | 'cases'>,
  messages: readonly string[] = messagesOf(report),
  required: readonly RequiredCase[] = requiredCases(report),
): MissingCases[] {
  const passed = new Set(
    report.cases.filter(({ result }) => result === 'pass').map(({ code }) => code),
  )
  const byMessage = Map.groupBy(required, ({ message }) => message)
  return messages.flatMap((message) => {
    const own = byMessage.get(message) ?? []
    const missing = own.filter(({ code }) => !passed.has(code)).map(({ code }) => code)
    if (missing.length === 0) return []
    return [{ message, required: own.length, passed: own.length - missing.length, missing }]
  })
}

function messagesOf({ direction }: Pick<Report, 'direction'>): readonly string[] {
  return direction === 'unit' ? unitMessages : testedMessages
}

function requiredCases({ direction }: Pick<Report, 'direction'>): readonly RequiredCase[] {
  return direction === 'unit' ? unitCaseCatalogue() : [...caseCatalogue(), ...portalCatalogue()]
}
