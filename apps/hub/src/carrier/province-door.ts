import { randomUUID } from 'node:crypto'
import type { Instant } from '@piaoqiao/domain'
import { importSm2PublicKey } from '@piaoqiao/gm-crypto'
import type { CryptoModule } from '@piaoqiao/gm-crypto'
import type { Envelope, RelayAnswer } from '@piaoqiao/protocol'
import {
  envelopeBytesMax,
  envelopeSchema,
  fits,
  hubAppId,
  provinceAppKey,
} from '@piaoqiao/protocol'
import { Connection, ExchangeError, httpPost } from '@piaoqiao/sdk'
import type { HttpAnswer } from '@piaoqiao/sdk'
import type { ProvinceDoor, ProvinceEntry } from '../ports.ts'

/** How long a province may take for the message of another one; shorter than the senders themselves wait. */
export const relayTimeoutMs = 8_000
export const tellTimeoutMs = 5_000

export function createProvinceDoor(options: {
  readonly crypto: CryptoModule
  readonly keyName: string
  readonly clock: () => Instant
}): ProvinceDoor {
  return {
    relay,
    isReachable,
    async tellReachable(told, reachable) {
      const connection = new Connection({
        baseUrl: told.baseUrl,
        appId: hubAppId,
        appKey: provinceAppKey('hub', told.code),
        crypto: options.crypto,
        keyName: options.keyName,
        platformKeys: told.publicKeys.map(importSm2PublicKey),
        timeoutMs: tellTimeoutMs,
        now: options.clock,
      })
      try {
        await connection.call(
          'province.reachable',
          { province: reachable },
          { requestId: randomUUID() },
        )
        return true
      } catch (error) {
        if (error instanceof ExchangeError) return false
        throw error
      }
    },
  }
}

type RelayedEnvelope = Extract<RelayAnswer, { outcome: 'answered' }>['envelope']

async function relay(to: ProvinceEntry, service: string, envelope: Envelope): Promise<RelayAnswer> {
  try {
    const answer = await httpPost({
      url: new URL(`${to.baseUrl}/exchange/v1/${service}`),
      body: JSON.stringify(envelope),
      timeoutMs: relayTimeoutMs,
      answerBytesMax: envelopeBytesMax,
      signal: undefined,
    })
    return relayAnswer(answer)
  } catch (error) {
    if (!(error instanceof ExchangeError)) throw error
    return { outcome: error.kind === 'unreachable' ? 'unreachable' : 'unknown' }
  }
}

function relayAnswer({ status, body }: HttpAnswer): RelayAnswer {
  const json = jsonOf(body)
  if (status === 200 && fits(envelopeSchema, json)) {
    return { outcome: 'answered', envelope: json as RelayedEnvelope }
  }
  const code = (json as { code?: unknown } | null)?.code
  // With these statuses a province says that it did nothing; any other one leaves it open.
  const didNothing = (status >= 400 && status < 500) || status === 503
  if (didNothing && typeof code === 'string' && code.startsWith('ENVELOPE_')) {
    return { outcome: 'fault', code }
  }
  return { outcome: 'unknown' }
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    return null
  }
}

async function isReachable({ baseUrl }: ProvinceEntry): Promise<boolean> {
  try {
    const response = await fetch(`${baseUrl}/health`, {
      signal: AbortSignal.timeout(tellTimeoutMs),
      redirect: 'error',
    })
    await response.body?.cancel()
    return response.ok
  } catch {
    return false
  }
}
