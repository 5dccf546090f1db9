import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateSm2PrivateKey, sm2PrivateKeyHex } from '@piaoqiao/gm-crypto'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { codeOf } from '../testing/outcomes.ts'
import type { KeyStoreContent } from './key-store-content.ts'
import { createKeyStore, readKeyStore, writeKeyStore } from './key-store-file.ts'
import { workMax } from './sealed-text.ts'

const directory = mkdtempSync(join(tmpdir(), 'key-store-'))
afterAll(() => rmSync(directory, { recursive: true }))

const place = { path: join(directory, 'keys.json'), passphrase: '示例口令-足够长的一句话' }
/** Tests derive keys quickly. */
const work = { cost: 2, blockSize: 1, parallelisation: 1 }
const content: KeyStoreContent = {
  keys: [
    {
      name: '2026',
      privateKey: generateSm2PrivateKey(),
      certificate: Uint8Array.of(48, 0),
      seal: Uint8Array.of(48, 1, 2),
      activeFrom: 5,
    },
    {
      name: '2027',
      privateKey: generateSm2PrivateKey(),
      certificate: null,
      seal: null,
      activeFrom: null,
    },
  ],
}

beforeEach(async () => {
  rmSync(place.path, { force: true })
  await createKeyStore(place, content, work)
})

function edit(change: (file: Record<string, unknown>) => void): void {
  const file = JSON.parse(readFileSync(place.path, 'utf8')) as Record<string, unknown>
  change(file)
  writeFileSync(place.path, JSON.stringify(file))
}

/** The same bytes but for one bit. */
function turned(base64: unknown): string {
  const bytes = Buffer.from(String(base64), 'base64')
  bytes[0] = (bytes[0] ?? 0) ^ 1
  return bytes.toString('base64')
}

test('what was written is read again, by the passphrase alone', async () => {
  expect(await readKeyStore(place)).toEqual(content)
  const text = readFileSync(place.path, 'utf8')
  for (const { privateKey, name } of content.keys) {
    expect(text).not.toContain(sm2PrivateKeyHex(privateKey))
    expect(text).not.toContain(`"${name}"`)
  }
})

test('the passphrase can be typed in another form of Unicode', async () => {
  const composed = { ...place, passphrase: 'Zürich-é-und-mehr' }
  await writeKeyStore(composed, content, work)
  const { passphrase } = composed
  expect(await readKeyStore({ ...place, passphrase: passphrase.normalize('NFD') })).toEqual(content)
})

test('another passphrase is needed after the change, and no two files are alike', async () => {
  const before = readFileSync(place.path, 'utf8')
  await writeKeyStore(place, content, work)
  expect(readFileSync(place.path, 'utf8')).not.toBe(before)
  await writeKeyStore({ ...place, passphrase: 'another passphrase' }, content, work)
  expect(await codeOf(readKeyStore(place))).toBe('KEY_STORE_PASSPHRASE_WRONG')
})

describe('a file that is not as it was written is refused', () => {
  const derivation = (change: object) => (file: Record<string, unknown>) => {
    file['derivation'] = { ...(file['derivation'] as object), ...change }
  }
  test.each<[string, (file: Record<string, unknown>) => void, string]>([
    ['content', (file) => (file['content'] = turned(file['content'])), 'KEY_STORE_DAMAGED'],
    ['initial vector', (file) => (file['iv'] = turned(file['iv'])), 'KEY_STORE_DAMAGED'],
    ['mac', (file) => (file['mac'] = turned(file['mac'])), 'KEY_STORE_DAMAGED'],
    ['salt', derivation({ salt: 'AAAAAAAAAAAAAAAAAAAAAA==' }), 'KEY_STORE_PASSPHRASE_WRONG'],
    ['cost', derivation({ cost: 4 }), 'KEY_STORE_PASSPHRASE_WRONG'],
    ['a cost beyond all measure', derivation({ cost: workMax.cost * 2 }), 'KEY_STORE_MALFORMED'],
    ['a cost that is no power of two', derivation({ cost: 6 }), 'KEY_STORE_MALFORMED'],
    ['version', (file) => (file['version'] = 2), 'KEY_STORE_MALFORMED'],
    ['format', (file) => (file['format'] = 'pem'), 'KEY_STORE_MALFORMED'],
    ['a missing part', (file) => delete file['mac'], 'KEY_STORE_MALFORMED'],
    ['an added part', (file) => (file['note'] = ''), 'KEY_STORE_MALFORMED'],
  ])('%s', async (_, change, code) => {
    edit(change)
    expect(await codeOf(readKeyStore(place))).toBe(code)
  })

  test('no JSON', async () => {
    writeFileSync(place.path, '-----BEGIN PRIVATE KEY-----')
    expect(await codeOf(readKeyStore(place))).toBe('KEY_STORE_MALFORMED')
  })

  test('no file', async () => {
    rmSync(place.path)
    expect(await codeOf(readKeyStore(place))).toBe('KEY_STORE_MISSING')
  })
})

test('only the owner can read the file, and a file that others can read is not used', async () => {
  expect(statSync(place.path).mode & 0o777).toBe(0o600)
  chmodSync(place.path, 0o640)
  expect(await codeOf(readKeyStore(place))).toBe('KEY_FILE_EXPOSED')
  await writeKeyStore(place, content, work)
  expect(statSync(place.path).mode & 0o777).toBe(0o600)
})

test('a store is not made where there is a file, and not under a weak passphrase', async () => {
  expect(await codeOf(createKeyStore(place, content, work))).toBe('KEY_STORE_EXISTS')
  const weak = { path: join(directory, 'weak.json'), passphrase: '12345678901' }
  expect(await codeOf(createKeyStore(weak, content, work))).toBe('PASSPHRASE_WEAK')
  expect(await codeOf(readKeyStore(weak))).toBe('KEY_STORE_MISSING')
  expect(await codeOf(writeKeyStore({ ...place, passphrase: '' }, content))).toBe('PASSPHRASE_WEAK')
})
