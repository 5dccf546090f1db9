import { randomBytes } from 'node:crypto'
import { equalInConstantTime, hmacSm3, sm4CbcDecrypt, sm4CbcEncrypt } from '@piaoqiao/gm-crypto'
import { CodedError } from '@piaoqiao/service-kit'

const ivBytes = 16
const macBytes = 32

/** A stored value cannot be opened: the master key is another one, or the row was altered. */
export class PersonalDataUnreadable extends CodedError {
  readonly code = 'PERSONAL_DATA_UNREADABLE'

  constructor() {
    super('a value that is kept enciphered cannot be opened with the master key of the settings')
  }
}

/**
 * What is known of people and what must not be read from the database alone: enciphered by SM4-CBC and authenticated by
 * HMAC-SM3, or turned into a keyed hash by which equal values are found again.
 */
export interface PersonalData {
  /**
   * @param place what the value is and whose, such as `person.name:P-1`: a value cannot be moved to another place
   */
  seal(place: string, text: string): Uint8Array
  /** Undoes `seal`. @throws PersonalDataUnreadable */
  open(place: string, sealed: Uint8Array): string
  /** 32 bytes by which a value is looked up; values of different kinds never have the same. */
  keyedHash(kind: string, text: string): Uint8Array
}

/** @param masterKey 32 bytes; none of the derived keys tells anything about another */
export function createPersonalData(masterKey: Uint8Array): PersonalData {
  const derived = (use: string): Uint8Array => hmacSm3(masterKey, `piaoqiao accounts ${use}`)
  const cipherKey = derived('encryption').subarray(0, 16)
  const macKey = derived('authentication')
  const hashKey = derived('look-up')
  const macOf = (place: string, sealed: Uint8Array): Uint8Array =>
    hmacSm3(macKey, Buffer.concat([Buffer.from(`${place}\n`), sealed]))
  return {
    seal(place, text) {
      const iv = randomBytes(ivBytes)
      const sealed = Buffer.concat([iv, sm4CbcEncrypt(cipherKey, iv, Buffer.from(text, 'utf8'))])
      return Buffer.concat([sealed, macOf(place, sealed)])
    },
    open(place, stored) {
      const sealed = stored.subarray(0, -macBytes)
      if (!equalInConstantTime(macOf(place, sealed), stored.subarray(-macBytes))) {
        throw new PersonalDataUnreadable()
      }
      const plain = sm4CbcDecrypt(cipherKey, sealed.subarray(0, ivBytes), sealed.subarray(ivBytes))
      return Buffer.from(plain).toString('utf8')
    },
    keyedHash: (kind, text) => hmacSm3(hashKey, `${kind}\n${text}`),
  }
}
