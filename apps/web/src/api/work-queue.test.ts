import { expect, test, vi } from 'vitest'
import { Fault } from './fault.ts'
import { createWorkQueue } from './work-queue.ts'

const refused = new Fault({ code: 'FILE_INFECTED', status: 422, detail: '文件有病毒' })
const things = (...names: readonly string[]) =>
  names.map((name) => ({ id: name, name, work: name }))
const states = (queue: ReturnType<typeof createWorkQueue<string, string>>) =>
  queue.snapshot().entries.map(({ id, state }) => `${id} ${state}`)

test('sends no more at once than it may, and each once', async () => {
  let open = 0
  let openMax = 0
  const send = vi.fn(async (work: string) => {
    open += 1
    openMax = Math.max(openMax, open)
    await Promise.resolve()
    open -= 1
    return work
  })
  const queue = createWorkQueue(send, 2)
  queue.add(things('a', 'b', 'c', 'd', 'e'))
  queue.add(things('a', 'e'))
  await vi.waitFor(() => expect(states(queue).every((each) => each.endsWith('done'))).toBe(true))
  expect(openMax).toBe(2)
  expect(send).toHaveBeenCalledTimes(5)
})

test('stops when the connection is lost, and goes on where it was', async () => {
  let isThere = true
  const send = vi.fn((work: string) => {
    if (work === 'b' && isThere) isThere = false
    return isThere ? Promise.resolve(work) : Promise.reject(new TypeError('no connection'))
  })
  const queue = createWorkQueue(send, 1)
  queue.add(things('a', 'b', 'c'))
  await vi.waitFor(() => expect(queue.snapshot().isStopped).toBe(true))
  expect(states(queue)).toEqual(['a done', 'b waiting', 'c waiting'])
  isThere = true
  send.mockImplementation((work) => Promise.resolve(work))
  queue.goOn()
  await vi.waitFor(() => expect(states(queue)).toEqual(['a done', 'b done', 'c done']))
  expect(send.mock.calls.map(([work]) => work)).toEqual(['a', 'b', 'b', 'c'])
})

test('what was refused stands beside the thing, stops nothing, and can be tried again', async () => {
  let isRefused = true
  const queue = createWorkQueue((work: string) => {
    return work === 'a' && isRefused ? Promise.reject(refused) : Promise.resolve(work)
  }, 1)
  queue.add(things('a', 'b'))
  await vi.waitFor(() => expect(states(queue)).toEqual(['a failed', 'b done']))
  expect(queue.snapshot().entries[0]?.fault?.code).toBe('FILE_INFECTED')
  isRefused = false
  queue.goOn()
  expect(states(queue)).toEqual(['a failed', 'b done'])
  queue.tryAgain()
  await vi.waitFor(() => expect(states(queue)).toEqual(['a done', 'b done']))
})

test('what a reload lost is sent when it is given again, and what was answered is not', async () => {
  const earlier = [
    { id: 'a', name: 'a', work: null, state: 'done', answer: 'earlier', fault: null },
    { id: 'b', name: 'b', work: null, state: 'lost', answer: null, fault: null },
  ] as const
  const send = vi.fn((work: string) => Promise.resolve(work))
  const queue = createWorkQueue(send, 1, earlier)
  queue.add(things('a', 'b'))
  await vi.waitFor(() => expect(states(queue)).toEqual(['a done', 'b done']))
  expect(queue.snapshot().entries.map(({ answer }) => answer)).toEqual(['earlier', 'b'])
  expect(send).toHaveBeenCalledTimes(1)
})
