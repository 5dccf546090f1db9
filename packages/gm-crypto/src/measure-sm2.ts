import { randomBytes } from 'node:crypto'
import { generateSm2PrivateKey } from './keys.ts'
import { boundPrecomputedKeys, precomputedKeysDefault } from './public-key-tables.ts'
import { sm2Decrypt, sm2Encrypt } from './sm2-cipher.ts'
import { sm2Sign, sm2Verify } from './sm2-signature.ts'
import { createSoftwareCryptoModule } from './software-crypto-module.ts'

/*
 * Prints how often a second this machine does each operation, in processor time, so that what
 * else it is at counts less; messages are counted by the clock. Run with `node src/measure-sm2.ts`;
 * an argument is the number of workers for the last lines.
 */
const measuredMs = 1_000
const warmUpRuns = 300
const callersAtOnce = 64
/** So often a sender returns to each worker before its key has all tables, with some to spare. */
const visitsToWorker = 6

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

function processorMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

function measure(name: string, run: () => unknown): void {
  for (let count = 0; count < warmUpRuns; count += 1) run()
  const start = processorMs()
  let runs = 0
  for (; processorMs() - start < measuredMs; runs += 1) run()
  print(name, runs, processorMs() - start)
}

/** Each message a platform answers takes all four operations. */
async function measureMessages(workers: number, senders: number): Promise<void> {
  const parties = Array.from({ length: senders }, () => {
    const party = generateSm2PrivateKey()
    return { publicKey: party.publicKey, signatureDer: sm2Sign(party, message) }
  })
  const module = createSoftwareCryptoModule({ keys: { platform: key }, workers })
  let runs = 0
  const answer = async () => {
    const party = parties[runs % senders]
    runs += 1
    if (!party) return
    await module.perform([
      { kind: 'verify', message, ...party },
      { kind: 'decrypt', keyName: 'platform', cipherDer: cipher },
    ])
    await module.encrypt(party.publicKey, secret)
    await module.sign('platform', message)
  }
  const answerWhile = async (isWanted: () => boolean) => {
    runs = 0
    const caller = async () => {
      while (isWanted()) await answer()
    }
    await Promise.all(Array.from({ length: callersAtOnce }, caller))
  }
  const warmUp = Math.max(warmUpRuns, senders * workers * visitsToWorker)
  await answerWhile(() => runs < warmUp)
  const start = performance.now()
  await answerWhile(() => performance.now() - start < measuredMs)
  print(
    `messages (all four), ${workers} workers, ${senders} senders`,
    runs,
    performance.now() - start,
  )
  console.log(`resident memory: ${Math.round(process.memoryUsage().rss / 2 ** 20)} MiB`)
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
const workers = Number(process.argv[2] ?? 2)
await measureMessages(0, 1)
await measureMessages(workers, 1)
await measureMessages(workers, precomputedKeysDefault)
