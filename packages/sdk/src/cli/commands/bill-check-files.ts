import { availableParallelism } from 'node:os'
import { checkFile } from './bill-check-file.ts'
import type { CheckedFile, FileCheck } from './bill-check-file.ts'
import { CheckThreads } from './bill-check-threads.ts'

/** Files that are handed to a thread at once. */
const filesPerBatch = 64
/** So few are checked faster than a thread starts. */
const batchesWithoutThreads = 4
export const checkThreadsMax = 16

/**
 * Checks files and gives them back in their order, while later ones are being checked. Few are checked here, many by
 * threads; at no time are more than a few batches held.
 */
export async function* checkFiles(
  paths: AsyncIterable<string>,
  check: FileCheck,
  signal: AbortSignal,
): AsyncGenerator<CheckedFile> {
  const batches = batchesOf(paths)
  for (let batch = 0; batch < batchesWithoutThreads; batch += 1) {
    const next = await batches.next()
    if (next.done === true) return
    for (const path of next.value) {
      if (signal.aborted) return
      yield checkFile(path, check)
    }
  }
  const count = Math.min(availableParallelism(), checkThreadsMax)
  if (count > 1) yield* checkedByThreads(batches, check, count, signal)
  else yield* checkedHere(batches, check, signal)
}

async function* checkedHere(
  batches: AsyncIterable<readonly string[]>,
  check: FileCheck,
  signal: AbortSignal,
): AsyncGenerator<CheckedFile> {
  for await (const batch of batches) {
    for (const path of batch) {
      if (signal.aborted) return
      yield checkFile(path, check)
    }
  }
}

async function* checkedByThreads(
  batches: AsyncIterable<readonly string[]>,
  check: FileCheck,
  count: number,
  signal: AbortSignal,
): AsyncGenerator<CheckedFile> {
  const threads = new CheckThreads(count, check)
  const waiting: Promise<readonly CheckedFile[]>[] = []
  try {
    for await (const batch of batches) {
      if (signal.aborted) return
      waiting.push(threads.check(batch))
      // Each thread has one batch in hand and one to go on with.
      if (waiting.length >= count * 2) yield* (await waiting.shift()) ?? []
    }
    for (const checked of waiting) yield* await checked
  } finally {
    await threads.stop()
  }
}

async function* batchesOf(paths: AsyncIterable<string>): AsyncGenerator<readonly string[], void> {
  let batch: string[] = []
  for await (const path of paths) {
    batch.push(path)
    if (batch.length === filesPerBatch) {
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}
