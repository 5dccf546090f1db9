import { fits } from '@piaoqiao/protocol'
import { Type } from 'typebox'
import type { Sandbox, SandboxAccess, SandboxAnswer } from '../sandbox-port.ts'
import { SandboxUnreachable } from '../sandbox-port.ts'

const timeoutMs = 15_000
const secret = Type.String({ pattern: '^[0-9a-f]{32,128}$' })
const enterAnswer = Type.Object({
  appId: Type.String(),
  appKey: secret,
  accessToken: secret,
  baseUrl: Type.String(),
  platformPublicKey: Type.String(),
})
const renewedAnswer = Type.Object({ appKey: secret, accessToken: secret })
const worldAnswer = Type.Object({ baseUrl: Type.String(), platformPublicKey: Type.String() })

/** The sandbox over HTTP: its interface for the operator, and for the world of a unit. */
export function createSandboxClient(url: string, operatorToken: string): Sandbox {
  const ask = (
    token: string,
    method: string,
    path: string,
    body?: object,
  ): Promise<SandboxAnswer> => askSandbox({ url, token }, method, path, body)
  const application = (appId: string): string =>
    `/operator/applications/${encodeURIComponent(appId)}`
  return {
    async open(given) {
      const entered = await ask(operatorToken, 'POST', '/operator/applications', given)
      if (entered.status !== 409) return accessFrom(entered.body)
      const change = { newAppKey: true, newAccessToken: true, publicKey: given.publicKey }
      const renewed = await ask(operatorToken, 'PATCH', application(given.appId), change)
      if (!fits(renewedAnswer, renewed.body)) throw new SandboxUnreachable()
      const { appKey, accessToken } = renewed.body as { appKey: string; accessToken: string }
      const world = await ask(accessToken, 'GET', '/worlds/self')
      if (!fits(worldAnswer, world.body)) throw new SandboxUnreachable()
      const { appId } = given
      return accessFrom({ ...(world.body as object), appId, appKey, accessToken })
    },
    async change(appId, change) {
      const { body } = found(await ask(operatorToken, 'PATCH', application(appId), change))
      const { appKey } = body as { readonly appKey?: string }
      return appKey === undefined ? {} : { appKey }
    },
    async remove(appId) {
      await ask(operatorToken, 'DELETE', application(appId))
    },
    async messages(token, { before, limit }) {
      const query = new URLSearchParams({
        limit: String(limit),
        ...(before !== null && { before }),
      })
      return found(await ask(token, 'GET', `/worlds/self/messages?${query.toString()}`)).body
    },
    message: async (token, number) =>
      keptBody(await ask(token, 'GET', `/worlds/self/messages/${number}`)),
    replay: async (token, number) =>
      keptBody(await ask(token, 'POST', `/worlds/self/messages/${number}/replay`, {})),
    world: (token, { method, path, query = {}, body }) => {
      const search = new URLSearchParams(query).toString()
      const address = `/worlds/self${path}${search === '' ? '' : `?${search}`}`
      return ask(token, method, address, body)
    },
    // With the token of the office, because the sandbox sees the office's address and not one of the unit's.
    exchange: (service, envelope) =>
      ask(operatorToken, 'POST', `/exchange/v1/${service}`, envelope),
  }
}

function accessFrom(body: unknown): SandboxAccess {
  if (!fits(enterAnswer, body)) throw new SandboxUnreachable()
  const { appId, appKey, accessToken, baseUrl, platformPublicKey } = body as {
    readonly [Name in keyof typeof enterAnswer.properties]: string
  }
  return { application: { appId, baseUrl, platformPublicKey }, appKey, accessToken }
}

function found(answer: SandboxAnswer): SandboxAnswer {
  if (answer.status >= 200 && answer.status < 300) return answer
  throw new SandboxUnreachable()
}

function keptBody(answer: SandboxAnswer): unknown {
  return answer.status === 404 ? null : found(answer).body
}

/** An answer that says the office is wrong is as good as none: nobody at the counter can put it right. */
async function askSandbox(
  { url, token }: { readonly url: string; readonly token: string },
  method: string,
  path: string,
  body?: object,
): Promise<SandboxAnswer> {
  try {
    const response = await fetch(url.replace(/\/+$/, '') + path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'manual',
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) }
  } catch (error) {
    throw new SandboxUnreachable({ cause: error })
  }
}
