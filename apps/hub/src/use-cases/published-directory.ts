import type { CryptoModule } from '@piaoqiao/gm-crypto'
import type { DirectoryAnswer, DirectoryContent } from '@piaoqiao/protocol'
import type { DirectoryStore, ProvinceEntry } from '../ports.ts'

/** How long the hub answers from memory before it looks at its store again. */
export const directoryAgeMaxMs = 1_000

interface Published {
  readonly provinces: ReadonlyMap<string, ProvinceEntry>
  readonly answer: DirectoryAnswer
}

/** The directory as the hub publishes it: one text, signed once per version. */
export class PublishedDirectory {
  readonly #store: DirectoryStore
  readonly #crypto: CryptoModule
  readonly #keyName: string
  readonly #clock: () => number
  #published: Promise<Published> | null = null
  #readAt = 0

  constructor(options: {
    readonly store: DirectoryStore
    readonly crypto: CryptoModule
    readonly keyName: string
    readonly clock: () => number
  }) {
    this.#store = options.store
    this.#crypto = options.crypto
    this.#keyName = options.keyName
    this.#clock = options.clock
  }

  async answer(): Promise<DirectoryAnswer> {
    return (await this.#current()).answer
  }

  async find(code: string): Promise<ProvinceEntry | null> {
    return (await this.#current()).provinces.get(code) ?? null
  }

  #current(): Promise<Published> {
    const now = this.#clock()
    if (this.#published === null || now - this.#readAt > directoryAgeMaxMs) {
      this.#readAt = now
      this.#published = this.#read().catch((error: unknown) => {
        this.#published = null
        throw error
      })
    }
    return this.#published
  }

  async #read(): Promise<Published> {
    const { version, issuedAt, provinces } = await this.#store.read()
    const content: DirectoryContent = {
      version,
      issuedAt: new Date(issuedAt).toISOString(),
      provinces: provinces.map((entry) => ({ ...entry, publicKeys: [...entry.publicKeys] })),
    }
    const directory = JSON.stringify(content)
    const signature = await this.#crypto.sign(this.#keyName, Buffer.from(directory))
    return {
      provinces: new Map(provinces.map((entry) => [entry.code, entry])),
      answer: { directory, signature: Buffer.from(signature).toString('base64') },
    }
  }
}
