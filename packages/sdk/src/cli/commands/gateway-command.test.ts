import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startCli } from '../../testing/cli-process.ts'
import type { CliProcess } from '../../testing/cli-process.ts'
import { runHere } from '../../testing/recorded-terminal.ts'
import { itemsOf, lockItem, locked } from '../../testing/sample-answers.ts'
import { answering, startScriptedPlatform } from '../../testing/scripted-platform.ts'
import type { ScriptedPlatform } from '../../testing/scripted-platform.ts'
import { makeUnitDirectory } from '../../testing/unit-directory.ts'
import type { UnitDirectory } from '../../testing/unit-directory.ts'

let platform: ScriptedPlatform
let unit: UnitDirectory

beforeEach(async () => {
  platform = await startScriptedPlatform(
    answering(({ payload }) => ({ items: itemsOf(payload).map(locked) })),
  )
  unit = await makeUnitDirectory(platform)
})
afterEach(async () => {
  await platform.stop()
  await unit.remove()
})

async function started(): Promise<CliProcess & { readonly url: string }> {
  const cli = startCli(unit.path, 'gateway', '--listen=127.0.0.1:0', '--json')
  const { url } = JSON.parse(await cli.firstOutput) as { url: string }
  return { ...cli, url }
}

function lock(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(`${url}/v1/bill.lock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ items: [lockItem(1)] }),
  })
}

test('the gateway runs until it is told to end, and remembers open requests over a crash', async () => {
  const first = await started()
  expect(await (await lock(first.url)).json()).toEqual({ items: [locked(lockItem(1))] })
  const arrived = Promise.withResolvers<void>()
  platform.use(() => arrived.resolve())
  const lost = lock(first.url, { 'idempotency-key': 'k-1' }).catch(() => null)
  await arrived.promise
  first.child.kill('SIGKILL')
  await Promise.all([first.end, lost])
  const second = await started()
  expect(await (await fetch(`${second.url}/unsettled`)).json()).toMatchObject({
    requests: [{ requestId: 'k-1', service: 'bill.lock' }],
  })
  second.child.kill('SIGTERM')
  expect((await second.end).code).toBe(0)
})

test.each([
  { name: 'a port out of range', line: ['--listen=127.0.0.1:99999'], said: '--listen应写成' },
  { name: 'an open address without a token', line: ['--listen=0.0.0.0:0'], said: '--token-file' },
  { name: 'no token in the file', line: ['--token-file=none'], said: '令牌文件' },
  { name: 'no address to forward to', line: ['--forward-to=local'], said: '--forward-to' },
  { name: 'no place for the journal', line: ['--journal=/none/x'], said: '不能读写请求日志' },
])('the gateway does not start with $name', async ({ line, said }) => {
  const common = ['--config', unit.configurationPath, '--journal', join(unit.path, 'j.jsonl')]
  const end = await runHere(['gateway', ...common, ...line])
  expect(end).toMatchObject({ code: 2, out: '' })
  expect(end.notes).toContain(said)
})
