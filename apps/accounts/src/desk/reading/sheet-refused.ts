import type { DeskRefusalCode } from '../desk-refusals.ts'

/** An upload that is refused as a whole, inside of the thread that reads it. */
export class SheetRefused extends Error {
  readonly code: DeskRefusalCode
  readonly details: Readonly<Record<string, string>>

  constructor(code: DeskRefusalCode, details: Readonly<Record<string, string>> = {}) {
    super(code)
    this.name = 'SheetRefused'
    this.code = code
    this.details = details
  }
}
