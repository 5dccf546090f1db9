import { chmod, readFile, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { exportSm2PublicKeyPem, importSm2PrivateKey, importSm2PublicKey } from '@piaoqiao/gm-crypto'
import { wireRefusal } from '@piaoqiao/protocol'
import { refusal } from '@piaoqiao/domain'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runHere } from '../../testing/recorded-terminal.ts'
import { answering, startScriptedPlatform } from '../../testing/scripted-platform.ts'
import type { ScriptedPlatform } from '../../testing/scripted-platform.ts'
import { makeUnitDirectory } from '../../testing/unit-directory.ts'
import type { UnitDirectory } from '../../testing/unit-directory.ts'

let platform: ScriptedPlatform
let unit: UnitDirectory
let privatePath: string

beforeEach(async () => {
  platform = await startScriptedPlatform(
    answering(() => ({ outcome: 'done', overlapUntil: '2026-03-11T02:00:00.000Z' })),
  )
  unit = await makeUnitDirectory(platform)
  privatePath = join(unit.path, 'private.pem')
})
afterEach(async () => {
  await platform.stop()
  await unit.remove()
})

const keyIn = async (path: string) => importSm2PrivateKey(await readFile(path, 'utf8'))
const said = (...line: readonly string[]) =>
  runHere([...line, '--json', '--config', unit.configurationPath])

describe('keys generate', () => {
  test('writes a pair of files, the private one for its owner only', async () => {
    const paths = ['a.pem', 'b.pem'].map((name) => join(unit.path, name)) as [string, string]
    const end = await said('keys', 'generate', '--private-key', paths[0], '--public-key', paths[1])
    expect(end.code).toBe(0)
    const publicKey = importSm2PublicKey(await readFile(paths[1], 'utf8'))
    expect((await keyIn(paths[0])).publicKey).toEqual(publicKey)
    expect(await readFile(paths[0], 'utf8')).toMatch(/^-----BEGIN PRIVATE KEY-----\n/)
    expect((await stat(paths[0])).mode & 0o777).toBe(0o600)
    expect(end.out).not.toContain('BEGIN PRIVATE KEY')
  })

  test('never overwrites a key', async () => {
    const before = await readFile(privatePath, 'utf8')
    const end = await said('keys', 'generate', '--private-key', privatePath)
    expect(end.code).toBe(2)
    expect(await readFile(privatePath, 'utf8')).toBe(before)
  })
})

test('keys show tells public keys and never the private one', async () => {
  const end = await said('keys', 'show')
  const told = JSON.parse(end.out) as { own: { pem: string }; platform: { pem: string }[] }
  expect(told.own.pem).toBe(exportSm2PublicKeyPem(platform.clientKey.publicKey))
  expect(told.platform[0]?.pem).toBe(exportSm2PublicKeyPem(platform.platformKey.publicKey))
  expect(end.out).not.toContain(Buffer.from(platform.clientKey.bytes).toString('hex'))
})

describe('keys rotate', () => {
  const sentKey = () => {
    const payload = platform.exchanges.at(-1)?.payload as { publicKey: string } | undefined
    return importSm2PublicKey(payload?.publicKey ?? '')
  }

  test('puts the new key in place once the platform has it, and keeps the old one', async () => {
    const end = await said('keys', 'rotate')
    expect(end.code).toBe(0)
    expect((await keyIn(privatePath)).publicKey).toEqual(sentKey())
    expect((await stat(privatePath)).mode & 0o777).toBe(0o600)
    const { previousKeyFile } = JSON.parse(end.out) as { previousKeyFile: string }
    expect(await keyIn(previousKeyFile)).toEqual(platform.clientKey)
    expect(await readdir(unit.path)).not.toContain('private.pem.next')
  })

  test('leaves the old key in place where the platform refuses', async () => {
    platform.use(answering(() => wireRefusal(refusal('ITEM_MALFORMED', { path: '/publicKey' }))))
    expect((await said('keys', 'rotate')).code).toBe(3)
    expect(await keyIn(privatePath)).toEqual(platform.clientKey)
  })

  test('that was interrupted goes on with the same key under the same request id', async () => {
    platform.use(({ response }) => void response.destroy())
    expect((await said('keys', 'rotate')).code).toBe(4)
    const first = platform.exchanges.at(-1)
    platform.use(answering(() => ({ outcome: 'done', overlapUntil: '2026-03-11T02:00:00.000Z' })))
    expect((await said('keys', 'rotate')).code).toBe(0)
    expect(platform.exchanges.at(-1)).toMatchObject({
      requestId: first?.requestId,
      payload: first?.payload,
    })
  })

  test('does not send half a key that a crash has left', async () => {
    await writeFile(`${privatePath}.next`, '-----BEGIN PRIVATE KEY-----\nMIG')
    expect((await said('keys', 'rotate')).code).toBe(2)
    expect(platform.exchanges).toEqual([])
  })
})

test('a private key that others can read is used with a warning', async () => {
  await chmod(privatePath, 0o644)
  const end = await said('keys', 'show')
  expect(end.code).toBe(0)
  expect(end.notes).toContain(`chmod 600 ${privatePath}`)
})
