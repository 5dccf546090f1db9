import { createSoftwareCryptoModule } from '@piaoqiao/gm-crypto'
import { createClient } from '../client.ts'
import type { GatewayOptions } from '../gateway/gateway-options.ts'
import { startGateway } from '../gateway/start-gateway.ts'
import type { RunningGateway } from '../gateway/start-gateway.ts'
import { createMemoryJournal } from '../journal/request-journal.ts'
import type { RequestJournal } from '../journal/request-journal.ts'
import type { ScriptedPlatform } from './scripted-platform.ts'

export const gatewayToken = 'a-token-of-this-test'

export interface Posted {
  readonly status: number
  readonly headers: Headers
  readonly body: unknown
}

export interface GatewayUnderTest extends RunningGateway {
  readonly journal: RequestJournal
  /** Codes of the faults that it told. */
  readonly faults: readonly string[]
  /** Posts a text, or a value as JSON, with the token. */
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Posted>
}

/** A gateway of the unit that a platform knows, on a free port, with a token, without pauses between attempts. */
export async function startTestGateway(
  platform: ScriptedPlatform,
  changes: Partial<GatewayOptions> = {},
): Promise<GatewayUnderTest> {
  const journal = createMemoryJournal()
  const faults: string[] = []
  const running = await startGateway({
    ...gatewayOptions(platform, journal),
    onFault: (code) => void faults.push(code),
    ...changes,
  })
  return {
    ...running,
    journal,
    faults,
    post: (path, body, headers) => post(running.url + path, body, headers),
  }
}

export function gatewayOptions(
  platform: ScriptedPlatform,
  journal: RequestJournal,
): GatewayOptions {
  const { appId, appKey, clientKey, platformKey } = platform
  const crypto = createSoftwareCryptoModule({ keys: { app: clientKey }, workers: 0 })
  const client = createClient({
    baseUrl: platform.url,
    appId,
    appKey,
    privateKey: { crypto, keyName: 'app' },
    platformPublicKey: platformKey.publicKey,
    timeoutMs: 5_000,
    journal,
    pausing: { pause: async () => undefined, random: () => 0 },
  })
  const platformKeys = [platformKey.publicKey]
  return {
    client,
    journal,
    receiver: { appId, appKey, crypto, keyName: 'app', platformKeys, now: Date.now },
    listen: { host: '127.0.0.1', port: 0 },
    webhookListen: null,
    token: gatewayToken,
    forwardTo: null,
    onFault: () => undefined,
  }
}

async function post(
  url: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Posted> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${gatewayToken}`,
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  const answer: unknown = await response.json()
  return { status: response.status, headers: response.headers, body: answer }
}
