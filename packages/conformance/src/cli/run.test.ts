import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  createSoftwareCryptoModule,
  exportSm2PublicKeyPem,
  generateSm2PrivateKey,
} from '@piaoqiao/gm-crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fits } from '@piaoqiao/protocol'
import { reportSchema } from '../report/report.ts'
import type { Report } from '../report/report.ts'
import { reportOf } from '../report/report-of.ts'
import { signReport } from '../report/sign-report.ts'
import { run } from './run.ts'
import { exitCodes } from './terminal.ts'

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'piaoqiao-certify-'))
})
afterAll(() => rm(directory, { recursive: true }))

async function certify(...argumentTexts: string[]) {
  const written: string[] = []
  const noted: string[] = []
  const code = await run(argumentTexts, {
    environment: {},
    write: (text) => void written.push(text),
    note: (text) => void noted.push(text),
    hasColours: false,
    signal: new AbortController().signal,
  })
  return { code, written: written.join(''), noted: noted.join('') }
}

test('names every case of a message', async () => {
  const { code, written } = await certify('cases', '--message', 'bill.lock')
  expect(code).toBe(exitCodes.passed)
  expect(written).toContain('bill.lock/ok/days-180\t锁定180天\tdocs/protocol/bill.lock.md')
})

test.each([
  ['no such command', ['judge']],
  ['an unknown option', ['platform', '--loud']],
  ['a platform without a sandbox', ['platform']],
  ['a configuration that is not there', platformArguments('nowhere.json')],
  ['a message without cases', [...unitArguments(), '--message', 'bill.register']],
])('%s is a fault of usage', async (_, argumentTexts) => {
  const { code, noted } = await certify(...argumentTexts)
  expect(code).toBe(exitCodes.usage)
  expect(noted).toContain('--help')
})

function platformArguments(config: string): string[] {
  return [
    'platform',
    '--config',
    config,
    '--sandbox-url',
    'http://127.0.0.1:9',
    '--sandbox-token',
    't',
  ]
}

function unitArguments(): string[] {
  return ['unit', '--unit-key', 'nowhere.pem', '--directory', 'nowhere']
}

test('a unit that sends nothing leaves its cases waiting, with a report and a configuration', async () => {
  const key = join(directory, 'unit.pub.pem')
  await writeFile(key, exportSm2PublicKeyPem(generateSm2PrivateKey().publicKey))
  const json = join(directory, 'report.json')
  const line = `unit --unit-key ${key} --directory ${directory} --json ${json}`
  const rest = '--wait-seconds 0.01 --message bill.lock --only answer/cut'
  const { code, written } = await certify(...`${line} ${rest}`.split(' '))
  expect(code).toBe(exitCodes.missing)
  expect(written).toContain('等待对方发送')
  const report = JSON.parse(await readFile(json, 'utf8')) as Report
  expect(fits(reportSchema, report)).toBe(true)
  expect(report.cases.map(({ result }) => result)).toEqual(['wait', 'wait'])
  const configuration: unknown = JSON.parse(
    await readFile(join(directory, 'piaoqiao.json'), 'utf8'),
  )
  expect(configuration).toMatchObject({
    platformPublicKeyFile: ['platform-1.pem', 'platform-2.pem'],
  })
})

test('a signed report is verified, and a changed one is not', async () => {
  const privateKey = generateSm2PrivateKey()
  const crypto = createSoftwareCryptoModule({ keys: { office: privateKey }, workers: 0 })
  const at = new Date(0)
  const plain = { direction: 'unit', appId: 'unit-0001', startedAt: at, finishedAt: at } as const
  const signed = await signReport(crypto, 'office', reportOf({ ...plain, results: [] }))
  const key = join(directory, 'office.pem')
  const file = join(directory, 'signed.json')
  await writeFile(key, exportSm2PublicKeyPem(privateKey.publicKey))
  await writeFile(file, JSON.stringify(signed))
  expect((await certify('verify', file, '--key', key)).code).toBe(exitCodes.passed)
  await writeFile(file, JSON.stringify(signed).replace('unit-0001', 'unit-0002'))
  expect((await certify('verify', file, '--key', key)).code).toBe(exitCodes.failed)
})
