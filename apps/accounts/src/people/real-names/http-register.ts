import type { RealNameRegister } from '../person-ports.ts'

const timeoutMs = 10_000

/**
 * Asks a register of real names over HTTP: `POST` of `{ name, identityNumber }`, answered by `{ "match": true }` or false.
 * The address is one of the own network, in front of which the province's contract with the register stands.
 */
export function createHttpRegister(url: string, accessToken: string): RealNameRegister {
  return {
    async isReal(name, identityNumber) {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
        body: JSON.stringify({ name, identityNumber }),
        signal: AbortSignal.timeout(timeoutMs),
      })
      if (!answer.ok) throw new Error('the register of real names did not answer')
      const { match } = (await answer.json()) as { readonly match?: unknown }
      if (typeof match !== 'boolean') throw new Error('the register of real names gave no verdict')
      return match
    },
  }
}
