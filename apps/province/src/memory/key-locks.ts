interface Waiting {
  readonly owner: object
  readonly granted: () => void
}

/** Locks on keys, granted in the order in which they were asked for and held until their owner ends. */
export class KeyLocks {
  readonly #owners = new Map<string, object>()
  readonly #waiting = new Map<string, Waiting[]>()

  /** Calls back at once, or when everybody who came before has let go. */
  acquire(owner: object, key: string, granted: () => void): void {
    const holder = this.#owners.get(key)
    if (holder === undefined || holder === owner) {
      this.#owners.set(key, owner)
      granted()
      return
    }
    const queue = this.#waiting.get(key) ?? []
    queue.push({ owner, granted })
    this.#waiting.set(key, queue)
  }

  /** False when somebody else has it; nobody waits then. */
  tryAcquire(owner: object, key: string): boolean {
    const holder = this.#owners.get(key)
    if (holder !== undefined && holder !== owner) return false
    this.#owners.set(key, owner)
    return true
  }

  /** Lets go of everything that the owner holds or waits for. */
  release(owner: object): void {
    for (const [key, queue] of this.#waiting) {
      const others = queue.filter((waiting) => waiting.owner !== owner)
      if (others.length === 0) this.#waiting.delete(key)
      else this.#waiting.set(key, others)
    }
    const held = [...this.#owners].filter(([, holder]) => holder === owner)
    for (const [key] of held) this.#owners.delete(key)
    for (const [key] of held) this.#passOn(key)
  }

  #passOn(key: string): void {
    const next = this.#waiting.get(key)?.shift()
    if (next !== undefined) this.acquire(next.owner, key, next.granted)
  }
}
