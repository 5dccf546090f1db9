import { randomUUID } from 'node:crypto'
import { requestIdPattern } from '@piaoqiao/protocol'

/** Leaves room for the number of a part behind it, within the 64 characters of the protocol. */
export const batchRequestIdLengthMax = 56

/** A request id that nobody has used. */
export function newRequestId(): string {
  return randomUUID()
}

const requestIdForm = new RegExp(requestIdPattern)

/** Whether an envelope can carry it. */
export function isRequestId(text: string): boolean {
  return requestIdForm.test(text)
}

/**
 * The request id of one message of a batch that needs several. The same batch has the same ids again, so a retry
 * after a crash repeats what was sent.
 * @throws RangeError for an id that has no room for the part's number
 */
export function partRequestId(requestId: string, part: number, parts: number): string {
  if (parts === 1) return requestId
  if (requestId.length > batchRequestIdLengthMax) {
    throw new RangeError(
      `the request id of a large batch has at most ${batchRequestIdLengthMax} characters`,
    )
  }
  return `${requestId}.${part}`
}
