import type {
  ActivityAnswer,
  ActivityRequest,
  BillListAnswer,
  BillListRequest,
  FiguresAnswer,
  FiguresRequest,
  HealthAnswer,
  HealthRequest,
} from '@piaoqiao/protocol'
import type { ExchangeHandler } from '@piaoqiao/service-kit'

/** What a bureau reads of the whole registry. */
export interface BureauReads {
  billList(request: BillListRequest): Promise<BillListAnswer>
  registryFigures(request: FiguresRequest): Promise<FiguresAnswer>
  registryActivity(request: ActivityRequest): Promise<ActivityAnswer>
  registryHealth(request: HealthRequest): Promise<HealthAnswer>
}

/** The handlers of `bill.list` and of what a bureau asks of the whole registry. */
export function bureauHandlers(reads: BureauReads): Record<string, ExchangeHandler> {
  return {
    'bill.list': ({ payload }) => reads.billList(payload as BillListRequest),
    'registry.figures': ({ payload }) => reads.registryFigures(payload as FiguresRequest),
    'registry.activity': ({ payload }) => reads.registryActivity(payload as ActivityRequest),
    'registry.health': ({ payload }) => reads.registryHealth(payload as HealthRequest),
  }
}
