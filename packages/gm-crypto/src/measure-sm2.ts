import { randomBytes } from 'node:crypto'
import { generateSm2PrivateKey } from './keys.ts'
import { boundPrecomputedKeys, precomputedKeysDefault } from './public-key-tables.ts'
import { sm2Decrypt, sm2Encrypt } from './sm2-cipher.ts'
import { sm2Sign, sm2Verify } from './sm2-signature.ts'
import { createSoftwareCryptoModule } from './software-crypto-module.ts'

/*
 * Prints how often a second this machine does each operation. Run with `node src/measure-sm2.ts`;
 * an argument is the number of workers for the last line.
 */
const measuredMs = 1_000
const warmUpRuns = 300
const callersAtOnce = 64

const key = generateSm2PrivateKey()
const message = randomBytes(1_000)
const secret = randomBytes(16)
const signature = sm2Sign(key, message)
const cipher = sm2Encrypt(key.publicKey, secret)

function print(name: string, runs: number, elapsedMs: number): void {
  const perSecond = Math.round((runs / elapsedMs) * 1_000)
  const eachUs = Math.round((elapsedMs / runs) * 1_000)
  console.log(
    `${name.padEnd(44)} ${perSecond.toString().padStart(7)} /s ${eachUs.toString().padStart(6)} µs`,
  )
}

function measure(name: string, run: () => unknown): void {
  for (let count = 0; count < warmUpRuns; count += 1) run()
  const start = performance.now()
  let runs = 0
  for (; performance.now() - start < measuredMs; runs += 1) run()
  print(name, runs, performance.now() - start)
}

/** Each message a platform answers takes all four operations. */
async function measureMessages(workers: number): Promise<void> {
  const module = createSoftwareCryptoModule({ keys: { platform: key }, workers })
  const answer = async () => {
    await module.perform([
      { kind: 'verify', publicKey: key.publicKey, message, signatureDer: signature },
      { kind: 'decrypt', keyName: 'platform', cipherDer: cipher },
    ])
    await module.encrypt(key.publicKey, secret)
    await module.sign('platform', message)
  }
  await Promise.all(Array.from({ length: warmUpRuns }, answer))
  const start = performance.now()
  let runs = 0
  const caller = async () => {
    for (; performance.now() - start < measuredMs; runs += 1) await answer()
  }
  await Promise.all(Array.from({ length: callersAtOnce }, caller))
  print(`messages (all four), ${workers} workers`, runs, performance.now() - start)
  await module.close()
}

measure('sign', () => sm2Sign(key, message))
measure('decrypt', () => sm2Decrypt(key, cipher))
measure('verify, key with a table', () => sm2Verify(key.publicKey, message, signature))
measure('encrypt, key with a table', () => sm2Encrypt(key.publicKey, secret))
boundPrecomputedKeys(0)
measure('verify, key without', () => sm2Verify(key.publicKey, message, signature))
measure('encrypt, key without', () => sm2Encrypt(key.publicKey, secret))
measure('generate a key', generateSm2PrivateKey)
boundPrecomputedKeys(precomputedKeysDefault)
await measureMessages(0)
await measureMessages(Number(process.argv[2] ?? 2))
console.log(`resident memory: ${Math.round(process.memoryUsage().rss / 2 ** 20)} MiB`)
