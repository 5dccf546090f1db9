import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { HisRequest } from './his-envelope.ts'
import {
  HisAnswerUnfit,
  hisSign,
  openHisAnswer,
  openHisRequest,
  parseHisRequest,
  sealHisAnswer,
  sealHisRequest,
} from './his-envelope.ts'
import { HisError } from './his-results.ts'

const app = { appId: 'HIS0001', appKey: '0123456789abcdef01234567' }
const noise = '7f3c0f4e2b1a4d579c551f2e3d4c5b6a'
const bytes = (value: unknown) => Buffer.from(JSON.stringify(value))

function codeOf(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    if (error instanceof HisError) return error.code
    throw error
  }
  return 'no error'
}

test('a request has the bytes that OpenSSL signs', () => {
  const request = sealHisRequest(app, { placeCode: 'SF01' }, noise)
  expect(request).toEqual({
    appid: 'HIS0001',
    data: 'eyJwbGFjZUNvZGUiOiJTRjAxIn0=',
    noise,
    version: '1.0',
    sign: 'D018CA6897705A63401D00D46EBA69CA',
  })
})

test('whatever is signed, the key stands between noise and version', () => {
  const word = fc.stringMatching(/^[\w-]{1,20}$/)
  fc.assert(
    fc.property(word, word, word, fc.base64String({ maxLength: 40 }), (appId, appKey, id, data) => {
      const text = `appid=${appId}&data=${data}&noise=${id}&key=${appKey}&version=1.0`
      const md5 = execFileSync('openssl', ['md5', '-r'], { input: text }).toString().slice(0, 32)
      expect(hisSign({ appId, appKey }, { data, noise: id })).toBe(md5.toUpperCase())
    }),
    { numRuns: 10 },
  )
})

describe('a request', () => {
  const content = { payer: '样例甲', amt: 1 }
  const request = sealHisRequest(app, content, noise)

  test('is parsed and opened as it was sealed', () => {
    const opened = openHisRequest(app, parseHisRequest(bytes(request)))
    expect(opened).toEqual({ payer: '样例甲', amt: { text: '1' } })
  })

  test('may carry its signature in small letters', () => {
    const small = { ...request, sign: request.sign.toLowerCase() }
    expect(openHisRequest(app, small)).toMatchObject({ payer: '样例甲' })
  })

  test.each(['appid', 'data', 'noise', 'version', 'sign'] as const)(
    'that carries another %s does not open',
    (name) => {
      const other: HisRequest = { ...request, [name]: `${request[name]}0` }
      const signer = { ...app, appId: other.appid }
      expect(codeOf(() => openHisRequest(signer, other))).toBe('E1005')
    },
  )

  test('of another key does not open', () => {
    const other = { ...app, appKey: 'f'.repeat(24) }
    expect(codeOf(() => openHisRequest(other, request))).toBe('E1005')
  })

  const signed = (data: string): HisRequest => ({
    ...request,
    data,
    sign: hisSign(app, { data, noise }),
  })
  test.each([
    ['no base64', signed('*')],
    ['no JSON', signed(Buffer.from('{').toString('base64'))],
    ['no UTF-8', signed(Buffer.from([0xff]).toString('base64'))],
    ['no object', signed(Buffer.from('[]').toString('base64'))],
    ['depth without end', signed(Buffer.from('['.repeat(200_000)).toString('base64'))],
  ])('whose data hold %s is refused', (_, given) => {
    expect(codeOf(() => openHisRequest(app, given))).toBe('E1006')
  })

  test.each([
    ['no JSON', Buffer.from('appid=1')],
    ['nothing', Buffer.from('')],
    ['no UTF-8', Buffer.from([0xff])],
    ['a list', bytes([])],
    ['a number as noise', bytes({ ...request, noise: 1 })],
    ['an empty sign', bytes({ ...request, sign: '' })],
    ['a long noise', bytes({ ...request, noise: 'x'.repeat(65) })],
  ])('that holds %s is refused', (_, body) => {
    expect(codeOf(() => parseHisRequest(body))).toBe('E1001')
  })

  test('of another version is refused', () => {
    expect(codeOf(() => parseHisRequest(bytes({ ...request, version: '2.0' })))).toBe('E1003')
  })
})

describe('an answer', () => {
  test('of a success holds JSON in base64 in base64', () => {
    const answer = sealHisAnswer(app, noise, { result: 'S0000', message: { billNo: '1' } })
    const outer = JSON.parse(Buffer.from(answer.data, 'base64').toString()) as { message: string }
    expect(outer).toMatchObject({ result: 'S0000' })
    expect(Buffer.from(outer.message, 'base64').toString()).toBe('{"billNo":"1"}')
    expect(openHisAnswer(app, answer)).toEqual({ result: 'S0000', message: { billNo: '1' } })
  })

  test('of a refusal holds its text', () => {
    const answer = sealHisAnswer(app, noise, { result: 'E4001', message: '没有这张票据。' })
    expect(openHisAnswer(app, answer)).toEqual({ result: 'E4001', message: '没有这张票据。' })
  })

  test('to somebody unknown is not signed, and so does not open', () => {
    const answer = sealHisAnswer(null, noise, { result: 'E1004', message: '没有。' })
    expect(answer.sign).toBe('')
    expect(() => openHisAnswer(app, answer)).toThrow(HisAnswerUnfit)
  })

  test.each([null, 1, {}, { data: 'e30=', noise: 'x' }])(
    'does not open where it is %j',
    (value) => {
      expect(() => openHisAnswer(app, value)).toThrow(HisAnswerUnfit)
    },
  )
})
