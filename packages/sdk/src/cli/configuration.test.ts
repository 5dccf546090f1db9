import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answering, startScriptedPlatform } from '../testing/scripted-platform.ts'
import type { ScriptedPlatform } from '../testing/scripted-platform.ts'
import { makeUnitDirectory } from '../testing/unit-directory.ts'
import type { UnitDirectory } from '../testing/unit-directory.ts'
import { readConfiguration } from './configuration.ts'
import { UsageFault } from './usage-fault.ts'

let platform: ScriptedPlatform
let unit: UnitDirectory

beforeAll(async () => {
  platform = await startScriptedPlatform(answering(() => ({})))
  unit = await makeUnitDirectory(platform)
  await unit.file('short.key', 'c2hvcnQ=')
  await unit.file('damaged.pem', '-----BEGIN PRIVATE KEY-----\nMIG\n-----END PRIVATE KEY-----\n')
})
afterAll(async () => {
  await platform.stop()
  await unit.remove()
})

const members = {
  baseUrl: 'https://platform.example/exchange-base',
  appId: 'unit-test',
  appKeyFile: 'app.key',
  privateKeyFile: 'private.pem',
  platformPublicKeyFile: 'platform.pem',
}

async function read(changes: object) {
  const text = JSON.stringify({ ...members, ...changes })
  return readConfiguration(await unit.file('tried.json', text))
}

describe('a configuration', () => {
  test('names its key files from its own directory', async () => {
    expect(await read({})).toMatchObject({
      baseUrl: members.baseUrl,
      appId: 'unit-test',
      privateKey: platform.clientKey,
      platformKeys: [platform.platformKey.publicKey],
      timeoutMs: undefined,
      warnings: [],
    })
  })

  test('takes the appKey in hexadecimal or base64, in a file or inside', async () => {
    const inside = (encoding: 'hex' | 'base64') =>
      read({ appKeyFile: undefined, appKey: Buffer.from(platform.appKey).toString(encoding) })
    for (const tried of [await read({}), await inside('hex'), await inside('base64')]) {
      expect(Buffer.from(tried.appKey)).toEqual(Buffer.from(platform.appKey))
    }
  })

  test('may name several platform keys', async () => {
    const { platformKeys } = await read({ platformPublicKeyFile: ['platform.pem', 'platform.pem'] })
    expect(platformKeys).toHaveLength(2)
  })

  test.each([
    { name: 'an unknown member', changes: { baseURL: 'x' }, said: '配置项不存在：baseURL' },
    { name: 'no appId', changes: { appId: undefined }, said: '缺失或不是文本：appId' },
    { name: 'an address that is none', changes: { baseUrl: 'platform' }, said: 'http或https' },
    {
      name: 'no key of the platform',
      changes: { platformPublicKeyFile: 7 },
      said: 'platformPublicKeyFile',
    },
    {
      name: 'a key file that is not there',
      changes: { privateKeyFile: 'no.pem' },
      said: '读不到私钥文件',
    },
    {
      name: 'a damaged key',
      changes: { privateKeyFile: 'damaged.pem' },
      said: '私钥文件不是SM2密钥',
    },
    { name: 'a short appKey', changes: { appKeyFile: 'short.key' }, said: '应用密钥应为32字节' },
    { name: 'no timeout', changes: { timeoutMs: 0 }, said: 'timeoutMs' },
  ])('with $name is a fault', async ({ changes, said }) => {
    const fault = await read(changes).then(
      () => null,
      (error: unknown) => error,
    )
    expect(fault).toBeInstanceOf(UsageFault)
    expect((fault as UsageFault).sentences.join('')).toContain(said)
  })

  test.each(['{', '[]', 'null'])('that is %s is a fault', async (text) => {
    const path = await unit.file('tried.json', text)
    await expect(readConfiguration(path)).rejects.toBeInstanceOf(UsageFault)
  })
})
