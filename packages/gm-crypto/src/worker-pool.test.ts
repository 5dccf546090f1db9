import { spawnSync } from 'node:child_process'
import { afterEach, expect, test } from 'vitest'
import type { CryptoOperation } from './crypto-operation.ts'
import { WorkerPool } from './worker-pool.ts'

/** A worker that obeys the words end, throw, hoard (memory) and wait, and says true to all else. */
const obedientWorker = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads'
    parentPort.on('message', (operations) => {
      const names = operations.map(({ keyName }) => keyName)
      if (names.includes('end')) process.exit(1)
      if (names.includes('throw')) throw new Error('thrown')
      if (names.includes('hoard')) for (const hoard = []; ; ) hoard.push([hoard.length])
      if (!names.includes('wait')) parentPort.postMessage(names.map(() => true))
    })`)}`,
)
const order = (keyName: string): CryptoOperation[] => [
  { kind: 'sign', keyName, message: new Uint8Array(1) },
]
const coded = (code: string): unknown => expect.objectContaining({ name: 'GmCryptoError', code })

/** A process that has not ended by then never will. */
const processEndMs = 10_000

const opened: WorkerPool[] = []
function openPool(workers: number, queueOperationsMax = 100, workerFile = obedientWorker) {
  const start = { keys: {}, precomputedKeysMax: 0 }
  const pool = new WorkerPool({ start, workers, queueOperationsMax, workerFile })
  opened.push(pool)
  return pool
}
afterEach(async () => {
  await Promise.all(opened.splice(0).map((pool) => pool.close()))
})

test.each(['end', 'throw', 'hoard'])(
  'a worker lost by %j costs its task and is replaced',
  async (fate) => {
    const pool = openPool(1)
    await expect(pool.perform(order(fate))).rejects.toThrow(coded('WORKER_LOST'))
    expect(await pool.perform(order('work'))).toEqual([true])
  },
)

test('tasks that wait behind a lost worker are done by the next', async () => {
  const pool = openPool(1)
  const lost = pool.perform(order('end'))
  const waiting = [pool.perform(order('work')), pool.perform(order('work'))]
  await expect(lost).rejects.toThrow(coded('WORKER_LOST'))
  expect(await Promise.all(waiting)).toEqual([[true], [true]])
})

test('a worker that cannot start fails its tasks instead of starting over forever', async () => {
  const pool = openPool(1, 100, new URL('data:text/javascript,process.exit(1)'))
  const tasks = [pool.perform(order('work')), pool.perform(order('work'))]
  const outcomes = await Promise.allSettled(tasks)
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
})

test('a full queue refuses, and what it holds is still done', async () => {
  const pool = openPool(1, 2)
  const accepted = ['work', 'work', 'work'].map((name) => pool.perform(order(name)))
  await expect(pool.perform(order('work'))).rejects.toThrow(coded('POOL_FULL'))
  expect(await Promise.all(accepted)).toEqual([[true], [true], [true]])
  expect(await pool.perform(order('work'))).toEqual([true])
})

test('closing rejects what runs and what waits', async () => {
  const pool = openPool(1)
  const tasks = [pool.perform(order('wait')), pool.perform(order('work'))]
  const outcomes = Promise.allSettled(tasks)
  await pool.close()
  for (const outcome of await outcomes) {
    expect(outcome).toEqual({ status: 'rejected', reason: coded('POOL_CLOSED') })
  }
})

test.each([
  ['no task', ''],
  ['a task', "await module.sign('platform', new Uint8Array(1))"],
])('after %s idle workers do not keep a process alive', (_, work) => {
  const door = JSON.stringify(new URL('index.ts', import.meta.url).href)
  const program = `
    import { createSoftwareCryptoModule, generateSm2PrivateKey } from ${door}
    const keys = { platform: generateSm2PrivateKey() }
    const module = createSoftwareCryptoModule({ keys, workers: 2 })
    ${work}`
  const words = ['--input-type=module', '--eval', program]
  const { status } = spawnSync(process.execPath, words, { timeout: processEndMs })
  expect(status).toBe(0)
})
