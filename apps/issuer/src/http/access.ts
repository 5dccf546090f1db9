import { equalInConstantTime, sm3 } from '@piaoqiao/gm-crypto'

/**
 * Whether a request carries the access token, as `Authorization: Bearer …`. Compared by digest, so that neither the
 * place of a difference nor the length can be learnt from the time it takes.
 */
export function hasAccess(authorization: string | undefined, accessToken: string): boolean {
  const [, given = ''] = /^Bearer (.+)$/.exec(authorization ?? '') ?? []
  return equalInConstantTime(sm3(given), sm3(accessToken))
}
