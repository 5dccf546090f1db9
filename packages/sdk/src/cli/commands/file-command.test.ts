import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sm3Hex } from '@piaoqiao/gm-crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runHere } from '../../testing/recorded-terminal.ts'
import { notFound } from '../../testing/sample-answers.ts'
import { answering, startScriptedPlatform } from '../../testing/scripted-platform.ts'
import type { ScriptedPlatform } from '../../testing/scripted-platform.ts'
import { makeUnitDirectory } from '../../testing/unit-directory.ts'
import type { UnitDirectory } from '../../testing/unit-directory.ts'

let platform: ScriptedPlatform
let unit: UnitDirectory
let output: string

const bill = { billCode: '50060126', billNumber: '0000000001' }
const content = Buffer.from('<?xml version="1.0"?>')
const answer = {
  outcome: 'done',
  ...bill,
  format: 'xml',
  content: content.toString('base64'),
  digest: sm3Hex(content),
}

beforeEach(async () => {
  platform = await startScriptedPlatform(answering(() => answer))
  unit = await makeUnitDirectory(platform)
  output = join(unit.path, 'bill.xml')
})
afterEach(async () => {
  await platform.stop()
  await unit.remove()
})

const fetched = (...more: readonly string[]) =>
  runHere([
    'file',
    bill.billCode,
    bill.billNumber,
    '--output',
    output,
    '--json',
    '--config',
    unit.configurationPath,
    ...more,
  ])

test('the file is written byte for byte', async () => {
  const end = await fetched()
  expect(end.code).toBe(0)
  expect(JSON.parse(end.out)).toMatchObject({ path: output, bytes: content.length })
  expect(await readFile(output)).toEqual(content)
})

test('a file that is there is overwritten only by force', async () => {
  await unit.file('bill.xml', 'mine')
  expect((await fetched()).code).toBe(2)
  expect(await readFile(output, 'utf8')).toBe('mine')
  expect((await fetched('--force')).code).toBe(0)
  expect(await readFile(output)).toEqual(content)
})

test('a file whose digest is wrong is not written', async () => {
  platform.use(answering(() => ({ ...answer, digest: '0'.repeat(64) })))
  const end = await fetched()
  expect(end.code).not.toBe(0)
  expect(JSON.parse(end.out)).toMatchObject({ error: { code: 'FILE_DAMAGED' } })
  await expect(readFile(output)).rejects.toThrow()
})

test('a refusal is told', async () => {
  platform.use(answering(() => notFound))
  const end = await fetched()
  expect(end.code).toBe(3)
  expect(JSON.parse(end.out)).toEqual(notFound)
})
