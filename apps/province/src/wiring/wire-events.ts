import { createEventCarrier } from '../carrier/event-carrier.ts'
import { createWebhookCarrier } from '../carrier/webhook-carrier.ts'
import type { ProvinceUseCases } from '../http/handlers.ts'
import type { ProvinceJob } from '../jobs/province-jobs.ts'
import type { BillStore } from '../ports.ts'
import { createFeedStore } from '../postgres/feed-store.ts'
import { createAnswerReconcile } from '../use-cases/answer-reconcile.ts'
import { createDeliverWebhooks } from '../use-cases/deliver-webhooks.ts'
import { createEventFeed } from '../use-cases/event-feed.ts'
import { createPushEvents } from '../use-cases/push-events.ts'
import { createReconcile } from '../use-cases/reconcile.ts'
import { createSequenceOutbox } from '../use-cases/sequence-outbox.ts'
import { createTakePushedEvents } from '../use-cases/take-pushed-events.ts'
import type { ProvinceParts } from './province-parts.ts'

type EventJob = Extract<
  ProvinceJob,
  'sequence-outbox' | 'push-events' | 'deliver-webhooks' | 'ask-for-missing' | 'compare-heads'
>

export interface WiredEvents {
  readonly cases: Pick<
    ProvinceUseCases,
    'eventFeed' | 'takePushedEvents' | 'answerReconcile' | 'provinceReachable'
  >
  readonly works: Readonly<Record<EventJob, () => Promise<number | void>>>
}

/** Puts the use cases of events together: feeds, webhooks, and what provinces tell one another. */
export function wireEvents(parts: ProvinceParts, bills: BillStore): WiredEvents {
  const { settings, pool, crypto, keyName, clock, applications, carrier, watch } = parts
  const events = createFeedStore(pool, settings.province)
  const eventCarrier = createEventCarrier(carrier)
  const webhookCarrier = createWebhookCarrier({ apps: applications, crypto, keyName, clock })
  const reconcile = createReconcile({ events, carrier: eventCarrier, watch })
  const parties = { known: (ids: readonly string[]) => applications.known(ids) }
  return {
    cases: {
      eventFeed: createEventFeed({ events }),
      takePushedEvents: createTakePushedEvents({ events, parties, watch }),
      answerReconcile: createAnswerReconcile({ bills, events, watch }),
      provinceReachable: (province) => events.hasten(`province:${province}`, clock()),
    },
    works: {
      'sequence-outbox': createSequenceOutbox({ events }),
      'push-events': createPushEvents({ events, carrier: eventCarrier, clock, watch }),
      'deliver-webhooks': createDeliverWebhooks({
        events,
        carrier: webhookCarrier,
        clock,
        isPortal: async (appId) => (await applications.find(appId))?.kind === 'payer_portal',
      }),
      'ask-for-missing': () => reconcile.askForMissing(),
      'compare-heads': () => reconcile.compareNext(),
    },
  }
}
