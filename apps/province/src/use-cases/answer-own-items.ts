import { changeServices } from '@piaoqiao/protocol'
import type { AnswerOwnItems } from '../ports.ts'

/** What this province does with items of its own bills, by service. */
export function createAnswerOwnItems(answerers: {
  readonly changes: AnswerOwnItems
  readonly verify: AnswerOwnItems
  readonly status: AnswerOwnItems
  readonly file: AnswerOwnItems
  readonly result: AnswerOwnItems
  /** Whatever else works on items here, by service. */
  readonly others?: Readonly<Record<string, AnswerOwnItems>>
}): AnswerOwnItems {
  const byService = new Map<string, AnswerOwnItems>([
    ['bill.verify', answerers.verify],
    ['bill.status', answerers.status],
    ['bill.file', answerers.file],
    ['operation.result', answerers.result],
    ...changeServices.map((service) => [service, answerers.changes] as const),
    ...Object.entries(answerers.others ?? {}),
  ])
  return (request) => {
    const answer = byService.get(request.service)
    if (answer === undefined) throw new Error(`${request.service} does not work on items`)
    return answer(request)
  }
}
