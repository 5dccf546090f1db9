import { Worker } from 'node:worker_threads'
import type { CheckedFile, FileCheck } from './bill-check-file.ts'

interface Thread {
  readonly worker: Worker
  /** Whoever waits for its answers, in their order. */
  readonly waiting: PromiseWithResolvers<readonly CheckedFile[]>[]
}

/** Threads that check files. The one with the least to do gets the next batch. */
export class CheckThreads {
  readonly #threads: readonly Thread[]

  constructor(count: number, check: FileCheck) {
    this.#threads = Array.from({ length: count }, () => startThread(check))
  }

  check(files: readonly string[]): Promise<readonly CheckedFile[]> {
    const thread = this.#threads.reduce((least, one) =>
      one.waiting.length < least.waiting.length ? one : least,
    )
    const answer = Promise.withResolvers<readonly CheckedFile[]>()
    // Whoever stops early waits no longer, which is no fault of the answer.
    answer.promise.catch(() => undefined)
    thread.waiting.push(answer)
    thread.worker.postMessage(files)
    return answer.promise
  }

  async stop(): Promise<void> {
    await Promise.all(this.#threads.map(({ worker }) => worker.terminate()))
  }
}

function startThread(check: FileCheck): Thread {
  const url = new URL('bill-check-thread.ts', import.meta.url)
  const worker = new Worker(url, { workerData: check })
  const waiting: Thread['waiting'] = []
  worker.on('message', (checked: readonly CheckedFile[]) => waiting.shift()?.resolve(checked))
  const fail = (error: Error) => {
    for (const one of waiting.splice(0)) one.reject(error)
  }
  worker.on('error', fail)
  worker.on('exit', () => fail(new Error('a thread ended before it had answered')))
  return { worker, waiting }
}
