import type { CryptoModule } from './crypto-module.ts'
import {
  findKey,
  performOperation,
  type CryptoOperation,
  type CryptoResult,
  type KeyRing,
} from './crypto-operation.ts'
import { GmCryptoError } from './fault.ts'
import type { Sm2PrivateKey } from './sm2-key.ts'
import { boundPrecomputedKeys, precomputedKeysDefault } from './public-key-tables.ts'
import { WorkerPool } from './worker-pool.ts'

export interface SoftwareCryptoModuleOptions {
  readonly keys: Readonly<Record<string, Sm2PrivateKey>>
  /** Worker threads; 0 does the work in the calling thread. */
  readonly workers: number
  /** Operations that may wait for a worker before `POOL_FULL`. */
  readonly queueOperationsMax?: number
  /**
   * Public keys that each thread remembers, with 200 KiB for each that recurs. Without workers
   * this bounds the calling thread, for all modules in it.
   */
  readonly precomputedKeysMax?: number
}

export const queueOperationsDefault = 10_000
/** Operations in one `perform`; more would keep one thread from everybody else for too long. */
export const operationsPerTaskMax = 1_000

/** What the kinds of software modules differ in. */
interface OperationRunner {
  perform(operations: readonly CryptoOperation[]): Promise<readonly CryptoResult[]>
  close(): Promise<void>
}

/** A module whose keys are held in the memory of this process. */
export function createSoftwareCryptoModule(options: SoftwareCryptoModuleOptions): CryptoModule {
  const keys = new Map(Object.entries(options.keys))
  const runner = options.workers === 0 ? runInThread(keys, options) : runInWorkers(options)
  const perform = async (operations: readonly CryptoOperation[]) => {
    if (operations.length > operationsPerTaskMax) {
      throw new GmCryptoError('INPUT_SIZE', `a task has at most ${operationsPerTaskMax} operations`)
    }
    return runner.perform(operations)
  }
  const performOne = async <Result extends CryptoResult>(operation: CryptoOperation) => {
    const [result] = await perform([operation])
    if (result instanceof GmCryptoError) throw result
    return result as Exclude<Result, GmCryptoError>
  }
  return {
    publicKey: (keyName) => findKey(keys, keyName).publicKey,
    sign: (keyName, message) => performOne<Uint8Array>({ kind: 'sign', keyName, message }),
    decrypt: (keyName, cipherDer) =>
      performOne<Uint8Array>({ kind: 'decrypt', keyName, cipherDer }),
    verify: (publicKey, message, signatureDer) =>
      performOne<boolean>({ kind: 'verify', publicKey, message, signatureDer }),
    encrypt: (publicKey, plaintext) =>
      performOne<Uint8Array>({ kind: 'encrypt', publicKey, plaintext }),
    perform,
    close: () => runner.close(),
  }
}

function runInThread(keys: KeyRing, options: SoftwareCryptoModuleOptions): OperationRunner {
  if (options.precomputedKeysMax !== undefined) boundPrecomputedKeys(options.precomputedKeysMax)
  let isClosed = false
  return {
    perform: async (operations) => {
      if (isClosed) throw new GmCryptoError('POOL_CLOSED', 'the crypto module is closed')
      return operations.map((operation) => performOperation(keys, operation))
    },
    close: async () => {
      isClosed = true
    },
  }
}

function runInWorkers(options: SoftwareCryptoModuleOptions): OperationRunner {
  return new WorkerPool({
    start: {
      keys: options.keys,
      precomputedKeysMax: options.precomputedKeysMax ?? precomputedKeysDefault,
    },
    workers: options.workers,
    queueOperationsMax: options.queueOperationsMax ?? queueOperationsDefault,
  })
}
