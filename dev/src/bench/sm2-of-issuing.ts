import { randomBytes } from 'node:crypto'
import type { CryptoModule, CryptoOperation } from '@piaoqiao/gm-crypto'

const callers = 16
/** About what the signatures of a bill are over. */
const billBytes = 4_000
const keyBytes = 16

export interface Sm2Alone {
  /** Bills a second. */
  readonly perSecond: number
  /** Processor time of a bill. */
  readonly cpuMs: number
}

/**
 * How many bills a second the SM2 operations alone allow that a bill needs by design: the issuer signs it, the province
 * verifies that and signs as supervisor. To a message of so many registrations come the eight operations of its two
 * envelopes: either side signs and encrypts once, and decrypts and verifies once.
 */
export async function billsPerSecondBySm2(
  crypto: CryptoModule,
  keyName: string,
  options: { readonly billsPerMessage: number; readonly seconds: number },
): Promise<Sm2Alone> {
  const work = await workOf(crypto, keyName)
  // The first calls build tables and compile code.
  await run(crypto, work, options.billsPerMessage, 1)
  return run(crypto, work, options.billsPerMessage, options.seconds)
}

interface Work {
  readonly bill: readonly CryptoOperation[]
  readonly envelope: readonly CryptoOperation[]
}

async function workOf(crypto: CryptoModule, keyName: string): Promise<Work> {
  const publicKey = crypto.publicKey(keyName)
  const message = randomBytes(billBytes)
  const signatureDer = await crypto.sign(keyName, message)
  const plaintext = randomBytes(keyBytes)
  const cipherDer = await crypto.encrypt(publicKey, plaintext)
  const sign: CryptoOperation = { kind: 'sign', keyName, message }
  const verify: CryptoOperation = { kind: 'verify', publicKey, message, signatureDer }
  const encrypt: CryptoOperation = { kind: 'encrypt', publicKey, plaintext }
  const decrypt: CryptoOperation = { kind: 'decrypt', keyName, cipherDer }
  return { bill: [sign, verify, sign], envelope: [encrypt, sign, decrypt, verify] }
}

async function run(
  crypto: CryptoModule,
  { bill, envelope }: Work,
  billsPerMessage: number,
  seconds: number,
): Promise<Sm2Alone> {
  const startedAt = performance.now()
  const cpuBefore = process.cpuUsage()
  let done = 0
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (performance.now() - startedAt < seconds * 1_000) {
        await crypto.perform(bill)
        done += 1
        if (done % billsPerMessage === 0) await crypto.perform([...envelope, ...envelope])
      }
    }),
  )
  const { user, system } = process.cpuUsage(cpuBefore)
  const perSecond = (done / (performance.now() - startedAt)) * 1_000
  return { perSecond, cpuMs: (user + system) / 1_000 / done }
}
