import type { App, Apps } from './app.ts'

export interface CachedApps extends Apps {
  /** After a change of an application that has to be seen by the next message. */
  forget(appId: string): void
}

export interface CachedAppsOptions {
  /** How many applications are kept, and again as many application ids that nobody registered. */
  readonly appsMax: number
  /** So late, at most, a change by another process is seen. */
  readonly ageMaxMs: number
  readonly clock: () => number
}

/** Keeps what was found for a while. Those who ask at the same time share one look-up; a failed one is not kept. */
export function cachedApps(apps: Apps, options: CachedAppsOptions): CachedApps {
  // Apart, so that a stranger who tries many ids does not drive the registered ones out.
  const known = recent<App>(options)
  const unknown = recent<null>(options)
  const asked = new Map<string, Promise<App | null>>()
  const lookUp = async (appId: string) => {
    try {
      const app = await apps.find(appId)
      // Forgotten meanwhile: what was found may be from before the change.
      if (!asked.has(appId)) return app
      if (app === null) unknown.keep(appId, null)
      else known.keep(appId, app)
      return app
    } finally {
      asked.delete(appId)
    }
  }
  return {
    async find(appId) {
      const kept = known.get(appId) ?? unknown.get(appId)
      if (kept !== undefined) return kept
      const asking = asked.get(appId) ?? lookUp(appId)
      asked.set(appId, asking)
      return asking
    },
    forget(appId) {
      known.drop(appId)
      unknown.drop(appId)
      asked.delete(appId)
    },
  }
}

/** The latest entries, none of them older than allowed. */
function recent<Value>({ appsMax, ageMaxMs, clock }: CachedAppsOptions) {
  const entries = new Map<string, { readonly value: Value; readonly at: number }>()
  return {
    get(key: string): Value | undefined {
      const entry = entries.get(key)
      return entry !== undefined && clock() - entry.at <= ageMaxMs ? entry.value : undefined
    },
    keep(key: string, value: Value): void {
      entries.delete(key)
      entries.set(key, { value, at: clock() })
      if (entries.size > appsMax) entries.delete(entries.keys().next().value ?? key)
    },
    drop(key: string): void {
      entries.delete(key)
    },
  }
}
