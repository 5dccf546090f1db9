import type { Instant } from '@piaoqiao/domain'
import { sm2PublicKeyHex } from '@piaoqiao/gm-crypto'
import type { SigningKey, StationKeys } from './station-keys.ts'
import { signingKeyAt } from './station-keys.ts'

/** The keys of a station together with which of them the province knows. */
export class KnownKeys {
  readonly keys: StationKeys
  #known: ReadonlySet<string>

  /** @param known public keys that were announced, in hexadecimal */
  constructor(keys: StationKeys, known: ReadonlySet<string>) {
    this.keys = keys
    this.#known = known
  }

  /** The key to sign with. */
  at(at: Instant): SigningKey {
    return signingKeyAt(this.keys, this.#known, at)
  }

  /** The first key, used up to that moment, of which the province was not told; null when it knows all of them. */
  toAnnounce(usedBefore: Instant): SigningKey | null {
    const [, ...later] = this.keys.signingKeys
    const isUnknown = ({ activeFrom, publicKey }: SigningKey) =>
      activeFrom <= usedBefore && !this.#known.has(sm2PublicKeyHex(publicKey))
    return later.find(isUnknown) ?? null
  }

  renew(known: ReadonlySet<string>): void {
    this.#known = known
  }
}
