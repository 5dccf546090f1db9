/** What can go wrong in this package. Codes are stable; messages never carry keys or plaintext. */
export type GmCryptoErrorCode =
  | 'KEY_MALFORMED'
  | 'KEY_NOT_ON_CURVE'
  | 'KEY_UNKNOWN'
  | 'SIGNATURE_MALFORMED'
  | 'CIPHERTEXT_MALFORMED'
  | 'DECRYPTION_FAILED'
  | 'INPUT_SIZE'
  | 'OPERATION_FAILED'
  | 'POOL_CLOSED'
  | 'POOL_FULL'
  | 'WORKER_LOST'

/** The one error class of this package; `code` says which of the known faults it is. */
export class GmCryptoError extends Error {
  readonly code: GmCryptoErrorCode

  constructor(code: GmCryptoErrorCode, message: string) {
    super(message)
    this.name = 'GmCryptoError'
    this.code = code
  }
}
