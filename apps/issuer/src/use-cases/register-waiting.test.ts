import { wireRefusal } from '@piaoqiao/protocol'
import { billIdFrom, refusal } from '@piaoqiao/domain'
import { readBillXml } from '@piaoqiao/documents'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { billIdOf, codeOf, present } from '../testing/outcomes.ts'
import { sampleDraft } from '../testing/sample-station.ts'
import type { ReceivedMessage } from '../testing/scripted-province.ts'
import type { TestStation } from '../testing/test-station.ts'
import { startTestStation } from '../testing/test-station.ts'
import type { IssueResult } from './issue-bill.ts'
import type { RegistrationRun } from './register-waiting.ts'

let running: TestStation

beforeAll(async () => {
  running = await startTestStation()
})
beforeEach(async () => {
  await running.clear()
  await running.station.ensureNumbers()
})
afterAll(() => running.stop())

async function issue(count: number): Promise<readonly IssueResult[]> {
  const issued: IssueResult[] = []
  for (let index = 0; index < count; index += 1) {
    const kind = index % 3 === 2 ? 'inpatient' : 'outpatient'
    const businessNumber = `${issued.length}-${Math.random()}`
    issued.push(await running.station.issueBill(sampleDraft({ businessNumber, kind })))
  }
  return issued
}

function billsIn({ payload }: ReceivedMessage): readonly bigint[] {
  return (payload as { items: { xml: string }[] }).items.map(({ xml }) => {
    const { main } = readBillXml(Buffer.from(xml, 'base64')).document
    return billIdFrom(main.billCode, main.billNumber)
  })
}

const registrations = () => running.province.of('bill.register')

async function registrationOf(bill: IssueResult) {
  const { registration, registrationCode } = await running.station.billStatus(billIdOf(bill))
  return [registration, registrationCode]
}

test('bills that were issued while the province was away are registered in the order of issue', async () => {
  await running.province.goAway()
  const issued = await issue(6)
  expect(await running.station.registerWaiting()).toEqual({
    registered: 0,
    refused: 0,
    failure: 'EXCHANGE_UNREACHABLE',
  })
  await running.province.comeBack()
  expect(await running.station.registerWaiting()).toMatchObject({ registered: 6, failure: null })
  expect(registrations().flatMap(billsIn)).toEqual(issued.map(billIdOf))
  expect(await registrationOf(present(issued[5]))).toEqual(['registered', 'REGISTERED'])
})

test('with nothing to register nothing is sent', async () => {
  expect(await running.station.registerWaiting()).toMatchObject({ registered: 0, failure: null })
  expect(registrations()).toEqual([])
})

describe.each(['answer_lost', 'message_lost'] as const)(
  'when the outcome is unknown: %s',
  (fate) => {
    test('the same batch goes again under the same request id, before what was issued since', async () => {
      const first = await issue(3)
      running.province.fate('bill.register', fate)
      expect((await running.station.registerWaiting()).failure).toBe('EXCHANGE_OUTCOME_UNKNOWN')
      const later = await issue(2)
      expect(await running.station.registerWaiting()).toMatchObject({
        registered: 5,
        failure: null,
      })
      const [attempt, repeated, next] = registrations()
      expect(repeated).toEqual(attempt)
      expect(billsIn(present(attempt))).toEqual(first.map(billIdOf))
      expect(billsIn(present(next))).toEqual(later.map(billIdOf))
      expect(running.province.registry.feed).toHaveLength(5)
    })
  },
)

test('a station that died between keeping and sending goes on where it was', async () => {
  const issued = await issue(4)
  running.province.fate('bill.register', 'answer_lost')
  await running.station.registerWaiting()
  const next = await running.startAgain()
  expect(await next.registerWaiting()).toMatchObject({ registered: 4, failure: null })
  const [attempt, repeated] = registrations()
  expect(repeated).toEqual(attempt)
  expect((await next.billStatus(billIdOf(present(issued[0])))).registration).toBe('registered')
})

test('two stations on one database register every bill once', async () => {
  const other = await running.startAgain()
  const issued = await issue(12)
  await Promise.all([running.station.registerWaiting(), other.registerWaiting()])
  await running.station.registerWaiting()
  expect([...running.province.registry.bills.keys()]).toEqual(issued.map(billIdOf))
  expect(running.province.registry.feed).toHaveLength(12)
})

describe('a bill that is refused', () => {
  let run: RegistrationRun

  beforeEach(async () => {
    await issue(3)
    const done = { outcome: 'done', sequence: 1, code: 'REGISTERED', sentence: '' }
    const key = { billCode: '50060126', billNumber: '0000000001' }
    const refused = wireRefusal(refusal('ISSUER_SIGNATURE_INVALID'))
    running.province.answerOnce('bill.register', {
      items: [{ ...done, ...key }, refused, { ...done, ...key }],
    })
    run = await running.station.registerWaiting()
  })

  test('is told beside those that were registered', () => {
    expect(run).toEqual({ registered: 2, refused: 1, failure: null })
  })

  test('is kept with the code and listed, and is not sent by itself', async () => {
    const [refused, ...others] = await running.station.refusedBills()
    expect(others).toEqual([])
    expect(refused).toMatchObject({ registrationCode: 'ISSUER_SIGNATURE_INVALID' })
    await running.station.registerWaiting()
    expect(registrations()).toHaveLength(1)
    const change = { billId: present(refused).billId, reason: '退费' }
    const reversal = running.station.requestReversal({ ...change, completeWhenGranted: false })
    expect(await codeOf(reversal)).toBe('REGISTRATION_REFUSED')
  })

  test('is registered when it is told to wait again', async () => {
    const [refused] = await running.station.refusedBills()
    await running.station.registerAgain(present(refused).billId)
    expect(await running.station.registerWaiting()).toMatchObject({ registered: 1 })
    expect(await codeOf(running.station.registerAgain(present(refused).billId))).toBe(
      'REGISTRATION_NOT_REFUSED',
    )
    const [first, second] = registrations()
    expect(second?.requestId).not.toBe(first?.requestId)
  })
})

test('a busy province is asked again for the whole batch under the same request id', async () => {
  const issued = await issue(2)
  const done = { outcome: 'done', sequence: 1, code: 'REGISTERED', sentence: '' }
  const busy = wireRefusal(refusal('SERVICE_BUSY'))
  const { billCode, billNumber } = present(issued[0])
  running.province.answerOnce('bill.register', { items: [{ ...done, billCode, billNumber }, busy] })
  expect(await running.station.registerWaiting()).toEqual({
    registered: 1,
    refused: 0,
    failure: 'SERVICE_BUSY',
  })
  expect(await registrationOf(present(issued[1]))).toEqual(['waiting', null])
  expect(await running.station.registerWaiting()).toMatchObject({ failure: null })
  const [first, second] = registrations()
  expect(second).toEqual(first)
  expect(await registrationOf(present(issued[1]))).toEqual(['registered', 'REGISTERED'])
})

test.each([
  ['of another length', { items: [] }],
  ['that fits nothing', { items: [{ outcome: 'maybe' }] }],
  ['that is no object', 'ok'],
])('an answer %s settles nothing', async (_, answer) => {
  const [bill] = await issue(1)
  running.province.answerOnce('bill.register', answer)
  const { failure, registered } = await running.station.registerWaiting()
  expect([failure !== null, registered]).toEqual([true, 0])
  expect(await registrationOf(present(bill))).toEqual(['waiting', null])
})

test('a message that is refused as a whole leaves its code with every bill of it', async () => {
  const [bill] = await issue(2)
  const refused = wireRefusal(refusal('ITEM_MALFORMED', { path: '/items' }))
  running.province.answerOnce('bill.register', refused)
  expect(await running.station.registerWaiting()).toMatchObject({ refused: 2 })
  expect(await registrationOf(present(bill))).toEqual(['refused', 'ITEM_MALFORMED'])
})
