import type { HisFields } from './his-field.ts'
import type { HisResultCode } from './his-results.ts'

/** A method of the HIS interface: the one source of its checks, its mapping and its page. */
export interface HisMethod<Request extends HisFields = HisFields> {
  readonly name: string
  readonly title: string
  readonly englishTitle: string
  /** What it is for, in Chinese. */
  readonly purpose: string
  readonly request: Request
  readonly answer: HisFields
  /** What a vendor has to know beside the fields, in Chinese. */
  readonly notes: readonly string[]
  /** Results beside those that every method can give. */
  readonly results: readonly HisResultCode[]
}
