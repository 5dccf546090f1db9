import type { Instant } from '@piaoqiao/domain'
import type { StatusItem } from '@piaoqiao/protocol'
import type { AnyAskedItem } from '../act-item-fields.ts'
import type { ActItem } from '../act-ports.ts'
import type { ActService } from '../act-services.ts'
import { keyText } from '../bill-ports.ts'
import type { SeenBill } from '../bill-ports.ts'
import { seenBillFrom } from '../seen-bill.ts'
import type { Duplicate } from '../sheet-ports.ts'
import type { DeskParts, DeskUser } from './desk-parts.ts'
import { openDesk, reading } from './desk-parts.ts'
import { fillItems, knowledgeOf } from './fill-items.ts'
import type { Knowledge } from './fill-items.ts'
import { findDuplicates } from './find-duplicates.ts'
import type { Objection } from './judge-item.ts'
import { judgeItem } from './judge-item.ts'

export interface PreviewedItem {
  readonly billCode: string
  readonly billNumber: string
  /** Null where the registry did not show the bill. */
  readonly bill: SeenBill | null
  /** Null where nothing speaks against it. */
  readonly objection: Objection | null
  /** What this unit did with the bill before. */
  readonly duplicate: Duplicate | null
}

/**
 * What an act would do to each bill, and what would be refused and why. Nothing is changed.
 * @throws AccountsError `BILL_TWICE`, `PROVINCE_UNREACHABLE`, `UNIT_NOT_OPEN`
 */
export async function previewAct(
  parts: DeskParts,
  user: DeskUser,
  { service, items }: { readonly service: ActService; readonly items: readonly AnyAskedItem[] },
  at: Instant,
): Promise<readonly PreviewedItem[]> {
  const { registry } = await openDesk(parts, user.unitId)
  const knowledge = await knowledgeOf(parts.tables, user.unitId, items)
  const filled = fillItems(service, items, knowledge, at)
  const duplicates = await findDuplicates(parts.tables, user.unitId, items)
  const asked = filled.map((item) => statusItem(item, knowledge))
  const { results } = await reading(registry.batch('bill.status', asked))
  const views = results.map(({ answer }) => answer)
  const seen = views.flatMap((view) => (view.outcome === 'found' ? [seenBillFrom(view)] : []))
  await parts.transact(({ bills }) =>
    bills.note(
      user.unitId,
      seen.map((bill) => ({ bill, checkCode: null, isVerified: false })),
      at,
    ),
  )
  return filled.map((item, index) => {
    const view = views[index]
    const isFound = view?.outcome === 'found'
    return {
      billCode: item.billCode,
      billNumber: item.billNumber,
      bill: isFound ? seenBillFrom(view) : null,
      objection: isFound ? judgeItem(service, item.wire, view, at) : unseen(view),
      duplicate: service === 'bill.lock' ? (duplicates.get(keyText(item)) ?? null) : null,
    }
  })
}

function unseen(view: Objection | undefined): Objection {
  const { code = 'OUTCOME_UNKNOWN', sentence = '', next = '' } = view ?? {}
  return { code, sentence, next }
}

function statusItem({ billCode, billNumber, wire }: ActItem, { bills }: Knowledge): StatusItem {
  const given = wire['checkCode']
  const checkCode =
    typeof given === 'string' ? given : bills.get(keyText({ billCode, billNumber }))?.checkCode
  return { billCode, billNumber, ...(typeof checkCode === 'string' && { checkCode }) }
}
