import { randomUUID } from 'node:crypto'
import type { Instant, ProvinceCode } from '@piaoqiao/domain'
import { importSm2PublicKey } from '@piaoqiao/gm-crypto'
import type { CryptoModule, Sm2PublicKey } from '@piaoqiao/gm-crypto'
import type { DirectoryAnswer, DirectoryContent } from '@piaoqiao/protocol'
import { directoryContent, fits, services } from '@piaoqiao/protocol'
import type { Connection } from '@piaoqiao/sdk'

/** The directory that came is not the hub's, or older than the one at hand. */
export class DirectoryRefused extends Error {
  readonly code = 'DIRECTORY_REFUSED'
  constructor() {
    super('the directory is not signed by the hub, or is older than the one at hand')
    this.name = 'DirectoryRefused'
  }
}

interface Entry {
  readonly active: boolean
  readonly keys: readonly Sm2PublicKey[]
}

/**
 * The provinces and their keys, as the hub signed them. The last one read is kept, so a hub that is away takes nothing from
 * what is known.
 */
export class Directory {
  readonly #hub: Connection
  readonly #hubKeys: readonly Sm2PublicKey[]
  readonly #crypto: CryptoModule
  #entries: ReadonlyMap<ProvinceCode, Entry> = new Map()
  readonly #clock: () => Instant
  #version = 0
  #readAt: Instant | null = null

  constructor(
    hub: Connection,
    hubKeys: readonly Sm2PublicKey[],
    crypto: CryptoModule,
    clock: () => Instant,
  ) {
    this.#hub = hub
    this.#hubKeys = hubKeys
    this.#crypto = crypto
    this.#clock = clock
  }

  /** Reads the directory anew. @throws ExchangeError, DirectoryRefused */
  async refresh(): Promise<void> {
    const answer = await this.#hub.call('directory.read', {}, { requestId: randomUUID() })
    if (!fits(services['directory.read'].answer, answer)) throw new DirectoryRefused()
    const { directory, signature } = answer as DirectoryAnswer
    if (!(await this.#isSigned(directory, signature))) throw new DirectoryRefused()
    const content: unknown = JSON.parse(directory)
    if (!fits(directoryContent, content)) throw new DirectoryRefused()
    this.#take(content as DirectoryContent)
    this.#readAt = this.#clock()
  }

  /** When the hub gave it last; null while it never did. */
  get readAt(): Instant | null {
    return this.#readAt
  }

  /** Provinces that take part. */
  active(): readonly ProvinceCode[] {
    return [...this.#entries].flatMap(([code, { active }]) => (active ? [code] : []))
  }

  /** Whether a province takes part. Before a directory was ever read, nobody can say of any province that it does not. */
  async knows(province: ProvinceCode): Promise<boolean> {
    const entry = await this.#find(province)
    return this.#version === 0 || entry?.active === true
  }

  /** The keys of an active province, newest first; none for an unknown one. */
  async keysOf(province: ProvinceCode): Promise<readonly Sm2PublicKey[]> {
    const entry = await this.#find(province)
    return entry?.active === true ? entry.keys : []
  }

  async #find(province: ProvinceCode): Promise<Entry | undefined> {
    // The first message may come before the first round of the job that refreshes.
    if (this.#version === 0) await this.refresh().catch(() => undefined)
    return this.#entries.get(province)
  }

  async #isSigned(text: string, signature: string): Promise<boolean> {
    const message = Buffer.from(text)
    for (const key of this.#hubKeys) {
      if (await this.#crypto.verify(key, message, Buffer.from(signature, 'base64'))) return true
    }
    return false
  }

  #take({ version, provinces }: DirectoryContent): void {
    // An old directory, played back, would bring a revoked key into use again.
    if (version < this.#version) throw new DirectoryRefused()
    if (version === this.#version) return
    this.#version = version
    this.#entries = new Map(
      provinces.map(({ code, active, publicKeys }) => [
        code,
        { active, keys: publicKeys.map(importSm2PublicKey) },
      ]),
    )
  }
}
