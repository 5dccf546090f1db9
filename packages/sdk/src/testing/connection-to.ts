import { createSoftwareCryptoModule } from '@piaoqiao/gm-crypto'
import { problemOf } from '@piaoqiao/protocol'
import { expect } from 'vitest'
import { Connection } from '../connection.ts'
import type { ConnectionOptions } from '../connection.ts'
import { ExchangeError } from '../exchange-error.ts'
import { sendJson } from './scripted-platform.ts'
import type { Script, ScriptedPlatform } from './scripted-platform.ts'

/** A connection of the unit that a platform knows. */
export function connectionTo(
  platform: ScriptedPlatform,
  changes: Partial<ConnectionOptions> = {},
): Connection {
  return new Connection({
    baseUrl: platform.url,
    appId: platform.appId,
    appKey: platform.appKey,
    crypto: createSoftwareCryptoModule({ keys: { app: platform.clientKey }, workers: 0 }),
    keyName: 'app',
    platformKeys: [platform.platformKey.publicKey],
    timeoutMs: 5_000,
    ...changes,
  })
}

/** The error of a call that a script answers. */
export async function expectFault(
  platform: ScriptedPlatform,
  script: Script,
  changes: Partial<ConnectionOptions> = {},
): Promise<ExchangeError> {
  platform.use(script)
  const call = connectionTo(platform, changes).call(
    'bill.lock',
    { items: [] },
    { requestId: 'r-1' },
  )
  const fault = await call.then(
    () => 'an answer',
    (error: unknown) => error,
  )
  expect(fault).toBeInstanceOf(ExchangeError)
  return fault as ExchangeError
}

/** Refuses every envelope. */
export function refusing(
  code: Parameters<typeof problemOf>[0],
  headers: Readonly<Record<string, string>> = {},
): Script {
  const body = problemOf(code)
  const problem = { 'content-type': 'application/problem+json', ...headers }
  return ({ response }) => sendJson(response, body.status, body, problem)
}

/** Breaks the connection once the request is read. */
export const breaking: Script = ({ response }) => {
  response.destroy()
}
