import type { WireEvent } from '@piaoqiao/protocol'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { billIdOf, present } from '../testing/outcomes.ts'
import { sampleDraft } from '../testing/sample-station.ts'
import type { TestStation } from '../testing/test-station.ts'
import { startTestStation } from '../testing/test-station.ts'

let running: TestStation
let billId: bigint

beforeAll(async () => {
  running = await startTestStation()
})
beforeEach(async () => {
  await running.clear()
  await running.station.ensureNumbers()
  billId = billIdOf(await running.station.issueBill(sampleDraft()))
  await running.station.registerWaiting()
})
afterAll(() => running.stop())

const latest = async () => (await running.station.billStatus(billId)).latest
const asked = () =>
  running.province.of('event.feed').map(({ payload }) => (payload as { after: string }).after)

test('events are taken once and the cursor follows them', async () => {
  running.province.registry.lock(billId)
  expect(await running.station.takeEvents()).toEqual({ taken: 2, failure: null })
  running.province.registry.unlock(billId)
  expect(await running.station.takeEvents()).toEqual({ taken: 1, failure: null })
  expect(await running.station.takeEvents()).toEqual({ taken: 0, failure: null })
  expect(asked()).toEqual(['0', '2', '3'])
  expect(await latest()).toMatchObject({ sequence: 3, reimbursement: 'open', missing: 0 })
})

test('two stations on one database lose none and count none twice', async () => {
  const other = await running.startAgain()
  const { registry } = running.province
  for (let round = 0; round < 5; round += 1) {
    registry.lock(billId)
    registry.unlock(billId)
    await Promise.all([running.station.takeEvents(), other.takeEvents()])
  }
  await running.station.takeEvents()
  expect(await latest()).toMatchObject({ sequence: 11, missing: 0, chained: true })
})

test.each(['answer_lost', 'message_lost'] as const)(
  'a page that is %s is read again',
  async (fate) => {
    running.province.fate('event.feed', fate)
    expect((await running.station.takeEvents()).failure).toBe('EXCHANGE_OUTCOME_UNKNOWN')
    expect(await running.station.takeEvents()).toEqual({ taken: 1, failure: null })
  },
)

describe('a feed that is not as it should be', () => {
  const entryAt = (position: string) => ({
    position,
    event: present(running.province.registry.feed[0]),
  })

  test('is not read beyond a gap in its positions', async () => {
    const entries = [entryAt('1'), entryAt('3')]
    running.province.answerOnce('event.feed', { entries, next: '3', more: false })
    expect(await running.station.takeEvents()).toEqual({ taken: 0, failure: 'FEED_GAP' })
    expect(await latest()).toBeNull()
    expect(await running.station.takeEvents()).toEqual({ taken: 1, failure: null })
  })

  test('shows the numbers of a bill that are missing', async () => {
    running.province.registry.lock(billId)
    const [, second] = running.province.registry.feed as [WireEvent, WireEvent]
    const entries = [{ position: '1', event: second }]
    running.province.answerOnce('event.feed', { entries, next: '1', more: false })
    await running.station.takeEvents()
    expect(await latest()).toMatchObject({ sequence: 2, missing: 1 })
  })

  test('may bring an event again, which changes nothing', async () => {
    const entries = [entryAt('1'), entryAt('2')]
    running.province.answerOnce('event.feed', { entries, next: '2', more: false })
    expect(await running.station.takeEvents()).toEqual({ taken: 1, failure: null })
    expect(await latest()).toMatchObject({ sequence: 1, missing: 0, chained: true })
  })
})

test('events of bills that another station issued are kept as well', async () => {
  const event = { ...present(running.province.registry.feed[0]), billNumber: '0000009999' }
  running.province.answerOnce('event.feed', {
    entries: [{ position: '1', event }],
    next: '1',
    more: false,
  })
  expect(await running.station.takeEvents()).toEqual({ taken: 1, failure: null })
})
