import type { Instant } from '@piaoqiao/domain'
import type { Metrics } from '@piaoqiao/service-kit'
import { daysLeft } from './keys/key-validity.ts'
import type { SigningKey } from './keys/station-keys.ts'
import type { StationFigures } from './ports.ts'

const gauges: readonly (readonly [keyof StationFigures, string, string])[] = [
  ['registrationsWaiting', 'registrations_waiting', 'Bills that wait to be registered.'],
  ['registrationsRefused', 'registrations_refused', 'Bills whose registration was refused.'],
  ['operationsOpen', 'operations_open', 'Changes whose outcome is unknown.'],
  ['billsWithGaps', 'bills_with_gaps', 'Bills with missing events or a broken chain.'],
  ['numbersLeft', 'numbers_left', 'Numbers left under the code that has the fewest.'],
]

/** What a station tells of its work. */
export function addGauges(
  metrics: Metrics,
  figures: () => Promise<StationFigures>,
  numbersLowBelow: number,
): void {
  const lowBelow = 'With fewer numbers left than this, somebody should look.'
  metrics.gauge('piaoqiao_numbers_low_below', lowBelow, () => numbersLowBelow)
  for (const [figure, name, help] of gauges) {
    metrics.gauge(`piaoqiao_${name}`, help, async () => (await figures())[figure])
  }
}

/** How long its key can be used, where certificate and seal say so. */
export function addKeyGauges(
  metrics: Metrics,
  signingKey: () => SigningKey,
  clock: () => Instant,
): void {
  for (const part of ['certificate', 'seal'] as const) {
    if (daysLeft(signingKey(), part, clock()) === null) continue
    const help = `Days until the ${part} of the signing key runs out.`
    metrics.gauge(
      `piaoqiao_${part}_days_left`,
      help,
      () => daysLeft(signingKey(), part, clock()) ?? 0,
    )
  }
}
