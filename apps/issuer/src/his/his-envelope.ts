import { createHash } from 'node:crypto'
import { equalInConstantTime, sm3 } from '@piaoqiao/gm-crypto'
import { CodedError } from '@piaoqiao/service-kit'
import { parseExactJson } from './exact-number.ts'
import type { HisResultCode } from './his-results.ts'
import { HisError, hisDone } from './his-results.ts'

/** An account of a HIS at the station, or of the station at a HIS: both sides sign with its key. */
export interface HisApp {
  readonly appId: string
  readonly appKey: string
}

export interface HisRequest {
  readonly appid: string
  /** Base64 of the JSON of the content. */
  readonly data: string
  readonly noise: string
  readonly version: string
  readonly sign: string
}

export interface HisAnswer {
  /** Base64 of the JSON `{result, message}`, in which `message` is base64 again. */
  readonly data: string
  readonly noise: string
  readonly sign: string
}

export const hisVersion = '1.0'
export const noiseCharactersMax = 64

/** The text that is signed: the key stands between noise and version. */
export function hisSigningText(
  { appId, appKey }: HisApp,
  { data, noise, version = hisVersion }: Pick<HisAnswer, 'data' | 'noise'> & { version?: string },
): string {
  return `appid=${appId}&data=${data}&noise=${noise}&key=${appKey}&version=${version}`
}

/** MD5 of the signing text, in capital hexadecimal digits. */
export function hisSign(app: HisApp, signed: Parameters<typeof hisSigningText>[1]): string {
  return createHash('md5').update(hisSigningText(app, signed), 'utf8').digest('hex').toUpperCase()
}

/** @param noise an id that the app has not used, such as a UUID */
export function sealHisRequest(app: HisApp, content: object, noise: string): HisRequest {
  const data = base64(JSON.stringify(content))
  const sign = hisSign(app, { data, noise })
  return { appid: app.appId, data, noise, version: hisVersion, sign }
}

/**
 * @param app null for a sender that has not shown that it is one: it gets no signature of ours
 * @param message the content of a success, or the text that says why there is none
 */
export function sealHisAnswer(
  app: HisApp | null,
  noise: string,
  answer:
    | { readonly result: typeof hisDone; readonly message: object }
    | { readonly result: HisResultCode; readonly message: string },
): HisAnswer {
  const { result, message } = answer
  const inner = typeof message === 'string' ? message : JSON.stringify(message)
  const data = base64(JSON.stringify({ result, message: base64(inner) }))
  return { data, noise, sign: app === null ? '' : hisSign(app, { data, noise }) }
}

/**
 * The five members of a request, not yet checked against any key.
 * @throws HisError `E1001`, `E1003`
 */
export function parseHisRequest(body: Uint8Array): HisRequest {
  const given = objectFrom(() => parseExactJson(utf8(body)), 'E1001')
  const member = (name: keyof HisRequest, charactersMax: number): string => {
    const value = given[name]
    const isText = typeof value === 'string' && value !== '' && value.length <= charactersMax
    if (isText && value.isWellFormed() && !value.includes('\0')) return value
    throw new HisError('E1001', name)
  }
  const version = member('version', 10)
  if (version !== hisVersion) throw new HisError('E1003')
  return {
    appid: member('appid', 100),
    data: member('data', body.length),
    noise: member('noise', noiseCharactersMax),
    version,
    sign: member('sign', 64),
  }
}

/**
 * The content of a request whose signature is right; its numbers are `WrittenNumber`s.
 * @throws HisError `E1005`, `E1006`
 */
export function openHisRequest(
  app: HisApp,
  request: HisRequest,
): Readonly<Record<string, unknown>> {
  if (!isSignedBy(app, request)) throw new HisError('E1005')
  return objectFrom(() => parseExactJson(fromBase64(request.data)), 'E1006')
}

/** What the other side answered does not open with the key, or is no answer. */
export class HisAnswerUnfit extends CodedError {
  readonly code = 'HIS_ANSWER_UNFIT'

  constructor() {
    super('the answer is not signed with the key of the app, or is no answer')
  }
}

/**
 * Opens an answer: the content of a success (its numbers are ordinary ones), or the text of a refusal.
 * @throws HisAnswerUnfit
 */
export function openHisAnswer(
  app: HisApp,
  answer: unknown,
): { readonly result: string; readonly message: unknown } {
  const { data, noise, sign } = (answer ?? {}) as Readonly<Record<string, unknown>>
  if (typeof data !== 'string' || typeof noise !== 'string' || typeof sign !== 'string') {
    throw new HisAnswerUnfit()
  }
  if (!isSignedBy(app, { data, noise, sign })) throw new HisAnswerUnfit()
  try {
    const { result, message } = JSON.parse(fromBase64(data)) as Record<string, unknown>
    const inner = fromBase64(String(message))
    return { result: String(result), message: result === hisDone ? JSON.parse(inner) : inner }
  } catch (error) {
    throw error instanceof SyntaxError || error instanceof TypeError ? new HisAnswerUnfit() : error
  }
}

/** By digest, so that the time it takes tells nothing of the right signature. */
function isSignedBy(app: HisApp, signed: HisAnswer & { readonly version?: string }): boolean {
  return equalInConstantTime(sm3(hisSign(app, signed)), sm3(signed.sign.toUpperCase()))
}

function objectFrom(
  read: () => unknown,
  code: 'E1001' | 'E1006',
): Readonly<Record<string, unknown>> {
  try {
    const value = read()
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as Record<string, unknown>
    }
  } catch (error) {
    // SyntaxError: no JSON. TypeError: no UTF-8, or no base64. RangeError: nested too deeply.
    if (!(
      error instanceof SyntaxError ||
      error instanceof TypeError ||
      error instanceof RangeError
    )) {
      throw error
    }
  }
  throw new HisError(code, code === 'E1001' ? '请求内容' : '')
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64')
}

/** Some senders break base64 into lines. Throws a TypeError where it is none, or no UTF-8. */
function fromBase64(text: string): string {
  const characters = text.replaceAll(/[\r\n]/g, '')
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(characters)) throw new TypeError('no base64')
  return utf8(Buffer.from(characters, 'base64'))
}

function utf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
}
