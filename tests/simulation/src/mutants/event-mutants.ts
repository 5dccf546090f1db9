import type { EventStore } from '@piaoqiao/province/parts'
import type { Mutants, Sabotage } from '../nodes/sabotage.ts'

/** Broken ways of events, and of messages between provinces. */
export const eventMutants: Mutants = {
  'a change is told to nobody now and then': () => {
    let appended = 0
    return {
      province: (ports) => ({
        ...ports,
        bills: {
          ...ports.bills,
          change: (work) =>
            ports.bills.change((transaction) =>
              work({
                load: (keys) => transaction.load(keys),
                append: (batch) => {
                  appended += 1
                  return transaction.append(appended % 25 === 0 ? { ...batch, outbox: [] } : batch)
                },
              }),
            ),
        },
      }),
    }
  },
  'a feed skips entries': () =>
    withEvents((events) => ({
      ...events,
      read: async (...asked) =>
        (await events.read(...asked)).filter(({ position }) => position % 7n !== 0n),
    })),
  'a feed shows an entry again': () =>
    withEvents((events) => ({
      ...events,
      read: (feed, after, limit) => events.read(feed, after > 3n ? after - 1n : after, limit),
    })),
  'everybody is shown what only the issuer may see': () =>
    withEvents((events) => ({
      ...events,
      read: async (...asked) =>
        (await events.read(...asked)).map((item) => ({ ...item, issuerId: item.subscriberId })),
    })),
  'a push that may not have arrived counts as taken': () => ({
    province: (ports) => ({
      ...ports,
      carrier: {
        ...ports.carrier,
        push: async (to, request) => {
          const pushed = await ports.carrier.push(to, request)
          return pushed === 'unknown' ? 'done' : pushed
        },
      },
    }),
  }),
  'a webhook counts as told without its confirmation': () => ({
    province: (ports) => ({
      ...ports,
      webhooks: {
        deliver: async (webhook, request) => {
          await ports.webhooks.deliver(webhook, request)
          return true
        },
      },
    }),
  }),
  'events of other provinces are lost now and then': () => {
    let taken = 0
    return withEvents((events) => ({
      ...events,
      takeForeign: (foreign) => {
        taken += 1
        return taken % 5 === 0 ? Promise.resolve(foreign.length) : events.takeForeign(foreign)
      },
      foreignHeads: async () => [],
      takeBehind: async () => [],
    }))
  },
  'an outcome that is unknown is called undelivered': () => ({
    province: (ports) => ({
      ...ports,
      carrier: {
        ...ports.carrier,
        forward: async (to, request) => {
          const forwarded = await ports.carrier.forward(to, request)
          return forwarded.outcome === 'unknown' ? { outcome: 'unreachable' } : forwarded
        },
      },
    }),
  }),
  'what is all or nothing is forwarded one by one': () => ({
    province: (ports) => ({
      ...ports,
      carrier: {
        ...ports.carrier,
        forward: (to, request) => ports.carrier.forward(to, { ...request, atomic: false }),
      },
    }),
  }),
  'a retry is forwarded under an id of its own': () => {
    let forwarded = 0
    return {
      province: (ports) => ({
        ...ports,
        carrier: {
          ...ports.carrier,
          forward: (to, request) => {
            forwarded += 1
            const requestId = `${request.requestId}.${forwarded}`
            return ports.carrier.forward(to, { ...request, requestId })
          },
        },
      }),
    }
  },
  'the hub keeps what it carries': () => ({
    hub: (door, waiting) => ({
      ...door,
      relay: async (to, service, envelope) => {
        await waiting.remember(envelope.data, to.code, 0)
        return door.relay(to, service, envelope)
      },
    }),
  }),
}

function withEvents(change: (events: EventStore) => EventStore): Sabotage {
  return { province: (ports) => ({ ...ports, events: change(ports.events) }) }
}
