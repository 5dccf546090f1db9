import { randomBytes, randomUUID } from 'node:crypto'
import type { Instant } from '@piaoqiao/domain'
import type { CryptoModule } from '@piaoqiao/gm-crypto'
import type { DeliverRequest } from '@piaoqiao/protocol'
import { sealEnvelope } from '@piaoqiao/protocol'
import { ExchangeError, httpPost } from '@piaoqiao/sdk'
import type { MagicBill, MagicEffect } from '../magic/magic-bills.ts'
import type { Applications, SandboxApplication } from '../ports.ts'

/** How long a subscriber may take to confirm. */
export const webhookTimeoutMs = 10_000
const confirmationBytesMax = 64 * 1024

export interface TellWebhookOptions {
  readonly applications: Pick<Applications, 'find'>
  readonly magic: readonly MagicBill[]
  readonly crypto: CryptoModule
  /** The key of the platform. */
  readonly keyName: string
  /** A key that is nobody's, for signatures that have to be refused. */
  readonly strangerKeyName: string
  readonly clock: () => Instant
}

export type TellWebhook = (appId: string, url: string, payload: DeliverRequest) => Promise<boolean>

/**
 * Sends events to the webhook of an application. Where the events are those of a magic bill, the message comes twice, or
 * comes first with a signature that is not the platform's.
 * @returns whether the subscriber confirmed; never throws for what it or the network does
 */
export function createTellWebhook(options: TellWebhookOptions): TellWebhook {
  const { applications, magic, keyName, strangerKeyName } = options
  return async (appId, url, payload) => {
    const app = await applications.find(appId)
    if (app === null || app.revoked) return false
    const effects = effectsOf(magic, payload)
    if (effects.has('webhook_wrong_signature')) {
      await confirmed(url, await sealed(options, app, payload, strangerKeyName))
    }
    const body = await sealed(options, app, payload, keyName)
    if (effects.has('webhook_doubled')) await confirmed(url, body)
    return confirmed(url, body)
  }
}

function effectsOf(
  magic: readonly MagicBill[],
  { entries }: DeliverRequest,
): ReadonlySet<MagicEffect> {
  return new Set(
    magic
      .filter(({ billCode, billNumber }) =>
        entries.some(({ event }) => event.billCode === billCode && event.billNumber === billNumber),
      )
      .map(({ effect }) => effect),
  )
}

async function sealed(
  { crypto, clock }: TellWebhookOptions,
  { appId, appKey, publicKeys }: SandboxApplication,
  payload: DeliverRequest,
  keyName: string,
): Promise<string> {
  const [receiver] = publicKeys
  if (receiver === undefined) throw new Error('an application of the sandbox has a key')
  const envelope = await sealEnvelope({
    kind: 'request',
    service: 'event.deliver',
    appId,
    requestId: randomUUID(),
    at: clock(),
    payload,
    appKey,
    receiver,
    sign: { crypto, keyName },
    crypto,
    randomBytes,
  })
  return JSON.stringify(envelope)
}

async function confirmed(url: string, body: string): Promise<boolean> {
  try {
    const { status } = await httpPost({
      url: new URL(url),
      body,
      timeoutMs: webhookTimeoutMs,
      answerBytesMax: confirmationBytesMax,
      signal: undefined,
    })
    return status >= 200 && status < 300
  } catch (error) {
    if (error instanceof ExchangeError) return false
    throw error
  }
}
