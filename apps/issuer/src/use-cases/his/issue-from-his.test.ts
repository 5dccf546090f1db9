import { refusal } from '@piaoqiao/domain'
import { wireRefusal } from '@piaoqiao/protocol'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { hisCounter } from '../../testing/his-counter.ts'
import type { TestStation } from '../../testing/test-station.ts'
import { startTestStation } from '../../testing/test-station.ts'

let running: TestStation
const { ask } = hisCounter(() => running)

beforeAll(async () => {
  running = await startTestStation()
})
beforeEach(async () => {
  await running.clear()
  await running.station.ensureNumbers()
})
afterAll(() => running.stop())

test('a bill whose registration was refused is still the answer to its busNo, without a picture', async () => {
  const first = await ask('invoiceEBillOutpatient')
  expect(first.message['pictureUrl']).toMatch(/^http/)
  const refused = wireRefusal(refusal('ISSUER_SIGNATURE_INVALID'))
  running.province.answerOnce('bill.register', { items: [refused] })
  await running.station.registerWaiting()
  const again = await ask('invoiceEBillOutpatient')
  expect(again.result).toBe('S0000')
  const { billBatchCode, billNo, random } = first.message
  expect(again.message).toMatchObject({ billBatchCode, billNo, random, pictureUrl: '' })
})

test.each([
  ['a NUL', 'busNo', 'MZ-\0-1'],
  ['half a character', 'busNo', 'MZ-\ud800-1'],
  ['a NUL', 'placeCode', '\0'],
])('%s in %s is told as a fault of that field', async (_, field, value) => {
  const { result, message } = await ask('invoiceEBillOutpatient', { [field]: value })
  expect(result).toBe('E2006')
  expect(message).toContain(field)
})
