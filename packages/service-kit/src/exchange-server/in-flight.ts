/** Counts what is being done at the moment. */
export interface InFlight {
  /** False where the bound is reached; otherwise `leave` has to follow. */
  enter(): boolean
  leave(): void
  count(): number
  /** Resolves when nothing is left, or after the time. */
  settled(timeoutMs: number): Promise<void>
}

export function createInFlight(countMax: number): InFlight {
  let count = 0
  let onEmpty: (() => void) | undefined
  return {
    enter() {
      if (count >= countMax) return false
      count += 1
      return true
    },
    leave() {
      count -= 1
      if (count === 0) onEmpty?.()
    },
    count: () => count,
    async settled(timeoutMs) {
      if (count === 0) return
      const waiting = Promise.withResolvers<void>()
      onEmpty = waiting.resolve
      const timer = setTimeout(waiting.resolve, timeoutMs)
      await waiting.promise
      clearTimeout(timer)
    },
  }
}
