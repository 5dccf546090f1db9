import { equalInConstantTime, hmacSm3, sm3 } from '@piaoqiao/gm-crypto'

export const accessTokenBytes = 32

/**
 * Access tokens are kept as keyed hashes alone: whoever reads the database cannot use them. They are looked up by that hash,
 * so the time of a look-up tells nothing of a token to whoever does not have the key.
 */
export class AccessTokens {
  readonly #key: Uint8Array

  /** @param masterKey 16 bytes */
  constructor(masterKey: Uint8Array) {
    this.#key = hmacSm3(masterKey, 'piaoqiao sandbox access tokens')
  }

  hashOf(token: string): Uint8Array {
    return hmacSm3(this.#key, token)
  }
}

/** Compared by digest, so that neither the place of a difference nor the length can be learnt from the time it takes. */
export function isSameToken(given: string, expected: string): boolean {
  return equalInConstantTime(sm3(given), sm3(expected))
}
