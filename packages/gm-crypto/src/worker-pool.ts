import { Worker, type ResourceLimits } from 'node:worker_threads'
import type { CryptoOperation, CryptoResult } from './crypto-operation.ts'
import { GmCryptoError } from './fault.ts'
import { tablesPerKeyKib } from './public-key-tables.ts'
import {
  compactOperation,
  uncarryResult,
  type CarriedResult,
  type WorkerStart,
} from './worker-messages.ts'

export interface WorkerPoolOptions {
  readonly start: WorkerStart
  readonly workers: number
  readonly queueOperationsMax: number
  readonly workerFile?: URL
}

/** A caller's operations, which stay together and in order. */
interface Task {
  readonly operations: readonly CryptoOperation[]
  readonly resolve: (results: readonly CryptoResult[]) => void
  readonly reject: (error: GmCryptoError) => void
}

interface WorkerSlot {
  worker?: Worker
  /** What the worker is at; empty when it is idle. */
  tasks: readonly Task[]
}

/** Tasks that wait are sent together up to this many, to spare the calling thread messages. */
const tasksPerMessageMax = 16

/** Of each worker. Twice as much of either makes nothing faster. */
const youngHeapMib = 12
/** The program, the tables of the base point, and the largest message of operations. */
const heapWithoutTablesMib = 64

/**
 * Spreads tasks over worker threads. Each worker has one message at a time and gets, when it is
 * free, a fair share of what waits. Idle workers do not keep the process alive.
 */
export class WorkerPool {
  readonly #options: WorkerPoolOptions
  readonly #slots: readonly WorkerSlot[]
  #waiting: Task[] = []
  #waitingOperations = 0
  #isClosed = false

  constructor(options: WorkerPoolOptions) {
    this.#options = options
    this.#slots = Array.from({ length: options.workers }, () => ({ tasks: [] }))
    for (const slot of this.#slots) this.#startWorker(slot)
  }

  /** Rejects with `POOL_CLOSED`, `POOL_FULL`, or `WORKER_LOST` when the thread died at it. */
  perform(operations: readonly CryptoOperation[]): Promise<readonly CryptoResult[]> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) throw poolClosed()
      if (this.#waitingOperations + operations.length > this.#options.queueOperationsMax) {
        throw new GmCryptoError('POOL_FULL', 'too many operations wait for the crypto module')
      }
      this.#waiting.push({ operations: operations.map(compactOperation), resolve, reject })
      this.#waitingOperations += operations.length
      this.#dispatch()
    })
  }

  async close(): Promise<void> {
    this.#isClosed = true
    for (const task of this.#waiting.splice(0)) task.reject(poolClosed())
    for (const slot of this.#slots) {
      for (const task of slot.tasks) task.reject(poolClosed())
      slot.tasks = []
    }
    const ending = this.#slots.map(async ({ worker }) => {
      await worker?.terminate()
    })
    await Promise.all(ending)
  }

  #dispatch(): void {
    for (const slot of this.#slots) {
      if (this.#waiting.length === 0) return
      if (slot.tasks.length > 0) continue
      const share = Math.ceil(this.#waiting.length / this.#slots.length)
      slot.tasks = this.#waiting.splice(0, Math.min(share, tasksPerMessageMax))
      const operations = slot.tasks.flatMap((task) => task.operations)
      this.#waitingOperations -= operations.length
      const worker = slot.worker ?? this.#startWorker(slot)
      worker.ref()
      worker.postMessage(operations)
    }
  }

  #startWorker(slot: WorkerSlot): Worker {
    const file = this.#options.workerFile ?? new URL('./crypto-worker.ts', import.meta.url)
    const { start } = this.#options
    const resourceLimits = workerHeap(start.precomputedKeysMax)
    const worker = new Worker(file, { workerData: start, execArgv: [], resourceLimits })
    slot.worker = worker
    worker.on('message', (results: readonly CarriedResult[]) => this.#finish(slot, results))
    // An error always ends the worker, and its exit is what is acted on.
    worker.on('error', () => {})
    worker.on('exit', () => this.#replace(slot, worker))
    // Only now: a listener added later would make the worker keep the process alive again.
    worker.unref()
    return worker
  }

  #finish(slot: WorkerSlot, carried: readonly CarriedResult[]): void {
    const { tasks } = slot
    slot.tasks = []
    slot.worker?.unref()
    let taken = 0
    for (const { operations, resolve } of tasks) {
      resolve(carried.slice(taken, taken + operations.length).map(uncarryResult))
      taken += operations.length
    }
    this.#dispatch()
  }

  /**
   * The next worker starts when there is work for it, so that one that cannot start at all uses
   * up a task each time instead of starting over forever.
   */
  #replace(slot: WorkerSlot, worker: Worker): void {
    if (slot.worker !== worker) return
    const { tasks } = slot
    slot.tasks = []
    delete slot.worker
    for (const task of tasks) {
      task.reject(new GmCryptoError('WORKER_LOST', 'the crypto worker ended during the operation'))
    }
    if (!this.#isClosed) this.#dispatch()
  }
}

/**
 * Left alone, a heap grows to several times what it holds, and this one makes short-lived integers
 * by the million. A worker that outgrows its bound is lost like any other that dies.
 */
function workerHeap(precomputedKeysMax: number): ResourceLimits {
  const tablesMib = Math.ceil((precomputedKeysMax * tablesPerKeyKib) / 1024)
  return {
    maxYoungGenerationSizeMb: youngHeapMib,
    maxOldGenerationSizeMb: heapWithoutTablesMib + tablesMib,
  }
}

function poolClosed(): GmCryptoError {
  return new GmCryptoError('POOL_CLOSED', 'the crypto module is closed')
}
