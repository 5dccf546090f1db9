import { randomBytes } from 'node:crypto'
import type { CryptoModule, Sm2PublicKey } from '@piaoqiao/gm-crypto'
import { senderKeyName } from './sealed-messages.ts'

const callers = 32
const keyBytes = 16
/** About what a lock message of one bill signs. */
const textBytes = 900

/**
 * How many messages a second the four SM2 operations alone allow: verify and decrypt, then encrypt, then sign, as the
 * province does for each message, over the same number of workers.
 */
export async function fourOperationsPerSecond(
  crypto: CryptoModule,
  publicKey: Sm2PublicKey,
  seconds: number,
): Promise<number> {
  const text = randomBytes(textBytes)
  const message = {
    text,
    signature: await crypto.sign(senderKeyName, text),
    cipher: await crypto.encrypt(publicKey, randomBytes(keyBytes)),
  }
  // The first calls build tables and compile code.
  await run(crypto, publicKey, message, 1_000)
  return run(crypto, publicKey, message, seconds * 1_000)
}

async function run(
  crypto: CryptoModule,
  publicKey: Sm2PublicKey,
  message: { text: Uint8Array; signature: Uint8Array; cipher: Uint8Array },
  durationMs: number,
): Promise<number> {
  const startedAt = performance.now()
  let done = 0
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (performance.now() - startedAt < durationMs) {
        await crypto.perform([
          { kind: 'decrypt', keyName: senderKeyName, cipherDer: message.cipher },
          {
            kind: 'verify',
            publicKey,
            message: message.text,
            signatureDer: message.signature,
          },
        ])
        await crypto.encrypt(publicKey, randomBytes(keyBytes))
        await crypto.sign(senderKeyName, message.text)
        done += 1
      }
    }),
  )
  return (done / (performance.now() - startedAt)) * 1000
}
