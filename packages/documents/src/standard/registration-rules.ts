import { valueRules } from './standard-rules.ts'
import type { StandardRule } from './standard-rule.ts'

/**
 * The rules that every registration checks, in their order of report. The list is a contract between stations and
 * provinces: a rule more would keep bills out that were let in before.
 */
const registrationRuleIds = [
  'DETAILS_EMPTY',
  'ITEMS_TOTAL',
  'BILL_REGION',
  'SUPERVISOR_REGION',
  'ISSUER_CODE',
  'PAYER_CODE_EMPTY',
  'PAYMENTS_TOTAL',
  'RED_ORIGINAL_MISSING',
  'RED_TOTAL_POSITIVE',
  'RED_ITSELF',
  'STAY_DATES',
  'QUANTITY_NOT_A_NUMBER',
] as const

export const registrationRules: readonly StandardRule[] = registrationRuleIds.map((id) => {
  const rule = valueRules.find((one) => one.id === id)
  if (rule === undefined) throw new Error(`there is no rule ${id}`)
  return rule
})
