import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import {
  exportSm2PrivateKeyPem,
  exportSm2PublicKeyPem,
  generateSm2PrivateKey,
} from '@piaoqiao/gm-crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { examplesArchive, sdkPackage } from './sdk-package.ts'

const run = promisify(execFile)
const key = generateSm2PrivateKey()
const keys = {
  PRIVATE_KEY: exportSm2PrivateKeyPem(key),
  PUBLIC_KEY: exportSm2PublicKeyPem(key.publicKey),
}

/** Seals a message and sends it to a platform of its own, as a stranger would write it. */
const script = `
import { createServer } from 'node:http'
import { createClient } from '@piaoqiao/sdk'
import { importSm2PrivateKey, importSm2PublicKey } from '@piaoqiao/sdk/gm-crypto'
import { parseEnvelope } from '@piaoqiao/sdk/protocol'

const sealed = await new Promise((resolve) => {
  const server = createServer(async (request, reply) => {
    const parts = []
    for await (const part of request) parts.push(part)
    reply.writeHead(503).end()
    server.close()
    resolve({ url: request.url, envelope: parseEnvelope(Buffer.concat(parts)) })
  })
  server.listen(0, '127.0.0.1', () => {
    const client = createClient({
      baseUrl: 'http://127.0.0.1:' + server.address().port,
      appId: 'unit-0001',
      appKey: Buffer.alloc(32, 7),
      privateKey: importSm2PrivateKey(process.env.PRIVATE_KEY),
      platformPublicKey: importSm2PublicKey(process.env.PUBLIC_KEY),
      retry: { attemptsMax: 1 },
    })
    const item = { billCode: '50060126', billNumber: '0000000001', reason: 'other' }
    client.unlock([item]).catch(() => undefined)
  })
})
console.log(JSON.stringify(sealed))
`

/** Signs in a thread of its own, which is started from a file of the package. */
const threadScript = `
import { createSoftwareCryptoModule, importSm2PrivateKey } from '@piaoqiao/sdk/gm-crypto'

const keys = { own: importSm2PrivateKey(process.env.PRIVATE_KEY) }
const crypto = createSoftwareCryptoModule({ keys, workers: 1 })
console.log((await crypto.sign('own', Buffer.from('text'))).length)
await crypto.close()
`

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stranger-'))
  const { name, bytes } = await sdkPackage()
  await writeFile(join(folder, name), bytes)
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
  const quiet = ['--offline', '--omit=optional', '--ignore-scripts', '--no-audit', '--no-fund']
  await run('npm', ['install', `./${name}`, ...quiet], { cwd: folder })
}, 120_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

const inFolder = (...words: readonly string[]) =>
  run(process.execPath, [...words], { cwd: folder, env: { ...process.env, ...keys } })

test('a stranger who installed it without a network reads the help of the command line', async () => {
  const { stdout } = await inFolder('node_modules/.bin/piaoqiao', '--help')
  expect(stdout).toContain('票桥命令行')
})

test('a program of a few lines seals a message', async () => {
  await writeFile(join(folder, 'seal.js'), script)
  const { stdout } = await inFolder('seal.js')
  const { url, envelope } = JSON.parse(stdout) as {
    readonly url: string
    readonly envelope: Readonly<Record<string, string>>
  }
  expect(url).toBe('/exchange/v1/bill.unlock')
  expect(envelope).toMatchObject({ version: '1.0', appId: 'unit-0001' })
  expect(envelope['signature']).toMatch(/^[A-Za-z0-9+/]+=*$/)
})

test('a thread of it signs', async () => {
  await writeFile(join(folder, 'thread.js'), threadScript)
  const { stdout } = await inFolder('thread.js')
  expect(Number(stdout)).toBeGreaterThan(60)
})

test('nothing in it is TypeScript, and the licences of others are with it', async () => {
  const { stdout } = await run('tar', ['-tzf', (await sdkPackage()).name], { cwd: folder })
  const names = stdout.split('\n')
  expect(names).toContain('package/crypto-worker.js')
  expect(names.filter((name) => name.endsWith('.ts'))).toEqual([])
  const { stdout: licences } = await run(
    'tar',
    ['-xzOf', (await sdkPackage()).name, 'package/LICENSES-OF-OTHERS.txt'],
    { cwd: folder },
  )
  for (const name of ['@noble/curves', 'csv-parse', 'commander']) expect(licences).toContain(name)
})

test('the examples come with their keys and their scripts', async () => {
  const { name, bytes } = examplesArchive()
  await writeFile(join(folder, name), bytes)
  await run('tar', ['-xzf', name], { cwd: folder })
  const { stdout } = await run('ls', ['-l', 'examples'], { cwd: folder })
  expect(stdout).toMatch(/^-rwx.*seal\.sh$/m)
  expect(stdout).toContain('bill.lock.request.json')
})
