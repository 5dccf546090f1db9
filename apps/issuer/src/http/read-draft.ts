import { fenFromYuan } from '@piaoqiao/domain'
import type { DraftExtension, IssueBillDraft } from '../bills/bill-draft.ts'
import type { DraftBody } from './draft-schema.ts'
import { extensionAmounts } from './draft-schema.ts'

/** The draft that a body asks for: yuan become fen, and nothing else changes. */
export function draftFromBody(body: DraftBody): IssueBillDraft {
  const { total, items, auxItems, extension, ...rest } = body
  return {
    ...rest,
    totalFen: fenFromYuan(total),
    items: items.map(({ amount, ...item }) => ({ ...item, amountFen: fenFromYuan(amount) })),
    ...(auxItems !== undefined && {
      auxItems: auxItems.map(({ amount, ...item }) => ({
        ...item,
        ...(amount !== undefined && { amountFen: fenFromYuan(amount) }),
      })),
    }),
    ...(extension !== undefined && { extension: extensionFrom(extension) }),
  }
}

function extensionFrom(extension: NonNullable<DraftBody['extension']>): DraftExtension {
  const entries = Object.entries(extension).map(([name, text]) =>
    name in extensionAmounts ? [`${name}Fen`, fenFromYuan(text)] : [name, text],
  )
  return Object.fromEntries(entries) as DraftExtension
}
