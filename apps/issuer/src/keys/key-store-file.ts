import { open, readFile, rename, stat, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fits } from '@piaoqiao/protocol'
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { requirePrivateFile } from '../key-file-mode.ts'
import type { KeyStoreContent } from './key-store-content.ts'
import { readContent, writeContent } from './key-store-content.ts'
import { KeyStoreError } from './key-store-error.ts'
import type { PassphraseWork } from './sealed-text.ts'
import { openText, sealText, workMax } from './sealed-text.ts'

export const keyStoreBytesMax = 16 * 1024 * 1024
export const passphraseCharactersMin = 12
export const passphraseCharactersMax = 200

const ownerOnly = 0o600
const base64 = Type.String({ pattern: '^[A-Za-z0-9+/]+={0,2}$' })
const keyStoreFile = Type.Object(
  {
    format: Type.Literal('piaoqiao-key-store'),
    version: Type.Literal(1),
    derivation: Type.Object(
      {
        name: Type.Literal('scrypt'),
        cost: Type.Integer({ minimum: 2, maximum: workMax.cost }),
        blockSize: Type.Integer({ minimum: 1, maximum: workMax.blockSize }),
        parallelisation: Type.Integer({ minimum: 1, maximum: workMax.parallelisation }),
        salt: base64,
      },
      { additionalProperties: false },
    ),
    passphraseCheck: base64,
    iv: base64,
    content: base64,
    mac: base64,
  },
  { additionalProperties: false },
)
type KeyStoreFile = Static<typeof keyStoreFile>

export interface KeyStorePlace {
  readonly path: string
  readonly passphrase: string
}

/**
 * Opens a key store.
 * @throws KeyStoreError; KeyFileExposed where others than its owner can read the file
 */
export async function readKeyStore({ path, passphrase }: KeyStorePlace): Promise<KeyStoreContent> {
  const text = await textOf(path)
  requirePrivateFile(path)
  return readContent(await openText(sealedIn(text), passphrase))
}

/**
 * Writes a key store whole or not at all, readable by its owner alone, and durable before it resolves.
 * @throws KeyStoreError `PASSPHRASE_WEAK`
 */
export async function writeKeyStore(
  { path, passphrase }: KeyStorePlace,
  content: KeyStoreContent,
  work?: PassphraseWork,
): Promise<void> {
  requireStrong(passphrase)
  const sealed = await sealText(writeContent(content), passphrase, work)
  const file: KeyStoreFile = { format: 'piaoqiao-key-store', version: 1, ...sealed }
  await writeWhole(path, `${JSON.stringify(file, null, 2)}\n`)
}

/** The same, where there was none. @throws KeyStoreError `KEY_STORE_EXISTS`, `PASSPHRASE_WEAK` */
export async function createKeyStore(
  place: KeyStorePlace,
  content: KeyStoreContent,
  work?: PassphraseWork,
): Promise<void> {
  requireStrong(place.passphrase)
  const claim = await open(place.path, 'wx', ownerOnly).catch((error: unknown) => {
    const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST'
    throw new KeyStoreError(isThere ? 'KEY_STORE_EXISTS' : 'KEY_STORE_MISSING', { cause: error })
  })
  await claim.close()
  try {
    await writeKeyStore(place, content, work)
  } catch (error) {
    await unlink(place.path)
    throw error
  }
}

function requireStrong({ length }: string): void {
  if (length < passphraseCharactersMin || length > passphraseCharactersMax) {
    throw new KeyStoreError('PASSPHRASE_WEAK')
  }
}

async function textOf(path: string): Promise<string> {
  try {
    if ((await stat(path)).size <= keyStoreBytesMax) return await readFile(path, 'utf8')
  } catch (error) {
    throw new KeyStoreError('KEY_STORE_MISSING', { cause: error })
  }
  throw new KeyStoreError('KEY_STORE_MALFORMED')
}

function sealedIn(text: string): KeyStoreFile {
  const parsed = parsedJson(text)
  if (!fits(keyStoreFile, parsed)) throw new KeyStoreError('KEY_STORE_MALFORMED')
  const file = parsed as KeyStoreFile
  const { cost } = file.derivation
  if ((cost & (cost - 1)) !== 0) throw new KeyStoreError('KEY_STORE_MALFORMED')
  return file
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new KeyStoreError('KEY_STORE_MALFORMED')
  }
}

async function writeWhole(path: string, text: string): Promise<void> {
  const unfinished = `${path}.unfinished`
  const file = await open(unfinished, 'w', ownerOnly)
  try {
    await file.chmod(ownerOnly)
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(unfinished, path)
  const folder = await open(dirname(path), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
