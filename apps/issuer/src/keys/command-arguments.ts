import { readFileSync, statSync } from 'node:fs'
import type { Sm2PrivateKey } from '@piaoqiao/gm-crypto'
import { GmCryptoError, generateSm2PrivateKey, importSm2PrivateKey } from '@piaoqiao/gm-crypto'
import { ArgumentsUnfit, argumentFile } from '@piaoqiao/service-kit'
import { requirePrivateFile } from '../key-file-mode.ts'
import { KeyStoreError } from './key-store-error.ts'

export const keyStoreUsage = `node apps/issuer/src/key-store.ts init|list|add-key|import-certificate|import-seal|rotate|change-passphrase
  [--name 2026] [--private-key-file key.pem] [--certificate-file unit.cer] [--seal-file unit.esl]
  [--at 2026-12-01T00:00:00+08:00]`

const fileBytesMax = 256 * 1024

/** What can stand behind a command on a key store. */
export interface KeyStoreArguments {
  readonly name?: string | undefined
  readonly 'private-key-file'?: string | undefined
  readonly 'certificate-file'?: string | undefined
  readonly 'seal-file'?: string | undefined
  readonly at?: string | undefined
}

/** A key that lies in a file, or a new one. */
export function privateKeyOf({ 'private-key-file': path }: KeyStoreArguments): Sm2PrivateKey {
  if (path === undefined) return generateSm2PrivateKey()
  requirePrivateFile(path)
  try {
    return importSm2PrivateKey(argumentFile(path))
  } catch (error) {
    if (!(error instanceof GmCryptoError)) throw error
    throw new KeyStoreError('KEY_MALFORMED', { cause: error })
  }
}

/** Authorities give certificates as DER or as PEM. */
export function derOf(path: string): Uint8Array {
  const bytes = bytesOf(path)
  const [, body] = /-----BEGIN CERTIFICATE-----([^-]+)-----END/.exec(bytes.toString('latin1')) ?? []
  return new Uint8Array(body === undefined ? bytes : Buffer.from(body, 'base64'))
}

function bytesOf(path: string): Buffer {
  try {
    if (statSync(path).size <= fileBytesMax) return readFileSync(path)
  } catch {
    throw new ArgumentsUnfit('a file that the command names cannot be read')
  }
  throw new ArgumentsUnfit('a file that the command names is too large')
}

export function momentOf(given: string): number {
  const at = Date.parse(given)
  const isMoment = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(given) && !Number.isNaN(at)
  if (!isMoment) throw new ArgumentsUnfit('--at is a moment such as 2026-12-01T00:00:00+08:00')
  return at
}

export function required(given: string | undefined): string {
  if (given === undefined) throw new ArgumentsUnfit(`usage: ${keyStoreUsage}`)
  return given
}
