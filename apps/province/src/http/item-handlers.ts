import { refusal } from '@piaoqiao/domain'
import type { FileRequest, RefusedItem } from '@piaoqiao/protocol'
import { changeServices, isChangeService, wireRefusal } from '@piaoqiao/protocol'
import type { ExchangeHandler, ExchangeRequest } from '@piaoqiao/service-kit'
import type { ItemRequest } from '../ports.ts'
import { showsSomething } from '../use-cases/payer-gate.ts'
import { fingerprintOf } from '../use-cases/fingerprint.ts'

type ServeItems = (request: ItemRequest) => Promise<readonly unknown[]>

/** Handlers of every service that works on bills, whether the message holds many items or is itself the only one. */
export function itemHandlers(serveItems: ServeItems): Record<string, ExchangeHandler> {
  const batch: ExchangeHandler = async (request) => ({
    items: await serveItems(batchRequest(request)),
  })
  const single: ExchangeHandler = async (request) => {
    const [answer] = await serveItems(itemRequest(request, [request.payload], false))
    return answer
  }
  return {
    ...Object.fromEntries(changeServices.map((service) => [service, batch])),
    'bill.verify': batch,
    'bill.status': batch,
    'bill.file': async (request) => fileRefusal(request) ?? single(request),
    'operation.result': single,
    'account.announce': batch,
    'account.bills': single,
    'bill.history': single,
    'bill.evidence': single,
  }
}

/**
 * Portals act for payers and have to say for whom; nobody else may. Refused here, because the home province of the bill
 * knows a party of another one only by its name.
 */
function fileRefusal({ caller, payload }: ExchangeRequest): RefusedItem | null {
  const isPortal = caller.kind === 'payer_portal'
  if (isPortal === showsSomething(payload as FileRequest)) return null
  return wireRefusal(
    isPortal ? refusal('NOT_THE_PAYER') : refusal('ITEM_MALFORMED', { path: '/payerCode' }),
  )
}

function batchRequest(request: ExchangeRequest): ItemRequest {
  const { items, atomic } = request.payload as { items: readonly unknown[]; atomic?: boolean }
  return itemRequest(request, items, atomic ?? false)
}

function itemRequest(
  { service, caller, requestId, payload }: ExchangeRequest,
  contents: readonly unknown[],
  atomic: boolean,
): ItemRequest {
  const { party } = caller
  const fingerprint = fingerprintOf(service.name, payload)
  return {
    service: service.name,
    party,
    requestId,
    atomic,
    asked: isChangeService(service.name) ? { partyId: party.id, requestId, fingerprint } : null,
    items: contents.map((content, index) => ({ item: index + 1, content })),
  }
}
