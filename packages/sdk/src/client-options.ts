import { createSoftwareCryptoModule } from '@piaoqiao/gm-crypto'
import type { CryptoModule, Sm2PrivateKey, Sm2PublicKey } from '@piaoqiao/gm-crypto'
import { Connection } from './connection.ts'
import { createMemoryJournal } from './journal/request-journal.ts'
import type { RequestJournal } from './journal/request-journal.ts'
import { Messenger } from './messenger.ts'
import { realPausing, retryPolicyDefault } from './retry.ts'
import type { Pausing, RetryPolicy } from './retry.ts'

/** A private key that stays in a module, such as a hardware one. */
export interface KeyInModule {
  readonly crypto: CryptoModule
  readonly keyName: string
}

export interface ClientOptions {
  /** Where the province serves `exchange/v1/…`. */
  readonly baseUrl: string
  readonly appId: string
  /** 32 bytes. */
  readonly appKey: Uint8Array
  readonly privateKey: Sm2PrivateKey | KeyInModule
  /** The province's key; several while it changes, newest first. */
  readonly platformPublicKey: Sm2PublicKey | readonly Sm2PublicKey[]
  /** Of one attempt. */
  readonly timeoutMs?: number
  readonly retry?: Partial<RetryPolicy>
  /** Where request ids are kept; without one they are kept in memory, and a crash forgets them. */
  readonly journal?: RequestJournal
  readonly pausing?: Pausing
  /** Milliseconds since 1970, UTC. */
  readonly now?: () => number
}

export const timeoutMsDefault = 15_000

const keyNameInMemory = 'app'

/** The key as the envelope functions want it. A key given as such is put into a module of this process. */
export function keyInModule(key: Sm2PrivateKey | KeyInModule): KeyInModule {
  if ('crypto' in key) return key
  const crypto = createSoftwareCryptoModule({ keys: { [keyNameInMemory]: key }, workers: 0 })
  return { crypto, keyName: keyNameInMemory }
}

export function keyList(keys: Sm2PublicKey | readonly Sm2PublicKey[]): readonly Sm2PublicKey[] {
  return 'bytes' in keys ? [keys] : keys
}

/** @throws RangeError for options that no connection can be made of */
export function messengerFrom(options: ClientOptions, pausing: Pausing): Messenger {
  const { baseUrl, appId, appKey, now = Date.now } = options
  const connection = new Connection({
    ...keyInModule(options.privateKey),
    baseUrl,
    appId,
    appKey,
    platformKeys: keyList(options.platformPublicKey),
    timeoutMs: options.timeoutMs ?? timeoutMsDefault,
    now,
  })
  return new Messenger({
    connection,
    appKey,
    journal: options.journal ?? createMemoryJournal(),
    policy: { ...retryPolicyDefault, ...options.retry },
    pausing,
    now,
  })
}

export function pausingOf(options: ClientOptions): Pausing {
  return options.pausing ?? realPausing
}
