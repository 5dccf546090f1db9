import type { PaperStock } from '../../his-ports.ts'
import type { HisCall } from './answer-his-call.ts'
import { answerHisCall } from './answer-his-call.ts'
import { deliverNotices } from './deliver-notices.ts'
import type { HisDesk } from './his-desk.ts'
import { prepareNotices } from './prepare-notices.ts'
import { tidyHis } from './tidy-his.ts'

/** Everything that a station does for a HIS, bound to one desk. */
export type HisUses = ReturnType<typeof hisUses>

export function hisUses(desk: HisDesk) {
  return {
    answer: (call: HisCall) => answerHisCall(desk, call),
    /** False where a number of it is in stock already. */
    addPaperStock: (stock: PaperStock): Promise<boolean> =>
      desk.store.change(({ papers }) => papers.addStock(stock, desk.station.clock())),
    noticesWaiting: (): Promise<number> => desk.store.tables.notices.waiting(),
    prepareNotices: () => prepareNotices(desk),
    deliverNotices: (signal?: AbortSignal) => deliverNotices(desk, signal),
    tidy: () => tidyHis(desk),
  }
}
