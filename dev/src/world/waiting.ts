import { setTimeout as pause } from 'node:timers/promises'

const waitMaxMs = 40_000
const pollMs = 25

/** What the services do by themselves did not come about in time. */
export class WaitedInVain extends Error {
  readonly code = 'WAITED_IN_VAIN'

  constructor(forWhat: string) {
    super(`waited in vain for ${forWhat}`)
    this.name = 'WaitedInVain'
  }
}

/** Looks again and again until there is something. @throws WaitedInVain, or the reason of the signal */
export async function waitFor<Found>(
  forWhat: string,
  signal: AbortSignal,
  look: () => Promise<Found | null>,
): Promise<Found> {
  const until = performance.now() + waitMaxMs
  for (;;) {
    const found = await look()
    if (found !== null) return found
    if (performance.now() > until) throw new WaitedInVain(forWhat)
    await pause(pollMs, undefined, { signal })
  }
}
