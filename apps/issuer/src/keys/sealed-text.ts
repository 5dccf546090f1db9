import { randomBytes, scrypt } from 'node:crypto'
import { equalInConstantTime, hmacSm3, sm4CbcDecrypt, sm4CbcEncrypt } from '@piaoqiao/gm-crypto'
import { KeyStoreError } from './key-store-error.ts'

/** How hard it is made to try passphrases (RFC 7914). */
export interface PassphraseWork {
  /** Cost N, a power of two. */
  readonly cost: number
  /** Block size r. */
  readonly blockSize: number
  /** Parallelisation p. */
  readonly parallelisation: number
}

/** About half a second and 128 MiB for each try. */
export const passphraseWorkDefault: PassphraseWork = {
  cost: 2 ** 17,
  blockSize: 8,
  parallelisation: 1,
}

/** A text under a passphrase, as it stands in a file. Bytes are base64. */
export interface SealedText {
  readonly derivation: PassphraseWork & { readonly name: 'scrypt'; readonly salt: string }
  /** Tells a wrong passphrase from a damaged file; whoever guesses could use `mac` as well. */
  readonly passphraseCheck: string
  readonly iv: string
  readonly content: string
  readonly mac: string
}

const saltBytes = 16
const ivBytes = 16
const cipherKeyBytes = 16
const macKeyBytes = 32
const checkText = 'piaoqiao key store: this passphrase'

/** What a file may ask for at most: more would keep the machine busy for nothing. */
export const workMax = { cost: 2 ** 18, blockSize: 8, parallelisation: 4 } as const
/** Enough for the largest work: 128 · N · r bytes, and some more. */
const memoryMax = 300 * 1024 * 1024

/** SM4-CBC under one part of the derived key, then HMAC-SM3 under the other over all that was written. */
export async function sealText(
  text: string,
  passphrase: string,
  work: PassphraseWork = passphraseWorkDefault,
): Promise<SealedText> {
  const derivation = { name: 'scrypt', ...work, salt: base64(randomBytes(saltBytes)) } as const
  const { cipherKey, macKey } = await deriveKeys(passphrase, derivation)
  const iv = randomBytes(ivBytes)
  const unauthenticated = {
    derivation,
    passphraseCheck: base64(hmacSm3(macKey, checkText)),
    iv: base64(iv),
    content: base64(sm4CbcEncrypt(cipherKey, iv, new TextEncoder().encode(text))),
  }
  return { ...unauthenticated, mac: base64(macOf(macKey, unauthenticated)) }
}

/** @throws KeyStoreError `KEY_STORE_PASSPHRASE_WRONG`, `KEY_STORE_DAMAGED` */
export async function openText(sealed: SealedText, passphrase: string): Promise<string> {
  const { cipherKey, macKey } = await deriveKeys(passphrase, sealed.derivation)
  if (!equalInConstantTime(bytes(sealed.passphraseCheck), hmacSm3(macKey, checkText))) {
    throw new KeyStoreError('KEY_STORE_PASSPHRASE_WRONG')
  }
  if (!equalInConstantTime(bytes(sealed.mac), macOf(macKey, sealed))) {
    throw new KeyStoreError('KEY_STORE_DAMAGED')
  }
  const plain = sm4CbcDecrypt(cipherKey, bytes(sealed.iv), bytes(sealed.content))
  return new TextDecoder('utf-8', { fatal: true }).decode(plain)
}

interface DerivedKeys {
  readonly cipherKey: Uint8Array
  readonly macKey: Uint8Array
}

async function deriveKeys(
  passphrase: string,
  { cost, blockSize, parallelisation, salt }: SealedText['derivation'],
): Promise<DerivedKeys> {
  const derived = Promise.withResolvers<Buffer>()
  // The same characters can be typed in more than one form of Unicode.
  scrypt(
    passphrase.normalize('NFC'),
    bytes(salt),
    cipherKeyBytes + macKeyBytes,
    { cost, blockSize, parallelization: parallelisation, maxmem: memoryMax },
    (error, key) => (error === null ? derived.resolve(key) : derived.reject(error)),
  )
  const key = await derived.promise
  return { cipherKey: key.subarray(0, cipherKeyBytes), macKey: key.subarray(cipherKeyBytes) }
}

function macOf(macKey: Uint8Array, sealed: Omit<SealedText, 'mac'>): Uint8Array {
  const { derivation, passphraseCheck, iv, content } = sealed
  const { name, cost, blockSize, parallelisation, salt } = derivation
  const lines = [name, cost, blockSize, parallelisation, salt, passphraseCheck, iv, content]
  return hmacSm3(macKey, lines.join('\n'))
}

function base64(data: Uint8Array): string {
  return Buffer.from(data).toString('base64')
}

function bytes(text: string): Uint8Array {
  return Buffer.from(text, 'base64')
}
