import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  accountingSchemas,
  issuerFileName,
  receiverFilesOfVoucher,
  writeIssuerPart,
} from '@piaoqiao/documents/accounting'
import { sampleIssuerData, sampleVoucher, sampleVoucherBills } from './sample-accounting.ts'

/** Validators of others judge our files by our schemas, so that neither leans on a kindness of the one used beside them. */

const witness = fileURLToPath(new URL('SchemaWitness.java', import.meta.url))
const validatorTimeoutMs = 50_000

function run(command: string, words: readonly string[]): ReturnType<typeof spawnSync> {
  return spawnSync(command, words, { timeout: validatorTimeoutMs, encoding: 'utf8' })
}

const hasJava = run('java', ['-version']).error === undefined
const hasXmllint = run('xmllint', ['--version']).error === undefined
if (!hasJava)
  console.warn('The JDK does not validate accounting data: the java command is missing.')
if (!hasXmllint) {
  console.warn('xmllint does not validate accounting data: it is missing (Debian: libxml2-utils).')
}

const issuerPart = writeIssuerPart(sampleIssuerData)
const files = [
  { name: issuerFileName('50060125', '0000000101'), bytes: issuerPart },
  ...receiverFilesOfVoucher(sampleVoucher, sampleVoucherBills),
]
const broken = Buffer.from(issuerPart).toString().replace('>188.21<', '>188.2<')
const [schema] = accountingSchemas()

let folder: string
let paths: string[]

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'accounting-schemas-'))
  for (const { name, text } of accountingSchemas()) writeFileSync(join(folder, name), text)
  const written = [...files, { name: 'broken.xml', bytes: Buffer.from(broken) }]
  for (const { name, bytes } of written) writeFileSync(join(folder, name), bytes)
  paths = written.map(({ name }) => join(folder, name))
})
afterAll(() => rmSync(folder, { recursive: true }))

const verdicts = [...files.map(() => 'valid'), 'invalid']

describe.runIf(hasJava)('the validator of the JDK', () => {
  test('finds our files valid, and one with an amount of one decimal invalid', () => {
    const { stdout } = run('java', [witness, join(folder, schema?.name ?? ''), ...paths])
    expect(String(stdout).trim().split('\n')).toEqual(verdicts)
  })
})

describe.runIf(hasXmllint)('xmllint', () => {
  test('finds our files valid, and one with an amount of one decimal invalid', () => {
    const found = paths.map((path) => {
      const schemaPath = join(folder, schema?.name ?? '')
      const { status } = run('xmllint', ['--noout', '--nonet', '--schema', schemaPath, path])
      return status === 0 ? 'valid' : 'invalid'
    })
    expect(found).toEqual(verdicts)
  })
})
