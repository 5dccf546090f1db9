import type { Minute } from './arrivals.ts'

type Act = () => Promise<void>

/** What is to be done in the course of a day. Whatever is done may put more on it. */
export class Agenda {
  readonly #entries: { readonly minute: Minute; readonly act: Act }[] = []

  get size(): number {
    return this.#entries.length
  }

  add(minute: Minute, act: Act): void {
    this.#entries.push({ minute, act })
  }

  /** Takes what is due before the minute, earliest first. */
  takeBefore(minute: Minute): readonly Act[] {
    const due = this.#entries
      .filter((entry) => entry.minute < minute)
      .toSorted((a, b) => a.minute - b.minute)
    const rest = this.#entries.filter((entry) => entry.minute >= minute)
    this.#entries.splice(0, this.#entries.length, ...rest)
    return due.map(({ act }) => act)
  }
}

/** Does everything in the order given, so many at one time. @throws the first failure, when all have ended */
export async function doAll(acts: readonly Act[], atOnce: number): Promise<void> {
  let next = 0
  const windows = Array.from({ length: Math.min(atOnce, acts.length) }, async () => {
    for (let act = acts[next++]; act !== undefined; act = acts[next++]) await act()
  })
  const ended = await Promise.allSettled(windows)
  const failed = ended.find((end) => end.status === 'rejected')
  if (failed !== undefined) throw failed.reason
}
