/** A second door: the parts of this app one by one, for a simulation that puts them together over ports of its own. */
export * from './event-ports.ts'
export * from './ports.ts'
export type { ProvinceUseCases } from './http/handlers.ts'
export { provinceHandlers } from './http/handlers.ts'
export { deliveryLeaseMs } from './postgres/deliveries.ts'
export { createAllotNumbers } from './use-cases/allot-numbers.ts'
export { createAnswerOwnItems } from './use-cases/answer-own-items.ts'
export { createAnswerReconcile } from './use-cases/answer-reconcile.ts'
export { createApplyCommands, RegistryBusy } from './use-cases/apply-commands.ts'
export { retryDelayMaxMs } from './use-cases/deliver-feeds.ts'
export { createDeliverWebhooks } from './use-cases/deliver-webhooks.ts'
export { createEventFeed } from './use-cases/event-feed.ts'
export { createExpireLocks } from './use-cases/expire-locks.ts'
export { followChains, subscriptionKey } from './use-cases/follow-chains.ts'
export { createKeepRequest } from './use-cases/keep-request.ts'
export { createOwnChanges } from './use-cases/own-changes.ts'
export {
  createFileOwn,
  createResultOwn,
  createStatusOwn,
  createVerifyOwn,
} from './use-cases/own-reads.ts'
export { createPrepareDocuments } from './use-cases/prepare-documents.ts'
export { createPushEvents } from './use-cases/push-events.ts'
export { createReconcile } from './use-cases/reconcile.ts'
export { createSequenceOutbox } from './use-cases/sequence-outbox.ts'
export { createServeItems } from './use-cases/serve-items.ts'
export { createTakeForwarded } from './use-cases/take-forwarded.ts'
export { createTakePushedEvents } from './use-cases/take-pushed-events.ts'
