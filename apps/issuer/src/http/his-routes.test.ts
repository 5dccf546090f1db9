import { randomUUID } from 'node:crypto'
import { readBillXml } from '@piaoqiao/documents'
import { billIdFrom } from '@piaoqiao/domain'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { HisRequest } from '../his/his-envelope.ts'
import { hisSign, openHisAnswer, sealHisRequest } from '../his/his-envelope.ts'
import { hisResults } from '../his/his-results.ts'
import { callHis, hisExample } from '../testing/his-caller.ts'
import type { TestStation } from '../testing/test-station.ts'
import { sampleAccessToken, sampleHisApp, startTestStation } from '../testing/test-station.ts'
import { noiseRetryMs } from '../use-cases/his/answer-his-call.ts'
import { hisBodyBytesMax } from './his-routes.ts'

let running: TestStation

beforeAll(async () => {
  running = await startTestStation()
})
beforeEach(async () => {
  await running.clear()
  await running.station.ensureNumbers()
})
afterAll(() => running.stop())

const outpatient = 'invoiceEBillOutpatient'
const call = (content: object, options = {}) =>
  callHis(running.station.url, outpatient, content, options)

/** Sends bytes as they are, and gives the answer without trusting its signature. */
async function post(body: string | Uint8Array<ArrayBuffer>, path = `x/api/medical/${outpatient}`) {
  const response = await fetch(`${running.station.url}/${path}`, { method: 'POST', body })
  const answer = (await response.json()) as { data: string; noise: string; sign: string }
  const { result, message } = JSON.parse(Buffer.from(answer.data, 'base64').toString()) as {
    result: string
    message: string
  }
  return {
    status: response.status,
    answer,
    result,
    text: Buffer.from(message, 'base64').toString(),
  }
}

const sealed = (content: object = hisExample(outpatient)) =>
  sealHisRequest(sampleHisApp, content, randomUUID())

describe('a settlement', () => {
  test('becomes a signed bill with everything that the HIS is told of it', async () => {
    const { result, message } = await call(hisExample(outpatient))
    expect(result).toBe('S0000')
    expect(message).toEqual({
      billBatchCode: '50060126',
      billNo: '0000000001',
      random: expect.stringMatching(/^[0-9a-z]{6}$/) as string,
      createTime: '20260302120000000',
      billQRCode: expect.any(String) as string,
      pictureUrl: expect.stringMatching(/\/f\/[\w-]{43}$/) as string,
      pictureNetUrl: '',
      billBusDate: '20260302095300125',
      isRepeated: '0',
    })
    const picture = Buffer.from(String(message['billQRCode']), 'base64')
    expect(picture.subarray(1, 4).toString()).toBe('PNG')
    const xml = await running.station.billXml(billIdFrom('50060126', '0000000001'))
    expect(readBillXml(xml).document.main).toMatchObject({
      totalFen: 18_821n,
      payer: { type: '1', name: '样例甲' },
      payMode: '医保',
      extension: {
        unknown: expect.arrayContaining([{ tag: 'Payee', text: '收费员一' }]) as unknown,
      },
    })
  })

  test.each([
    ['invEBillRegistration', 'registration'],
    ['invoiceEBillOutpatient', 'outpatient'],
    ['invEBillHospitalized', 'inpatient'],
    ['invEBillCheckUp', 'checkup'],
  ] as const)('of %s becomes a bill of the kind %s', async (method, kind) => {
    const { message } = await callHis(running.station.url, method, hisExample(method))
    const billId = billIdFrom(String(message['billBatchCode']), String(message['billNo']))
    expect(await running.station.billStatus(billId)).toMatchObject({ kind })
  })

  test('asked for again is the same bill, also by several at one time', async () => {
    const content = hisExample(outpatient)
    const heard = await Promise.all([call(content), call(content), call(content)])
    const again = await call(content)
    const numbers = [...heard, again].map(({ message }) => message['billNo'])
    expect(new Set(numbers)).toEqual(new Set(['0000000001']))
    expect(again.message['isRepeated']).toBe('1')
  })

  test('with other content under the same busNo is refused', async () => {
    await call(hisExample(outpatient))
    const other = await call(hisExample(outpatient, { payer: '样例乙' }))
    expect(other.result).toBe('E3001')
    expect(other.message).toContain('busNo')
  })

  test('whose content no bill can carry is refused in words', async () => {
    const { result, message } = await call(hisExample(outpatient, { payer: '样例\u0007甲' }))
    expect(result).toBe('E3002')
    expect(message).toContain('交款人名称')
  })

  test('that lacks a field is refused with the name of the field', async () => {
    const { result, message } = await call(hisExample(outpatient, { sex: '' }))
    expect({ result, message }).toEqual({
      result: 'E2001',
      message: '缺少必填字段：性别（sex）。请补充后重新提交。',
    })
  })

  test('finds the numbers used up when the province gives none', async () => {
    await running.clear()
    expect((await call(hisExample(outpatient))).result).toBe('E3003')
  })
})

describe('a message that cannot be trusted', () => {
  test('of an unknown account gets an answer without a signature', async () => {
    const stranger = { appId: 'HIS9999', appKey: sampleHisApp.appKey }
    const request = sealHisRequest(stranger, hisExample(outpatient), randomUUID())
    const { status, answer, result } = await post(JSON.stringify(request))
    expect({ status, result }).toEqual({ status: 200, result: 'E1004' })
    expect(answer).toMatchObject({ sign: '', noise: request.noise })
  })

  test('with a wrong signature gets an answer without a signature, and nothing is issued', async () => {
    const request: HisRequest = { ...sealed(), sign: '0'.repeat(32) }
    const { answer, result } = await post(JSON.stringify(request))
    expect(result).toBe('E1005')
    expect(answer.sign).toBe('')
    expect(await running.station.registerWaiting()).toMatchObject({ registered: 0 })
  })

  test.each([
    ['no JSON', 'appid=1&data=2', 'E1001'],
    ['nothing', '', 'E1001'],
    ['too much', 'x'.repeat(hisBodyBytesMax + 1), 'E1002'],
  ])('that holds %s is refused', async (_, body, code) => {
    expect(await post(body)).toMatchObject({ status: 200, result: code })
  })

  test('to an unknown method is refused, signed with the key of the account', async () => {
    const { answer, result } = await post(JSON.stringify(sealed()), 'x/api/medical/invoiceEBill')
    expect(result).toBe('E1007')
    expect(answer.sign).toBe(hisSign(sampleHisApp, answer))
    expect(openHisAnswer(sampleHisApp, answer).message).toContain('方法名')
  })

  test('of another service is refused where the station has a name', async () => {
    const named = await running.startAgain({ hisService: 'medical-web' })
    const rightName = await callHis(named.url, outpatient, hisExample(outpatient))
    expect(rightName.result).toBe('S0000')
    const response = await fetch(`${named.url}/other/api/medical/${outpatient}`, {
      method: 'POST',
      body: JSON.stringify(sealed()),
    })
    expect(openHisAnswer(sampleHisApp, await response.json()).result).toBe('E1007')
  })
})

describe('a noise', () => {
  const noise = 'a-noise-that-comes-again'

  test('with the same content is a retry for ten minutes, and a replay afterwards', async () => {
    const content = hisExample(outpatient)
    expect((await call(content, { noise })).result).toBe('S0000')
    running.time.now += noiseRetryMs
    expect((await call(content, { noise })).message['isRepeated']).toBe('1')
    running.time.now += 1
    expect((await call(content, { noise })).result).toBe('E1008')
  })

  test('with other content, or for another method, is refused', async () => {
    await call(hisExample(outpatient), { noise })
    const other = hisExample(outpatient, { busNo: 'another' })
    expect((await call(other, { noise })).result).toBe('E1008')
    const content = hisExample(outpatient)
    const moved = await callHis(running.station.url, 'invEBillCheckUp', content, { noise })
    expect(moved.result).toBe('E1008')
  })

  test('is forgotten after its time', async () => {
    await call(hisExample(outpatient), { noise })
    running.time.now += 91 * 86_400_000
    expect(await running.station.his.tidy()).toBe(1)
  })
})

test('the names of the fields of the envelope stand in the refusal', async () => {
  const { result, text } = await post(JSON.stringify({ ...sealed(), noise: undefined }))
  expect(result).toBe('E1001')
  expect(text).toContain('noise')
})

test('every result has a sentence and says what can be done', () => {
  for (const { sentence, next } of Object.values(hisResults)) {
    expect(sentence).toMatch(/[。}]$/)
    expect(next).toMatch(/。$/)
  }
})

test('neither the log nor what is logged of a failure names a person or a number', async () => {
  const lines: unknown[] = []
  const note = (...line: unknown[]) => void lines.push(line)
  const logger = { debug: note, info: note, warn: note, error: note }
  const watched = await startTestStation({}, { logger })
  try {
    await watched.station.ensureNumbers()
    const tell = (changes: object) =>
      callHis(watched.station.url, outpatient, hisExample(outpatient, { ...changes }))
    expect((await tell({})).result).toBe('S0000')
    expect((await tell({ payer: '样例乙' })).result).toBe('E3001')
    expect((await tell({ age: '三十六岁零三个月又十九天' })).result).toBe('E2002')
    expect((await tell({ payer: '样例\u0007甲', busNo: 'b' })).result).toBe('E3002')
    expect(lines).toHaveLength(4)
    expect(JSON.stringify(lines)).not.toMatch(/样例|500000199001011238|MZ-|三十六/)
  } finally {
    await watched.stop()
  }
})

describe('paper that was delivered', () => {
  const stock = (body: object, token = sampleAccessToken) =>
    fetch(`${running.station.url}/paper-stock`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const delivered = { paperCode: '500601', first: '00012345', last: '00012444' }

  test('is entered once', async () => {
    expect((await stock(delivered)).status).toBe(201)
    expect((await stock({ ...delivered, first: '00012444', last: '00012500' })).status).toBe(409)
    expect((await stock({ ...delivered, first: '00012445', last: '00012500' })).status).toBe(201)
  })

  test.each([
    ['an end before its beginning', { ...delivered, last: '00012344' }],
    ['numbers of two lengths', { ...delivered, last: '123456789' }],
    ['no digits', { ...delivered, first: 'A' }],
  ])('with %s is refused', async (_, body) => {
    expect((await stock(body)).status).toBe(400)
  })

  test('is entered by nobody without the token', async () => {
    expect((await stock(delivered, 'x'.repeat(40))).status).toBe(401)
  })
})
