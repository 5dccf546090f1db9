import { randomBytes } from 'node:crypto'
import { equalInConstantTime, hmacSm3, sm4CbcDecrypt, sm4CbcEncrypt } from '@piaoqiao/gm-crypto'
import { CodedError } from '@piaoqiao/service-kit'

const ivBytes = 16
const macBytes = 32

/** What was stored cannot be opened: the master key is another one, or the row was altered. */
export class RecordUnreadable extends CodedError {
  readonly code = 'RECORD_UNREADABLE'

  constructor() {
    super('a record cannot be opened with the master key of the settings')
  }
}

/** Enciphers what is stored. The place is part of the seal, so that a record cannot be put into another row. */
export class RecordSeal {
  readonly #encryptionKey: Uint8Array
  readonly #macKey: Uint8Array

  /** @param masterKey 16 bytes; used for neither purpose itself, so that the two cannot be played against each other */
  constructor(masterKey: Uint8Array) {
    this.#encryptionKey = hmacSm3(masterKey, 'piaoqiao sandbox record encryption').subarray(0, 16)
    this.#macKey = hmacSm3(masterKey, 'piaoqiao sandbox record authentication')
  }

  /** Initial vector, SM4-CBC of the content, HMAC-SM3 over the place and both. */
  seal(place: string, content: Uint8Array): Buffer {
    const iv = randomBytes(ivBytes)
    const sealed = Buffer.concat([iv, sm4CbcEncrypt(this.#encryptionKey, iv, content)])
    return Buffer.concat([sealed, this.#mac(place, sealed)])
  }

  /** @throws RecordUnreadable */
  open(place: string, stored: Uint8Array): Uint8Array {
    const sealed = stored.subarray(0, -macBytes)
    if (!equalInConstantTime(this.#mac(place, sealed), stored.subarray(-macBytes))) {
      throw new RecordUnreadable()
    }
    return sm4CbcDecrypt(this.#encryptionKey, sealed.subarray(0, ivBytes), sealed.subarray(ivBytes))
  }

  sealJson(place: string, value: unknown): Buffer {
    return this.seal(place, Buffer.from(JSON.stringify(value)))
  }

  openJson(place: string, stored: Uint8Array): unknown {
    return JSON.parse(Buffer.from(this.open(place, stored)).toString()) as unknown
  }

  #mac(place: string, sealed: Uint8Array): Uint8Array {
    return hmacSm3(this.#macKey, Buffer.concat([Buffer.from(`${place}\n`), sealed]))
  }
}
