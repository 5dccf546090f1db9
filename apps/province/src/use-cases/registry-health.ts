import type { Instant, ProvinceCode } from '@piaoqiao/domain'
import type { HealthAnswer, HealthRequest } from '@piaoqiao/protocol'
import { healthReceiversMax } from '@piaoqiao/protocol'
import type { AnswerTimes, Behind, HealthStore } from '../oversight-ports.ts'

export interface RegistryHealthOptions {
  readonly health: HealthStore
  readonly directory: {
    readonly readAt: Instant | null
    /** Other provinces that take part. */
    active(): readonly ProvinceCode[]
  }
  readonly carrier: { answerTimes(province: ProvinceCode): AnswerTimes }
  readonly ownProvince: ProvinceCode
  readonly clock: () => Instant
}

const upToDate: Behind = {
  waiting: 0,
  oldestAt: null,
  attempts: 0,
  deliveredAt: null,
  failedAt: null,
}

/** `registry.health` (登记系统运行状况): how the registry fares towards everybody whom it tells, for the bureau. */
export function createRegistryHealth(
  options: RegistryHealthOptions,
): (request: HealthRequest) => Promise<HealthAnswer> {
  const { health, directory, carrier, ownProvince, clock } = options
  return async ({ issuerIds = [] }) => {
    const [outbox, countsWaiting, behind, webhooks, registrations] = await Promise.all([
      health.outbox(),
      health.countsWaiting(),
      health.provinces(healthReceiversMax),
      health.failingWebhooks(healthReceiversMax),
      health.registrations(issuerIds),
    ])
    const active = new Set(directory.active())
    const codes = [...new Set([...active, ...behind.keys()])].filter((code) => code !== ownProvince)
    const provinces = codes
      .toSorted()
      .slice(0, healthReceiversMax)
      .map((province) => {
        const { answeredAt, unansweredAt } = carrier.answerTimes(province)
        return {
          province,
          isActive: active.has(province),
          ...behindView(behind.get(province) ?? upToDate),
          answeredAt: iso(answeredAt),
          unansweredAt: iso(unansweredAt),
        }
      })
    return {
      outcome: 'found',
      at: new Date(clock()).toISOString(),
      outbox: { waiting: outbox.waiting, oldestAt: iso(outbox.oldestAt) },
      countsWaiting,
      directory: { readAt: iso(directory.readAt) },
      provinces,
      webhooks: webhooks.map(({ partyId, partyName, ...rest }) => {
        return { partyId, partyName, ...behindView(rest) }
      }),
      issuers: registrations.map(({ issuerId, registeredAt }) => {
        return { issuerId, registeredAt: new Date(registeredAt).toISOString() }
      }),
    }
  }
}

function behindView({ waiting, attempts, oldestAt, deliveredAt, failedAt }: Behind) {
  return {
    waiting,
    attempts,
    oldestAt: iso(oldestAt),
    deliveredAt: iso(deliveredAt),
    failedAt: iso(failedAt),
  }
}

function iso(at: Instant | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}
