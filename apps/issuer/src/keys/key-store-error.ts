import { CodedError } from '@piaoqiao/service-kit'

/** What can be wrong with a key store, or with what somebody wants of it. A code never changes its meaning. */
export const keyStoreFaults = {
  KEY_STORE_MISSING: 'there is no key store at this path, or it cannot be read',
  KEY_STORE_EXISTS: 'there is a file at this path already',
  KEY_STORE_MALFORMED: 'the file is no key store of a version that is known here',
  KEY_STORE_PASSPHRASE_WRONG: 'the passphrase does not open the key store',
  KEY_STORE_DAMAGED: 'the key store was changed after it was written; restore it from a copy',
  KEY_STORE_FULL: 'the key store holds as many keys as it may',
  PASSPHRASE_WEAK: 'a passphrase has at least 12 characters, and at most 200',
  KEY_NAME_UNFIT: 'a key is named with 1 to 40 small letters, digits or hyphens',
  KEY_NAME_TAKEN: 'there is a key of this name already',
  KEY_NAME_UNKNOWN: 'there is no key of this name',
  KEY_PRESENT: 'the same private key is in the store already',
  KEY_MALFORMED: 'the file holds no SM2 private key that is known here',
  KEY_NEXT_MISSING: 'there is no key that could be used next; add one first',
  KEY_NEXT_PRESENT: 'a key waits to be used already; rotate first',
  KEY_NEXT_INCOMPLETE: 'the next key lacks the certificate or the seal that the present one has',
  KEY_CERTIFICATE_UNREADABLE: 'the file holds no certificate of an SM2 key',
  KEY_CERTIFICATE_OF_ANOTHER: 'the certificate belongs to another key',
  KEY_CERTIFICATE_MISSING: 'the key has no certificate yet; import it first',
  KEY_EXPIRED: 'certificate or seal of the key are not valid at that time',
  SEAL_UNREADABLE: 'the file holds no electronic seal (GB/T 38540)',
  SEAL_OF_ANOTHER:
    'the seal does not list the certificate of this key, or is no seal of an issuing unit',
  ACTIVATION_PAST: 'a key is used from now on or from a later time, not from an earlier one',
} as const
export type KeyStoreFaultCode = keyof typeof keyStoreFaults

/** The message carries nothing of keys and passphrases. */
export class KeyStoreError extends CodedError {
  readonly code: KeyStoreFaultCode

  constructor(code: KeyStoreFaultCode, options?: ErrorOptions) {
    super(keyStoreFaults[code], options)
    this.code = code
  }
}
