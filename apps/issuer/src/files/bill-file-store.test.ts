import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeOf } from '../testing/outcomes.ts'
import type { BillFileStore } from './bill-file-store.ts'
import { fileBytesMax, isFileKey } from './bill-file-store.ts'
import { createDirectoryFileStore } from './directory-file-store.ts'
import { createS3FileStore } from './s3-file-store.ts'
import type { S3Server } from './testing/s3-server.ts'
import { startS3Server } from './testing/s3-server.ts'

const directory = mkdtempSync(join(tmpdir(), 'bill-files-'))
let server: S3Server
const stores: Record<string, BillFileStore> = {}
beforeAll(async () => {
  server = await startS3Server()
  stores['a folder'] = createDirectoryFileStore(directory)
  stores['S3'] = createS3FileStore(server.place)
})
afterAll(async () => {
  for (const store of Object.values(stores)) store.close()
  await server.stop()
  rmSync(directory, { recursive: true })
})

const key = '50060126/0000000001/ofd-0123456789abcdef.ofd'
const bytesOf = (text: string) => new TextEncoder().encode(text)

describe.each(['a folder', 'S3'])('files in %s', (name) => {
  const storeOf = () => {
    const store = stores[name]
    if (store === undefined) throw new Error('there is no such store')
    return store
  }

  test('are given as they were put, and put again in place of one another', async () => {
    const store = storeOf()
    expect([await store.has(key), await store.get(key)]).toEqual([false, null])
    await store.put(key, bytesOf('一'), 'application/ofd')
    expect([await store.has(key), await store.get(key)]).toEqual([true, bytesOf('一')])
    const large = new Uint8Array(randomBytes(3_000_000))
    await store.put(key, large, 'application/ofd')
    expect(Buffer.from((await store.get(key)) ?? []).equals(large)).toBe(true)
  })

  test('can be empty, and stand beside others whose keys are alike', async () => {
    const store = storeOf()
    await store.put('a/b.pdf', new Uint8Array(), 'application/pdf')
    await store.put('a/b/c.pdf', bytesOf('c'), 'application/pdf')
    expect(await store.get('a/b.pdf')).toEqual(new Uint8Array())
    expect(await store.get('a/b/c.pdf')).toEqual(bytesOf('c'))
    expect(await store.get('a/b')).toBeNull()
  })

  test('are gone when they were deleted, as often as that is asked for', async () => {
    const store = storeOf()
    await store.put('gone.xml', bytesOf('x'), 'application/xml')
    await store.delete('gone.xml')
    await store.delete('gone.xml')
    expect(await store.get('gone.xml')).toBeNull()
  })

  test('put at one time under one key leave one of them whole', async () => {
    const store = storeOf()
    const all = ['1', '2', '3', '4'].map((text) => bytesOf(text.repeat(100_000)))
    await Promise.all(all.map((bytes) => store.put('raced.png', bytes, 'image/png')))
    const found = Buffer.from((await store.get('raced.png')) ?? [])
    expect(all.some((bytes) => found.equals(bytes))).toBe(true)
  })

  test('have keys of one form, and a size', async () => {
    const store = storeOf()
    for (const attempt of [store.get('../x'), store.has('/x'), store.put('', bytesOf(''), '')]) {
      expect(await codeOf(attempt)).toBe('FILE_KEY_UNFIT')
    }
    const tooLarge = new Uint8Array(fileBytesMax + 1)
    expect(await codeOf(store.put(key, tooLarge, ''))).toBe('FILE_TOO_LARGE')
  })
})

test.each([
  ['50060126/0000000001/pdf-1.pdf', true],
  ['a', true],
  ['', false],
  ['../a', false],
  ['a/../b', false],
  ['a//b', false],
  ['/a', false],
  ['a/', false],
  ['A', false],
  ['a.b/c', false],
  ['a\\b', false],
  ['.a', false],
  ['一', false],
  ['a'.repeat(201), false],
])('%j is a key: %s', (given, expected) => {
  expect(isFileKey(given)).toBe(expected)
})

test('files in a folder are their owner’s alone, and nothing unfinished is left', async () => {
  const root = mkdtempSync(join(tmpdir(), 'bill-files-'))
  try {
    const store = createDirectoryFileStore(root)
    await store.put('x/y.pdf', bytesOf('y'), 'application/pdf')
    const [first = ''] = readdirSync(root)
    const [second = ''] = readdirSync(join(root, first))
    expect(readdirSync(root)).toHaveLength(1)
    expect(statSync(join(root, first, second, 'x_y.pdf')).mode & 0o777).toBe(0o600)
    expect(statSync(join(root, first)).mode & 0o777).toBe(0o700)
  } finally {
    rmSync(root, { recursive: true })
  }
})

describe('a store that cannot be used is said to be so', () => {
  test('a folder that is a file', async () => {
    const file = join(directory, 'file')
    writeFileSync(file, '')
    const store = createDirectoryFileStore(file)
    expect(await codeOf(store.put('a.pdf', bytesOf(''), ''))).toBe('FILE_STORE_UNAVAILABLE')
    expect(await codeOf(store.get('a.pdf'))).toBe('FILE_STORE_UNAVAILABLE')
  })

  test('a bucket that is not there, and an access key that nobody has', async () => {
    const noBucket = createS3FileStore({ ...server.place, bucket: 'none' })
    expect(await codeOf(noBucket.put('a.pdf', bytesOf(''), ''))).toBe('FILE_STORE_UNAVAILABLE')
    expect(await codeOf(noBucket.get('a.pdf'))).toBe('FILE_STORE_UNAVAILABLE')
    const wrong = createS3FileStore({ ...server.place, accessKeyId: 'STRANGER' })
    expect(await codeOf(wrong.put('a.pdf', bytesOf(''), ''))).toBe('FILE_STORE_UNAVAILABLE')
    noBucket.close()
    wrong.close()
  })

  test('a server that does not listen', async () => {
    const away = createS3FileStore({ ...server.place, endpoint: 'http://127.0.0.1:9' })
    expect(await codeOf(away.has('a.pdf'))).toBe('FILE_STORE_UNAVAILABLE')
    away.close()
  })
})
