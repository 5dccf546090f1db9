import { randomBytes, randomUUID } from 'node:crypto'
import type { Instant } from '@piaoqiao/domain'
import type { CryptoModule } from '@piaoqiao/gm-crypto'
import { sealEnvelope } from '@piaoqiao/protocol'
import { ExchangeError, httpPost } from '@piaoqiao/sdk'
import type { Apps } from '@piaoqiao/service-kit'
import type { WebhookCarrier } from '../event-ports.ts'

/** How long a subscriber may take to confirm; it should confirm first and work afterwards. */
export const webhookTimeoutMs = 10_000
/** Nothing is read from a confirmation but its status. */
const confirmationBytesMax = 64 * 1024

/** Sends events to webhooks, sealed for the application that named them. */
export function createWebhookCarrier(options: {
  readonly apps: Apps
  readonly crypto: CryptoModule
  readonly keyName: string
  readonly clock: () => Instant
}): WebhookCarrier {
  const { apps, crypto, keyName, clock } = options
  return {
    async deliver({ appId, url }, payload) {
      const app = await apps.find(appId)
      const [receiver] = app?.publicKeys ?? []
      if (app === null || app.revoked || receiver === undefined) return false
      const envelope = await sealEnvelope({
        kind: 'request',
        service: 'event.deliver',
        appId,
        requestId: randomUUID(),
        at: clock(),
        payload,
        appKey: app.appKey,
        receiver,
        sign: { crypto, keyName },
        crypto,
        randomBytes,
      })
      return confirmed(url, JSON.stringify(envelope))
    },
  }
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
