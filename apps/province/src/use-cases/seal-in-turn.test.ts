import { setImmediate as turnOfOthers } from 'node:timers/promises'
import type { SealAnswer, SealRequest } from '@piaoqiao/protocol'
import { expect, test } from 'vitest'
import { hospital } from '../testing/sample-parties.ts'
import { sealInTurn, sealingsMax } from './seal-in-turn.ts'

function requestOf(number: number): SealRequest {
  return { billCode: '50060126', billNumber: String(number).padStart(10, '0'), ofd: '' }
}

function sealed({ billCode, billNumber, ofd }: SealRequest): SealAnswer {
  return { outcome: 'done', billCode, billNumber, ofd, digest: '0'.repeat(64) }
}

function codeOf(answer: SealAnswer): string {
  return answer.outcome === 'done' ? 'done' : answer.code
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index)

test('files are sealed one after the other, in the order in which they came', async () => {
  const done: string[] = []
  let atOnce = 0
  const seal = sealInTurn(async (_, request) => {
    atOnce += 1
    expect(atOnce).toBe(1)
    await turnOfOthers()
    atOnce -= 1
    done.push(request.billNumber)
    return sealed(request)
  })
  const requests = numbers(sealingsMax).map(requestOf)
  await Promise.all(requests.map((request) => seal(hospital, request)))
  expect(done).toEqual(requests.map(({ billNumber }) => billNumber))
})

test('between two files everybody else has a turn', async () => {
  const order: string[] = []
  const seal = sealInTurn(async (_, request) => {
    order.push('file')
    // What comes in while a file is sealed, as a lock would.
    setImmediate(() => order.push('lock'))
    return sealed(request)
  })
  await Promise.all(numbers(3).map((number) => seal(hospital, requestOf(number))))
  await turnOfOthers()
  expect(order).toEqual(['file', 'lock', 'file', 'lock', 'file', 'lock'])
})

test('beyond the bound it is busy, until one is done', async () => {
  const opened = Promise.withResolvers<void>()
  const seal = sealInTurn(async (_, request) => {
    await opened.promise
    return sealed(request)
  })
  const waiting = numbers(sealingsMax).map((number) => seal(hospital, requestOf(number)))
  expect(codeOf(await seal(hospital, requestOf(sealingsMax)))).toBe('SERVICE_BUSY')
  opened.resolve()
  expect((await Promise.all(waiting)).map(codeOf)).toEqual(waiting.map(() => 'done'))
  expect(codeOf(await seal(hospital, requestOf(sealingsMax)))).toBe('done')
})

test('a file at which sealing fails keeps nobody else waiting', async () => {
  const seal = sealInTurn(async (_, request) => {
    if (request.billNumber === '0000000000') throw new Error('the store is gone')
    return sealed(request)
  })
  const [failed, next] = await Promise.allSettled(
    numbers(2).map((number) => seal(hospital, requestOf(number))),
  )
  expect(failed?.status).toBe('rejected')
  expect(next?.status).toBe('fulfilled')
  const more = numbers(sealingsMax).map((number) => seal(hospital, requestOf(number + 1)))
  expect((await Promise.all(more)).map(codeOf)).toEqual(more.map(() => 'done'))
})
