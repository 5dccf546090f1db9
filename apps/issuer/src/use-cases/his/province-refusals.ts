import { HisError } from '../../his/his-results.ts'
import type { OperationResult } from '../settle-operation.ts'

/** What a HIS is told of a change that the province did not carry out. */
export function notCarriedOut(answer: Exclude<OperationResult, { outcome: 'done' }>): HisError {
  if (answer.outcome === 'undelivered') return new HisError('E4005')
  if (answer.outcome === 'unknown') return new HisError('E4006')
  return new HisError('E4007', `${answer.sentence}${answer.next}`)
}
