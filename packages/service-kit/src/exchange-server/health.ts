/** `degraded`: something is missing that the service can do without for a while. */
export type PartHealth = 'up' | 'degraded' | 'down'

/** Seen by everybody who can reach the service: short names of parts, and no reasons. */
export interface HealthReport {
  readonly parts: Readonly<Record<string, PartHealth>>
}

export interface Health extends HealthReport {
  readonly status: PartHealth
}

export const healthTimeoutMs = 5_000

/** Asks for the health of the parts, once for all who want to know at the same time. */
export function createHealth(report: () => Promise<HealthReport>): () => Promise<Health> {
  let asked: Promise<Health> | undefined
  return () => {
    asked ??= healthInTime(report).finally(() => (asked = undefined))
    return asked
  }
}

async function healthInTime(report: () => Promise<HealthReport>): Promise<Health> {
  const late = Promise.withResolvers<undefined>()
  const timer = setTimeout(() => late.resolve(undefined), healthTimeoutMs)
  try {
    const found = await Promise.race([report(), late.promise])
    return found === undefined
      ? { status: 'down', parts: {} }
      : { status: worst(Object.values(found.parts)), parts: found.parts }
  } catch {
    return { status: 'down', parts: {} }
  } finally {
    clearTimeout(timer)
  }
}

function worst(parts: readonly PartHealth[]): PartHealth {
  if (parts.includes('down')) return 'down'
  return parts.includes('degraded') ? 'degraded' : 'up'
}
