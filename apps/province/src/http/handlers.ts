import type { Party } from '@piaoqiao/domain'
import type {
  AllotAnswer,
  AllotRequest,
  FeedAnswer,
  FeedRequest,
  ForwardAnswer,
  ForwardRequest,
  PushRequest,
  ReachableRequest,
  ReconcileAnswer,
  ReconcileRequest,
  RotateAnswer,
  RotateRequest,
} from '@piaoqiao/protocol'
import type { ExchangeHandler } from '@piaoqiao/service-kit'
import type { ItemRequest } from '../ports.ts'
import { itemHandlers } from './item-handlers.ts'

/** What a province can do, by the use cases behind its services. */
export interface ProvinceUseCases {
  serveItems(request: ItemRequest): Promise<readonly unknown[]>
  allotNumbers(issuerId: string, requestId: string, request: AllotRequest): Promise<AllotAnswer>
  /** @param forPayer whether a portal asks */
  eventFeed(partyId: string, request: FeedRequest, forPayer: boolean): Promise<FeedAnswer>
  rotateKey(appId: string, requestId: string, request: RotateRequest): Promise<RotateAnswer>
  takeForwarded(request: ForwardRequest, sender: Party): Promise<ForwardAnswer>
  takePushedEvents(from: string, request: PushRequest): Promise<unknown>
  answerReconcile(from: string, request: ReconcileRequest): Promise<ReconcileAnswer>
  provinceReachable(province: string): Promise<void>
}

/** One handler per service: takes the message apart, calls the use case, gives its answer. */
export function provinceHandlers(cases: ProvinceUseCases): Record<string, ExchangeHandler> {
  return {
    ...itemHandlers((request) => cases.serveItems(request)),
    'number.allot': ({ caller, requestId, payload }) =>
      cases.allotNumbers(caller.party.id, requestId, payload as AllotRequest),
    'event.feed': ({ caller, payload }) =>
      cases.eventFeed(caller.party.id, payload as FeedRequest, caller.kind === 'payer_portal'),
    'key.rotate': ({ caller, requestId, payload }) =>
      cases.rotateKey(caller.appId, requestId, payload as RotateRequest),
    forward: ({ caller, payload }) => cases.takeForwarded(payload as ForwardRequest, caller.party),
    'event.push': ({ caller, payload }) =>
      cases.takePushedEvents(caller.party.province, payload as PushRequest),
    reconcile: ({ caller, payload }) =>
      cases.answerReconcile(caller.party.province, payload as ReconcileRequest),
    'province.reachable': async ({ payload }) => {
      await cases.provinceReachable((payload as ReachableRequest).province)
      return { outcome: 'done' }
    },
  }
}
