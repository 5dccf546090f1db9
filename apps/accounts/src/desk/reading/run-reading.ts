import { Worker } from 'node:worker_threads'
import { refuseDesk } from '../desk-refusals.ts'
import type { ReadingAnswer, ReadingResults, ReadingTask } from './reading-task.ts'

/** Longest time that an upload may be read, and the most memory that its thread may use. */
export const readingTimeMsMax = 30_000
export const readingMegabytesMax = 384
/** An archive package reads all files of a period, and has more time. */
const archiveTimesMax = 6
/** Threads that read at one time; whoever comes later waits, up to a number. */
const threadsMax = 2
const waitingMax = 16

export interface ReadingBounds {
  readonly timeMsMax: number
  readonly megabytesMax: number
}

/** Runs a task in a thread of its own, which ends with it. */
export type RunReading = <Kind extends ReadingTask['kind']>(
  task: Extract<ReadingTask, { readonly kind: Kind }>,
) => Promise<ReadingResults[Kind]>

/** Makes the threads of one desk. Refusals are `AccountsError`, `READING_TOO_LONG` and `DESK_BUSY` among them. */
export function createRunReading(
  bounds: ReadingBounds = { timeMsMax: readingTimeMsMax, megabytesMax: readingMegabytesMax },
): RunReading {
  let running = 0
  const waiting: (() => void)[] = []
  return async <Kind extends ReadingTask['kind']>(
    task: Extract<ReadingTask, { readonly kind: Kind }>,
  ) => {
    if (running >= threadsMax) {
      if (waiting.length >= waitingMax) throw refuseDesk('DESK_BUSY', { retryAfterSeconds: 30 })
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else {
      running += 1
    }
    try {
      return (await runInThread(task, bounds)) as ReadingResults[Kind]
    } finally {
      const next = waiting.shift()
      if (next === undefined) running -= 1
      else next()
    }
  }
}

async function runInThread(task: ReadingTask, bounds: ReadingBounds): Promise<unknown> {
  const worker = new Worker(new URL('reading-thread.ts', import.meta.url), {
    workerData: task,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: bounds.megabytesMax },
  })
  const answered = Promise.withResolvers<ReadingAnswer>()
  const timeMsMax = bounds.timeMsMax * (task.kind === 'archive' ? archiveTimesMax : 1)
  const timer = setTimeout(() => answered.reject(refuseDesk('READING_TOO_LONG')), timeMsMax)
  worker.once('message', (answer: ReadingAnswer) => answered.resolve(answer))
  worker.once('error', (error: NodeJS.ErrnoException) => {
    const isTooMuch = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    answered.reject(isTooMuch ? refuseDesk('READING_TOO_LONG') : error)
  })
  worker.once('exit', () => answered.reject(new Error('a thread ended before it had answered')))
  try {
    const answer = await answered.promise
    if (!answer.ok) throw refuseDesk(answer.code, { details: answer.details })
    return answer.result
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
