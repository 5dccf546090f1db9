import { sm3Hex } from '@piaoqiao/gm-crypto'
import { parseHisRequest, openHisRequest, sealHisAnswer } from '../../his/his-envelope.ts'
import type { HisAnswer, HisApp, HisRequest } from '../../his/his-envelope.ts'
import { readHisFields } from '../../his/his-field.ts'
import { hisMethodNamed, hisMethods } from '../../his/his-methods.ts'
import type { HisMethodName } from '../../his/his-methods.ts'
import type { HisResultCode } from '../../his/his-results.ts'
import { HisError, hisDone, hisResultOfStationFault, hisResultText } from '../../his/his-results.ts'
import { StationError } from '../../station-error.ts'
import type { HisDesk } from './his-desk.ts'
import type { HisHandler } from './his-handlers.ts'
import { hisHandlers } from './his-handlers.ts'

/** A noise that comes again so soon, with the same request, is a retry; later it is a replay. */
export const noiseRetryMs = 10 * 60_000

export interface HisCall {
  /** The two parts of the address. */
  readonly service: string
  readonly method: string
  readonly body: Uint8Array
}

export interface AnsweredCall {
  readonly answer: HisAnswer
  readonly result: typeof hisDone | HisResultCode
  /** Null where the sender named none that is known. */
  readonly method: HisMethodName | null
  /** What went wrong with us; null where nothing did. */
  readonly failure: unknown
}

/** Answers a message of a HIS, whatever it holds: never throws. */
export async function answerHisCall(desk: HisDesk, call: HisCall): Promise<AnsweredCall> {
  const known: { app: HisApp | null; noise: string } = { app: null, noise: '' }
  const method =
    call.service === (desk.service ?? call.service) ? hisMethodNamed(call.method) : null
  try {
    const request = parseHisRequest(call.body)
    known.noise = request.noise
    const app = desk.apps.find(({ appId }) => appId === request.appid)
    if (app === undefined) throw new HisError('E1004')
    const content = openSigned(app, request, known)
    if (method === null) throw new HisError('E1007')
    await requireFreshNoise(desk, request, method)
    const message = await carryOut(desk, method, content)
    const answer = sealHisAnswer(app, request.noise, { result: hisDone, message })
    return { answer, result: hisDone, method, failure: null }
  } catch (error) {
    const { code, text, failure } = refusalOf(error)
    const answer = sealHisAnswer(known.app, known.noise, { result: code, message: text })
    return { answer, result: code, method, failure }
  }
}

/** Only a sender whose signature was right gets a signature of ours. */
function openSigned(
  app: HisApp,
  request: HisRequest,
  known: { app: HisApp | null },
): Readonly<Record<string, unknown>> {
  try {
    const content = openHisRequest(app, request)
    known.app = app
    return content
  } catch (error) {
    if (error instanceof HisError && error.code === 'E1006') known.app = app
    throw error
  }
}

/** Whatever a retry asks for is carried out once: the busNo, the bill or the paper says that it was. */
async function requireFreshNoise(
  { store, station }: HisDesk,
  { appid, noise, data }: HisRequest,
  method: HisMethodName,
): Promise<void> {
  const [digest, now] = [sm3Hex(`${method}\n${data}`), station.clock()]
  const noted = await store.once(({ noises }) => noises.note(appid, noise, digest, now))
  if (noted.digest !== digest || now - noted.firstAt > noiseRetryMs) throw new HisError('E1008')
}

function carryOut(
  desk: HisDesk,
  method: HisMethodName,
  content: Readonly<Record<string, unknown>>,
): Promise<object> {
  const read = readHisFields(hisMethods[method].request, content)
  // That table and handler are those of one method the compiler cannot see here.
  const handler = hisHandlers[method] as HisHandler<HisMethodName>
  return handler(desk, read)
}

function refusalOf(error: unknown): {
  readonly code: HisResultCode
  readonly text: string
  readonly failure: unknown
} {
  if (error instanceof HisError) return { code: error.code, text: error.text, failure: null }
  if (error instanceof StationError) {
    const code = hisResultOfStationFault[error.code]
    // Only the station's own sentence names what is wrong with a draft.
    if (code === 'E3002') return { code, text: `${error.sentence}${error.next}`, failure: null }
    if (code !== undefined) return { code, text: hisResultText(code), failure: null }
  }
  return { code: 'E9999', text: hisResultText('E9999'), failure: error }
}
