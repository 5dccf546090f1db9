import { generateSm2PrivateKey, importSm2PublicKey } from '@piaoqiao/gm-crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { BatchInterrupted } from './batch-interrupted.ts'
import { createClient } from './client.ts'
import type { Client } from './client.ts'
import { requireDone } from './item-error.ts'
import { createMemoryJournal } from './journal/request-journal.ts'
import type { RequestJournal } from './journal/request-journal.ts'
import { breaking, refusing } from './testing/connection-to.ts'
import {
  itemsOf,
  lockItem,
  locked,
  malformed,
  notFound,
  provinceUnreachable,
  unknown,
} from './testing/sample-answers.ts'
import { answering, startScriptedPlatform } from './testing/scripted-platform.ts'
import type { Script, ScriptedPlatform } from './testing/scripted-platform.ts'

let platform: ScriptedPlatform
let journal: RequestJournal
let client: Client

beforeAll(async () => {
  platform = await startScriptedPlatform(answering(() => ({})))
})
afterAll(() => platform.stop())
beforeEach(() => {
  journal = createMemoryJournal()
  client = createClient({
    baseUrl: platform.url,
    appId: platform.appId,
    appKey: platform.appKey,
    privateKey: platform.clientKey,
    platformPublicKey: platform.platformKey.publicKey,
    timeoutMs: 5_000,
    journal,
    pausing: { pause: async () => undefined, random: () => 0 },
  })
})

const allLocked = answering(({ payload }) => ({ items: itemsOf(payload).map(locked) }))
const revoked = refusing('ENVELOPE_APP_REVOKED')

/** Plays one script per request and gives the request ids that came in. */
function play(...scripts: readonly Script[]): () => readonly string[] {
  const start = platform.exchanges.length
  platform.use((exchange) => scripts[platform.exchanges.length - start - 1]?.(exchange))
  return () => platform.exchanges.slice(start).map(({ requestId }) => requestId)
}

describe('a batch', () => {
  test('answers each item with the ids that a later question needs', async () => {
    play(answering(() => ({ items: [locked(lockItem(1)), notFound] })))
    const { requestId, results } = await client.lock([lockItem(1), lockItem(2)])
    expect(results).toEqual([
      { item: lockItem(1), requestId, number: 1, answer: locked(lockItem(1)) },
      { item: lockItem(2), requestId, number: 2, answer: notFound },
    ])
  })

  test('without items sends nothing', async () => {
    const seen = play()
    expect((await client.lock([])).results).toEqual([])
    expect(seen()).toEqual([])
  })

  test('says atomic only when asked', async () => {
    platform.use(allLocked)
    await client.lock([lockItem(1)])
    expect(platform.exchanges.at(-1)?.payload).not.toHaveProperty('atomic')
    await client.lock([lockItem(1)], { atomic: true })
    expect(platform.exchanges.at(-1)?.payload).toHaveProperty('atomic', true)
  })

  test('that is refused as a whole refuses each item', async () => {
    play(answering(() => malformed))
    const { results } = await client.lock([lockItem(1), lockItem(2)])
    expect(results.map(({ answer }) => answer)).toEqual([malformed, malformed])
  })

  test('is unknown where the answer does not name each item', async () => {
    platform.use(answering(() => ({ items: [locked(lockItem(1))] })))
    const call = client.lock([lockItem(1), lockItem(2)])
    await expect(call).rejects.toMatchObject({
      kind: 'unknown',
      code: 'EXCHANGE_ANSWER_UNEXPECTED',
    })
  })

  test('becomes exceptions only when asked', async () => {
    play(answering(() => ({ items: [locked(lockItem(1)), notFound] })))
    const { requestId, results } = await client.lock([lockItem(1), lockItem(2)])
    expect(requireDone(results.slice(0, 1))).toEqual([locked(lockItem(1))])
    expect(() => requireDone(results)).toThrow(
      expect.objectContaining({ code: 'BILL_NOT_FOUND', outcome: 'refused', requestId, number: 2 }),
    )
  })
})

describe('a retry', () => {
  test('repeats the request id and the payload', async () => {
    const seen = play(breaking, breaking, allLocked)
    const { requestId } = await client.lock([lockItem(1)])
    expect(seen()).toEqual([requestId, requestId, requestId])
    const [first, , third] = platform.exchanges.slice(-3)
    expect(third?.payload).toEqual(first?.payload)
  })

  test('settles items whose outcome was unknown', async () => {
    const seen = play(
      answering(() => ({ items: [locked(lockItem(1)), unknown] })),
      allLocked,
    )
    const { results } = await client.lock([lockItem(1), lockItem(2)], { requestId: 'r-1' })
    expect(results.map(({ answer }) => answer.outcome)).toEqual(['done', 'done'])
    expect(seen()).toEqual(['r-1', 'r-1'])
  })

  test('that finds the province unreachable does not deny an attempt that may have arrived', async () => {
    const unreachable = answering(() => ({ items: [provinceUnreachable] }))
    play(breaking, unreachable, unreachable, unreachable)
    const { results } = await client.lock([lockItem(1)])
    expect(results[0]?.answer).toEqual(unknown)
  })

  test('that was put off each time is a refusal: nothing was done', async () => {
    platform.use(answering(() => ({ items: [provinceUnreachable] })))
    const { results } = await client.lock([lockItem(1)])
    expect(results[0]?.answer).toEqual(provinceUnreachable)
  })

  test('leaves a refusal that nothing came before as it is', async () => {
    play(...Array<Script>(4).fill(answering(() => ({ items: [notFound] }))))
    const { results } = await client.lock([lockItem(1)])
    expect(results[0]?.answer).toEqual(notFound)
  })

  test('of any call keeps what may have been done in doubt', async () => {
    const unreachable = answering(() => ({ items: [provinceUnreachable] }))
    play(breaking, unreachable, unreachable, unreachable)
    const answer = await client.call('bill.lock', { items: [lockItem(1)] })
    expect(answer).toEqual({ items: [unknown] })
  })
})

describe('a large batch', () => {
  const items = Array.from({ length: 1_500 }, (_, index) => lockItem(index + 1))

  test('goes in several messages with derived request ids', async () => {
    const seen = play(allLocked, allLocked)
    const { results } = await client.lock(items, { requestId: 'r-2' })
    expect(seen()).toEqual(['r-2.1', 'r-2.2'])
    expect(results.map(({ item }) => item)).toEqual(items)
    expect(results[1_000]).toMatchObject({ requestId: 'r-2.2', number: 1 })
  })

  test('that stops halfway holds what was answered and can be repeated', async () => {
    play(allLocked, revoked)
    const failure = await client.lock(items, { requestId: 'r-3' }).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(BatchInterrupted)
    expect(failure).toMatchObject({ kind: 'refused', requestId: 'r-3' })
    expect((failure as BatchInterrupted).answered).toHaveLength(1_000)
    const seen = play(allLocked, allLocked)
    expect((await client.lock(items, { requestId: 'r-3' })).results).toHaveLength(1_500)
    expect(seen()).toEqual(['r-3.1', 'r-3.2'])
  })

  test('cannot be atomic', async () => {
    await expect(client.lock(items, { atomic: true })).rejects.toBeInstanceOf(RangeError)
  })
})

describe('the journal', () => {
  test('holds a change before it is sent and until its outcome is known', async () => {
    const seenAtArrival: unknown[] = []
    play((exchange) => {
      seenAtArrival.push(journal.open().map(({ service }) => service))
      return allLocked(exchange)
    })
    await client.lock([lockItem(1)])
    expect(seenAtArrival).toEqual([['bill.lock']])
    expect(journal.open()).toEqual([])
  })

  test.each([
    { name: 'an unknown outcome stays', script: breaking, open: 1 },
    { name: 'a refused envelope goes', script: revoked, open: 0 },
  ])('$name', async ({ script, open }) => {
    platform.use(script)
    await client.lock([lockItem(1)]).catch(() => undefined)
    expect(journal.open()).toHaveLength(open)
  })

  test('refuses a request id for other content while the first is open', async () => {
    platform.use(breaking)
    await client.lock([lockItem(1)], { requestId: 'r-4' }).catch(() => undefined)
    const count = platform.exchanges.length
    await expect(client.lock([lockItem(2)], { requestId: 'r-4' })).rejects.toMatchObject({
      code: 'REQUEST_ID_REUSED',
    })
    expect(platform.exchanges).toHaveLength(count)
  })

  test('makes a resumed request remember that it may have been carried out', async () => {
    platform.use(breaking)
    await client.lock([lockItem(1)], { requestId: 'r-5' }).catch(() => undefined)
    platform.use(revoked)
    await expect(client.lock([lockItem(1)], { requestId: 'r-5' })).rejects.toMatchObject({
      kind: 'unknown',
    })
  })

  test('is not asked for questions', async () => {
    platform.use(breaking)
    await client.verify([{ ...lockItem(1), checkCode: 'a1b2c3' }]).catch(() => undefined)
    expect(journal.open()).toEqual([])
  })

  test('holds neither bills nor check codes', async () => {
    platform.use(breaking)
    await client.lock([lockItem(1)]).catch(() => undefined)
    expect(JSON.stringify(journal.open())).not.toMatch(/a1b2c3|0000000001|993/)
  })
})

describe('single services', () => {
  test('file, operation.result and key.rotate carry what the protocol asks', async () => {
    platform.use(answering(({ service, payload }) => ({ outcome: 'done', service, payload })))
    const bill = { billCode: '50060126', billNumber: '0000000001' }
    expect(await client.file(bill)).toMatchObject({
      service: 'bill.file',
      payload: { ...bill, format: 'xml' },
    })
    const question = { ...bill, requestId: 'r-6', item: 1 }
    expect(await client.operationResult(question)).toMatchObject({
      service: 'operation.result',
      payload: question,
    })
    const { publicKey } = generateSm2PrivateKey()
    const rotated = (await client.rotateKey(publicKey)) as unknown as {
      payload: { publicKey: string }
    }
    expect(importSm2PublicKey(rotated.payload.publicKey)).toEqual(publicKey)
  })
})
