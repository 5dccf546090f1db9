import type { Instant } from '@piaoqiao/domain'
import { billIdFrom } from '@piaoqiao/domain'
import type { LookWatch } from '../look-ports.ts'
import type { AnswerOwnItems, ItemRequest, NumberedItem } from '../ports.ts'

/** Answers as before, and notes for every bill that was shown who saw it. */
export function watchLooks(
  answer: AnswerOwnItems,
  { watch, clock }: { readonly watch: LookWatch; readonly clock: () => Instant },
): AnswerOwnItems {
  return async (request) => {
    const answers = await answer(request)
    const at = clock()
    for (const [index, item] of request.items.entries()) {
      if (isShown(answers[index])) watch.seen({ ...lookOf(request, item), at })
    }
    return answers
  }
}

function isShown(answer: unknown): boolean {
  const { outcome } = answer as { readonly outcome: string }
  return outcome === 'found' || outcome === 'done'
}

function lookOf({ service, party }: ItemRequest, { content }: NumberedItem) {
  const { billCode, billNumber } = content as { billCode: string; billNumber: string }
  const billId = billIdFrom(billCode, billNumber)
  return { billId, partyId: party.id, partyName: party.name, service }
}
