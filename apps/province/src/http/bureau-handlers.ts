import type {
  BillListAnswer,
  BillListRequest,
  FiguresAnswer,
  FiguresRequest,
} from '@piaoqiao/protocol'
import type { ExchangeHandler } from '@piaoqiao/service-kit'

/** What a bureau reads of the whole registry. */
export interface BureauReads {
  billList(request: BillListRequest): Promise<BillListAnswer>
  registryFigures(request: FiguresRequest): Promise<FiguresAnswer>
}

/** The handlers of `bill.list` and `registry.figures`. */
export function bureauHandlers(reads: BureauReads): Record<string, ExchangeHandler> {
  return {
    'bill.list': ({ payload }) => reads.billList(payload as BillListRequest),
    'registry.figures': ({ payload }) => reads.registryFigures(payload as FiguresRequest),
  }
}
