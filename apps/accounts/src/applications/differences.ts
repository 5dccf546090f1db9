import type { Applicant, DraftOf } from './applicant.ts'
import { valueAt } from './application-faults.ts'
import type { Application } from './application-ports.ts'
import type { Opened } from './application-rules.ts'
import { maskedData } from './masked-applicant.ts'

/** A field that held something else before. */
export interface Difference {
  /** Such as `handler.mobile`. */
  readonly path: string
  /** Where it held it: in the account that is to be changed, or in this application before it was returned. */
  readonly from: 'account' | 'returned'
  /** Null where nothing stood there. Masked as the field itself is, so that two of them may look alike. */
  readonly before: string | boolean | null
}

/** The fields that differ from what the account holds, and from what was returned for correction, in the order of the form. */
export function differencesOf(
  { application, account }: Pick<Opened<Application>, 'application' | 'account'>,
  fieldPaths: readonly string[],
  isWhole: boolean,
): readonly Difference[] {
  const { draft, earlier } = application
  const compare = (from: Difference['from'], before: DraftOf<Applicant> | null) => {
    if (before === null) return []
    const shown = isWhole ? before : maskedData(before)
    return fieldPaths
      .filter((path) => filled(valueAt(draft, path)) !== filled(valueAt(before, path)))
      .map((path): Difference => ({ path, from, before: filled(valueAt(shown, path)) }))
  }
  return [...compare('account', account), ...compare('returned', earlier.returned?.draft ?? null)]
}

function filled(value: unknown): string | boolean | null {
  if (typeof value === 'boolean') return value
  return typeof value === 'string' && value !== '' ? value : null
}
