import { KeyLocks } from './key-locks.ts'
import { CommitUnknown, Conflict, StoreFailed } from './store-errors.ts'

/** Whoever uses a database. What is sent to one that is gone is never answered. */
export interface Client {
  readonly isOver: boolean
}

/** When statements are carried out, and what goes wrong: a simulation draws it from its seed. */
export interface StoreConditions {
  /** Carries something out in a later moment. */
  later(run: () => void): void
  /** A statement is not carried out. */
  fails(): boolean
  /** A transaction meets another one. */
  conflicts(): boolean
  /** The connection breaks while a commit is under way. */
  cutsCommit(): boolean
  /** Whether what was under way when its sender went arrived all the same. */
  arrives(): boolean
  /** Told of what happened, for whoever counts. */
  happened(what: 'transactions tried again' | 'commits without answer'): void
}

/** Nothing goes wrong, and everything is carried out at once. */
export const calmConditions: StoreConditions = {
  later: (run) => queueMicrotask(run),
  fails: () => false,
  conflicts: () => false,
  cutsCommit: () => false,
  arrives: () => true,
  happened: () => undefined,
}

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
  readonly #conditions: StoreConditions
  readonly #locks = new KeyLocks()
  readonly #keys = new Set<string>()
  readonly #open = new Map<OpenTransaction, Client>()

  constructor(conditions: StoreConditions) {
    this.#conditions = conditions
  }

  /** Reads in one moment. */
  read<T>(client: Client, run: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#conditions.later(() => {
        if (client.isOver) return
        if (this.#conditions.fails()) reject(new StoreFailed())
        else settle(run, { resolve, reject })
      })
    })
  }

  /** A single statement that writes: a transaction of its own, carried out even when its sender is gone meanwhile. */
  statement<T>(client: Client, run: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#conditions.later(() => {
        if (client.isOver && !this.#conditions.arrives()) return
        const isFailing = this.#conditions.fails()
        const result = isFailing ? undefined : run()
        this.#conditions.later(() => {
          if (client.isOver) return
          if (isFailing) reject(new StoreFailed())
          else resolve(result as T)
        })
      })
    })
  }

  /** Runs the work in a transaction; after a conflict again, a bounded number of times. */
  async transaction<T>(
    client: Client,
    attemptsMax: number,
    work: (transaction: MemoryTransaction) => Promise<T>,
  ): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const transaction = new OpenTransaction(this.#conditions, this.#locks, client)
      this.#open.set(transaction, client)
      try {
        const result = await work(transaction)
        await this.#commit(transaction, client)
        return result
      } catch (error) {
        this.#end(transaction)
        if (!(error instanceof Conflict) || attempt >= attemptsMax) throw error
        this.#conditions.happened('transactions tried again')
      }
    }
  }

  /** The server rolls back what a client left open; a commit that is under way still arrives or does not. */
  forsake(client: Client): void {
    for (const [transaction, owner] of this.#open) {
      if (owner === client && !transaction.isCommitting) this.#end(transaction)
    }
  }

  #commit(transaction: OpenTransaction, client: Client): Promise<void> {
    const conditions = this.#conditions
    transaction.isCommitting = true
    return new Promise((resolve, reject) => {
      this.#conditions.later(() => {
        const isCut = client.isOver || conditions.cutsCommit()
        const arrives = !isCut || conditions.arrives()
        const isDone = arrives && this.#apply(transaction)
        if (isCut && isDone) conditions.happened('commits without answer')
        this.#end(transaction)
        this.#conditions.later(() => {
          if (client.isOver) return
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
}

class OpenTransaction implements MemoryTransaction {
  readonly writes: Write[] = []
  isCommitting = false
  readonly #conditions: StoreConditions
  readonly #locks: KeyLocks
  readonly #client: Client

  constructor(conditions: StoreConditions, locks: KeyLocks, client: Client) {
    this.#conditions = conditions
    this.#locks = locks
    this.#client = client
  }

  step<T>(run: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#conditions.later(() => {
        if (this.#client.isOver) return
        const error = this.#fault()
        if (error === null) settle(run, { resolve, reject })
        else reject(error)
      })
    })
  }

  async lock(keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await new Promise<void>((resolve) => {
        this.#locks.acquire(this, key, () => {
          if (!this.#client.isOver) resolve()
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
    if (this.#conditions.fails()) return new StoreFailed()
    return this.#conditions.conflicts() ? new Conflict() : null
  }
}

/** What fails in a later moment fails for whoever waits for it, and not for the process. */
function settle<T>(
  run: () => T,
  { resolve, reject }: Pick<PromiseWithResolvers<T>, 'resolve' | 'reject'>,
): void {
  try {
    resolve(run())
  } catch (error) {
    reject(error)
  }
}
