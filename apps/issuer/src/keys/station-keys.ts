import type { Instant } from '@piaoqiao/domain'
import type { Sm2PrivateKey, Sm2PublicKey } from '@piaoqiao/gm-crypto'
import { sm2PublicKeyHex } from '@piaoqiao/gm-crypto'
import type { Period } from './certified-key.ts'
import { certifiedKey } from './certified-key.ts'
import { keysInUseOrder } from './key-states.ts'
import type { KeyStoreContent } from './key-store-content.ts'

/** A key of the unit as the station signs with it. */
export interface SigningKey {
  /** Its name in the crypto module. */
  readonly keyName: string
  readonly publicKey: Sm2PublicKey
  /** From when it is used; the first key has always been. */
  readonly activeFrom: Instant
  /** Serial number of its certificate and the issuer's name, as bills show them. */
  readonly keySerial: string
  readonly keyIssuer: string
  /** Null where the key has no certificate or no seal; bills then have no OFD. */
  readonly sealing: SealingMeans | null
  readonly certificatePeriod: Period | null
  readonly sealPeriod: Period | null
}

/** What an electronic seal is put on a file with, beside the key. DER. */
export interface SealingMeans {
  readonly certificate: Uint8Array
  readonly seal: Uint8Array
}

/** Every key of the unit that is used or will be, in the order of their use; there is at least one. */
export interface StationKeys {
  readonly privateKeys: Readonly<Record<string, Sm2PrivateKey>>
  readonly signingKeys: readonly SigningKey[]
}

const keyNamePrefix = 'issuer'

/**
 * The keys of a store, of which the first is the one that the province knows by enrolment.
 * @throws KeyStoreError
 */
export function keysOfStore({ keys }: KeyStoreContent): StationKeys {
  const used = keysInUseOrder(keys)
  const signingKeys = used.map((key): SigningKey => {
    const { certificate, seal } = certifiedKey(key)
    return {
      keyName: `${keyNamePrefix}-${key.name}`,
      publicKey: key.privateKey.publicKey,
      activeFrom: key.activeFrom,
      keySerial: certificate?.serialHex ?? key.name,
      keyIssuer: certificate?.issuer ?? '',
      sealing:
        key.certificate === null || key.seal === null
          ? null
          : { certificate: key.certificate, seal: key.seal },
      certificatePeriod: certificate,
      sealPeriod: seal,
    }
  })
  const entries = used.map(({ name, privateKey }) => [`${keyNamePrefix}-${name}`, privateKey])
  return {
    privateKeys: Object.fromEntries(entries) as Record<string, Sm2PrivateKey>,
    signingKeys,
  }
}

/** One key from the settings, without certificate and seal. */
export function singleKey(
  privateKey: Sm2PrivateKey,
  { keySerial, keyIssuer }: Pick<SigningKey, 'keySerial' | 'keyIssuer'>,
): StationKeys {
  const key: SigningKey = {
    keyName: keyNamePrefix,
    publicKey: privateKey.publicKey,
    activeFrom: 0,
    keySerial,
    keyIssuer,
    sealing: null,
    certificatePeriod: null,
    sealPeriod: null,
  }
  return { privateKeys: { [keyNamePrefix]: privateKey }, signingKeys: [key] }
}

/**
 * The key to sign with: the latest that is due and that the province knows. A bill that were signed with a key before
 * the province knows it would be refused.
 * @param known public keys that were announced, in hexadecimal
 */
export function signingKeyAt(
  { signingKeys }: StationKeys,
  known: ReadonlySet<string>,
  at: Instant,
): SigningKey {
  const [first] = signingKeys
  if (first === undefined) throw new Error('a station has at least one key')
  const isUsable = ({ activeFrom, publicKey }: SigningKey) =>
    activeFrom <= at && known.has(sm2PublicKeyHex(publicKey))
  return signingKeys.findLast(isUsable) ?? first
}
