import type { Life } from '../engine/life.ts'
import type { World } from '../world.ts'
import { KeyLocks } from './key-locks.ts'
import { CommitUnknown, Conflict, StoreFailed } from './store-errors.ts'

/** One change of a transaction: what it enters anew, and what it does when the transaction is committed. */
export interface Write {
  /** Keys that may be there only once; one that is there already makes the transaction a conflict. */
  readonly newKeys: readonly string[]
  readonly apply: () => void
}

/** A transaction at the isolation that the registry's database has: it reads what is committed, statement by statement. */
export interface MemoryTransaction {
  /** One statement, at some later moment. */
  step<T>(run: () => T): Promise<T>
  /** Locks rows one after the other, as they are named, and resolves in the moment in which it has all of them. */
  lock(keys: readonly string[]): Promise<void>
  tryLock(key: string): boolean
  write(write: Write): void
}

/**
 * A database that survives the crashes of its clients. A transaction is carried out whole or not at all: its writes are
 * applied in one event, and another event brings the answer, so a crash between the two leaves what is committed unanswered.
 */
export class MemoryDatabase {
  readonly #world: World
  readonly #locks = new KeyLocks()
  readonly #keys = new Set<string>()
  readonly #open = new Map<OpenTransaction, Life>()

  constructor(world: World) {
    this.#world = world
  }

  /** Reads in one moment. */
  read<T>(life: Life, run: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#later(() => {
        if (life.isOver) return
        if (this.#fails()) reject(new StoreFailed())
        else resolve(run())
      })
    })
  }

  /** A single statement that writes: a transaction of its own, carried out even when its sender is gone meanwhile. */
  statement<T>(life: Life, run: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#later(() => {
        if (life.isOver && this.#world.random.chance(0.5)) return
        const isFailing = this.#fails()
        const result = isFailing ? undefined : run()
        this.#later(() => {
          if (life.isOver) return
          if (isFailing) reject(new StoreFailed())
          else resolve(result as T)
        })
      })
    })
  }

  /** Runs the work in a transaction; after a conflict again, a bounded number of times. */
  async transaction<T>(
    life: Life,
    attemptsMax: number,
    work: (transaction: MemoryTransaction) => Promise<T>,
  ): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const transaction = new OpenTransaction(this.#world, this.#locks, life)
      this.#open.set(transaction, life)
      try {
        const result = await work(transaction)
        await this.#commit(transaction, life)
        return result
      } catch (error) {
        this.#end(transaction)
        if (!(error instanceof Conflict) || attempt >= attemptsMax) throw error
        this.#world.counts.add('transactions tried again')
      }
    }
  }

  /** The server rolls back what a client left open; a commit that is under way still arrives or does not. */
  forsake(life: Life): void {
    for (const [transaction, owner] of this.#open) {
      if (owner === life && !transaction.isCommitting) this.#end(transaction)
    }
  }

  #commit(transaction: OpenTransaction, life: Life): Promise<void> {
    const { random, weather, isHealing, counts } = this.#world
    transaction.isCommitting = true
    return new Promise((resolve, reject) => {
      this.#later(() => {
        const isCut = life.isOver || (!isHealing && random.chance(weather.store.commitUnknownRate))
        const arrives = !isCut || random.chance(0.5)
        const isDone = arrives && this.#apply(transaction)
        if (isCut && isDone) counts.add('commits without answer')
        this.#end(transaction)
        this.#later(() => {
          if (life.isOver) return
          if (isCut) reject(new CommitUnknown())
          else if (isDone) resolve()
          else reject(new Conflict())
        })
      })
    })
  }

  #apply({ writes }: OpenTransaction): boolean {
    const newKeys = writes.flatMap((write) => write.newKeys)
    if (newKeys.some((key) => this.#keys.has(key))) return false
    for (const key of newKeys) this.#keys.add(key)
    for (const { apply } of writes) apply()
    return true
  }

  #end(transaction: OpenTransaction): void {
    this.#open.delete(transaction)
    this.#locks.release(transaction)
  }

  #fails(): boolean {
    const { random, weather, isHealing } = this.#world
    return !isHealing && random.chance(weather.store.failureRate)
  }

  #later(run: () => void): void {
    const { scheduler, random, weather } = this.#world
    scheduler.after(random.between(0, weather.store.latencyMsMax), run)
  }
}

class OpenTransaction implements MemoryTransaction {
  readonly writes: Write[] = []
  isCommitting = false
  readonly #world: World
  readonly #locks: KeyLocks
  readonly #life: Life

  constructor(world: World, locks: KeyLocks, life: Life) {
    this.#world = world
    this.#locks = locks
    this.#life = life
  }

  step<T>(run: () => T): Promise<T> {
    const { scheduler, random, weather } = this.#world
    return new Promise((resolve, reject) => {
      scheduler.after(random.between(0, weather.store.latencyMsMax), () => {
        if (this.#life.isOver) return
        const error = this.#fault()
        if (error === null) resolve(run())
        else reject(error)
      })
    })
  }

  async lock(keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await new Promise<void>((resolve) => {
        this.#locks.acquire(this, key, () => {
          if (!this.#life.isOver) resolve()
        })
      })
    }
  }

  tryLock(key: string): boolean {
    return this.#locks.tryAcquire(this, key)
  }

  write(write: Write): void {
    this.writes.push(write)
  }

  #fault(): Error | null {
    const { random, weather, isHealing } = this.#world
    if (isHealing) return null
    if (random.chance(weather.store.failureRate)) return new StoreFailed()
    return random.chance(weather.store.conflictRate) ? new Conflict() : null
  }
}
