import { setTimeout as wait } from 'node:timers/promises'
import type { UnitMessage } from '../catalogue/frames.ts'
import type { UnitDriver } from './unit-driver.ts'

/** Drives a unit through the plain interface of the gateway: `POST {url}/v1/{service}`. */
export function createGatewayDriver(options: {
  readonly url: string
  readonly token: string | null
}): UnitDriver {
  const { url, token } = options
  return {
    // A gateway leaves the change of keys to the command line.
    canAsk: (message: UnitMessage) => message !== 'key.rotate',
    async ask(message, payload) {
      const response = await fetch(`${url.replace(/\/+$/, '')}/v1/${message}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token !== null && { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify(payload),
      })
      await response.body?.cancel()
      return response.ok
    },
  }
}

const lookEveryMs = 500

/** Waits until a gateway answers; false when the time is over or the signal is aborted. */
export async function isGatewayUp(
  url: string,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<boolean> {
  const until = Date.now() + timeoutMs
  while (Date.now() < until && !signal.aborted) {
    const answer = await fetch(`${url.replace(/\/+$/, '')}/health`).catch(() => null)
    await answer?.body?.cancel()
    if (answer !== null) return true
    await wait(lookEveryMs)
  }
  return false
}
