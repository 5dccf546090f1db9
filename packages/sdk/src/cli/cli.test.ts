import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { breaking, refusing } from '../testing/connection-to.ts'
import { runCli } from '../testing/cli-process.ts'
import { freePort } from '../testing/free-port.ts'
import { locked, notFound, provinceUnreachable, unknown } from '../testing/sample-answers.ts'
import { answering, startScriptedPlatform } from '../testing/scripted-platform.ts'
import type { Script, ScriptedPlatform } from '../testing/scripted-platform.ts'
import { makeUnitDirectory } from '../testing/unit-directory.ts'
import type { UnitDirectory } from '../testing/unit-directory.ts'

let platform: ScriptedPlatform
let unit: UnitDirectory

beforeAll(async () => {
  platform = await startScriptedPlatform(answering(() => ({})))
  unit = await makeUnitDirectory(platform)
})
afterAll(async () => {
  await platform.stop()
  await unit.remove()
})

const bill = ['50060126', '0000000001']
const lockLine = [
  'lock',
  ...bill,
  '--check=a1b2c3',
  '--amount=993.54',
  '--date=2026-03-02',
  '--purpose=单位报销',
  '--reference=BX-1',
]
const itemAnswer = (answer: unknown) => answering(() => ({ items: [answer] }))

describe('the exit code says what came of a command', () => {
  test.each<{ name: string; script: Script; code: number }>([
    { name: 'done', script: itemAnswer(locked({ billNumber: '0000000001' })), code: 0 },
    { name: 'a refused item', script: itemAnswer(notFound), code: 3 },
    { name: 'an unknown item', script: itemAnswer(unknown), code: 4 },
    { name: 'a province that cannot be reached', script: itemAnswer(provinceUnreachable), code: 3 },
    { name: 'a broken connection', script: breaking, code: 4 },
    { name: 'a platform that is closed', script: refusing('ENVELOPE_UNAVAILABLE'), code: 5 },
    { name: 'a refused envelope', script: refusing('ENVELOPE_SIGNATURE_INVALID'), code: 6 },
  ])('$name: $code', async ({ script, code }) => {
    platform.use(script)
    const end = await runCli(unit.path, ...lockLine, '--json')
    expect(end.code).toBe(code)
    expect(JSON.parse(end.out)).toBeTypeOf('object')
  })

  test('nobody listens: 5', async () => {
    const baseUrl = `http://127.0.0.1:${await freePort()}`
    const path = await unit.file(
      'nobody.json',
      JSON.stringify({
        baseUrl,
        appId: 'unit-test',
        appKeyFile: 'app.key',
        privateKeyFile: 'private.pem',
        platformPublicKeyFile: ['platform.pem'],
      }),
    )
    const end = await runCli(unit.path, ...lockLine, '--config', path)
    expect(end).toMatchObject({ code: 5, out: '' })
    expect(end.notes).toContain('连接不上平台')
  })

  test('a command line with a fault: 2', async () => {
    const end = await runCli(unit.path, 'burn', ...bill)
    expect(end).toMatchObject({ code: 2, out: '' })
    expect(end.notes).toContain('没有这个命令：burn')
  })
})
