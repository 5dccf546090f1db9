import { randomBytes } from 'node:crypto'
import { equalInConstantTime, hmacSm3, sm4CbcDecrypt, sm4CbcEncrypt } from '@piaoqiao/gm-crypto'
import { CodedError } from '@piaoqiao/service-kit'

const ivBytes = 16
const macBytes = 32

/** The key of an application cannot be opened: the master key is another one, or the row was altered. */
export class AppKeyUnreadable extends CodedError {
  readonly code = 'APP_KEY_UNREADABLE'

  constructor() {
    super('the key of an application cannot be opened with the master key of the settings')
  }
}

/**
 * The key as it is stored: initial vector, SM4-CBC of the key, HMAC-SM3 over the application's id and both. The id is part
 * of it, so that a row's key cannot be put into another row.
 * @param masterKey 16 bytes
 */
export function sealAppKey(masterKey: Uint8Array, appId: string, appKey: Uint8Array): Uint8Array {
  const iv = randomBytes(ivBytes)
  const sealed = Buffer.concat([iv, sm4CbcEncrypt(encryptionKey(masterKey), iv, appKey)])
  return Buffer.concat([sealed, macOf(masterKey, appId, sealed)])
}

/** Undoes `sealAppKey`. @throws AppKeyUnreadable */
export function openAppKey(masterKey: Uint8Array, appId: string, stored: Uint8Array): Uint8Array {
  const sealed = stored.subarray(0, -macBytes)
  const mac = stored.subarray(-macBytes)
  if (!equalInConstantTime(macOf(masterKey, appId, sealed), mac)) throw new AppKeyUnreadable()
  const iv = sealed.subarray(0, ivBytes)
  return sm4CbcDecrypt(encryptionKey(masterKey), iv, sealed.subarray(ivBytes))
}

/** The master key itself is used for neither, so that the two uses cannot be played against each other. */
function encryptionKey(masterKey: Uint8Array): Uint8Array {
  return hmacSm3(masterKey, 'piaoqiao application key encryption').subarray(0, 16)
}

function macOf(masterKey: Uint8Array, appId: string, sealed: Uint8Array): Uint8Array {
  const key = hmacSm3(masterKey, 'piaoqiao application key authentication')
  return hmacSm3(key, Buffer.concat([Buffer.from(`${appId}\n`), sealed]))
}
