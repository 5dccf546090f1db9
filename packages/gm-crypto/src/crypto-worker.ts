import { parentPort, workerData } from 'node:worker_threads'
import { performOperation, type CryptoOperation } from './crypto-operation.ts'
import { boundPrecomputedKeys } from './public-key-tables.ts'
import { carryResult, type WorkerStart } from './worker-messages.ts'

/** A thread of the worker pool: one message of operations in, one message of results out. */
const { keys, precomputedKeysMax } = workerData as WorkerStart
const keyRing = new Map(Object.entries(keys))
boundPrecomputedKeys(precomputedKeysMax)

parentPort?.on('message', (operations: readonly CryptoOperation[]) => {
  const results = operations.map((operation) => carryResult(performOperation(keyRing, operation)))
  parentPort?.postMessage(results)
})
