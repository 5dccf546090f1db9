import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  exportSm2PrivateKeyPem,
  generateSm2PrivateKey,
  importSm2PublicKey,
} from '@piaoqiao/gm-crypto'
import { makeSealAuthority } from '@piaoqiao/documents/ofd'
import { afterAll, expect, test } from 'vitest'
import { sampleSealPicture } from '../testing/sample-seals.ts'
import { codeOf } from '../testing/outcomes.ts'
import { keyStoreCommand } from './key-store-command.ts'

const directory = mkdtempSync(join(tmpdir(), 'key-store-command-'))
afterAll(() => rmSync(directory, { recursive: true }))

const file = join(directory, 'keys.json')
const passphraseFile = join(directory, 'passphrase')
writeFileSync(passphraseFile, 'a sample passphrase\n', { mode: 0o600 })

interface Shown {
  readonly keys: readonly {
    readonly name: string
    readonly state: string
    readonly publicKey: string
    readonly certificate: { readonly notAfter: string } | null
    readonly seal: { readonly name: string } | null
  }[]
}

const environment = {
  KEY_STORE_FILE: file,
  KEY_STORE_PASSPHRASE_FILE: passphraseFile,
  KEY_STORE_NEW_PASSPHRASE: 'another sample passphrase',
}
const work = { cost: 2, blockSize: 1, parallelisation: 1 }

async function run(...given: readonly string[]): Promise<Shown> {
  return (await keyStoreCommand({ given, environment, now: Date.now(), work })) as Shown
}

const codeOfRun = (...given: readonly string[]) => codeOf(run(...given))

/** What an authority sends for a public key, as files. */
async function certified(publicKeyPem: string): Promise<readonly [string, string]> {
  const at = Date.now()
  const validUntil = at + 900_000_000
  const authority = await makeSealAuthority({
    organization: '示例省财政厅',
    rootKey: generateSm2PrivateKey(),
    makerKey: generateSm2PrivateKey(),
    validFrom: at - 10_000,
    validUntil,
  })
  const { certificate, seal } = await authority.issueSeal({
    role: 'issuer',
    organization: '大渡口区示例医院',
    sealName: '大渡口区示例医院财务专用章',
    sealId: 'sample',
    picture: sampleSealPicture,
    publicKey: importSm2PublicKey(publicKeyPem),
    at: at - 10_000,
    validUntil,
  })
  const pem = `-----BEGIN CERTIFICATE-----\n${Buffer.from(certificate).toString('base64')}\n-----END CERTIFICATE-----\n`
  const files = [join(directory, 'unit.cer'), join(directory, 'unit.esl')] as const
  writeFileSync(files[0], pem)
  writeFileSync(files[1], seal)
  return files
}

test('an operator makes a store, has its key certified, changes keys and the passphrase', async () => {
  const keyFile = join(directory, 'key.pem')
  const privateKey = generateSm2PrivateKey()
  writeFileSync(keyFile, exportSm2PrivateKeyPem(privateKey), { mode: 0o600 })
  const made = await run('init', '--name', '2026', '--private-key-file', keyFile)
  expect(made.keys).toMatchObject([{ name: '2026', state: 'active', certificate: null }])
  expect(importSm2PublicKey(made.keys[0]?.publicKey ?? '')).toEqual(privateKey.publicKey)

  const [certificateFile, sealFile] = await certified(made.keys[0]?.publicKey ?? '')
  await run('import-certificate', '--name', '2026', '--certificate-file', certificateFile)
  const sealed = await run('import-seal', '--name', '2026', '--seal-file', sealFile)
  expect(sealed.keys[0]?.seal?.name).toBe('大渡口区示例医院财务专用章')

  const added = await run('add-key', '--name', '2027')
  expect(added.keys.map(({ state }) => state)).toEqual(['active', 'next'])
  expect(await codeOfRun('rotate')).toBe('KEY_NEXT_INCOMPLETE')
  const [next, nextSeal] = await certified(added.keys[1]?.publicKey ?? '')
  await run('import-certificate', '--name', '2027', '--certificate-file', next)
  await run('import-seal', '--name', '2027', '--seal-file', nextSeal)
  const rotated = await run('rotate')
  expect(rotated.keys.map(({ state }) => state)).toEqual(['retired', 'active'])

  await run('change-passphrase')
  expect(await codeOfRun('list')).toBe('KEY_STORE_PASSPHRASE_WRONG')
  writeFileSync(passphraseFile, 'another sample passphrase')
  expect((await run('list')).keys).toHaveLength(2)
  expect(readFileSync(file, 'utf8')).not.toContain('2027')
})

test('what does not fit is said without what was given', async () => {
  expect(await codeOfRun('sing')).toBe('ARGUMENTS_UNFIT')
  expect(await codeOfRun('add-key')).toBe('ARGUMENTS_UNFIT')
  expect(await codeOfRun('rotate', '--at', 'tomorrow')).toBe('ARGUMENTS_UNFIT')
  const exposed = join(directory, 'exposed.pem')
  writeFileSync(exposed, exportSm2PrivateKeyPem(generateSm2PrivateKey()))
  chmodSync(exposed, 0o644)
  const errorCode = await codeOfRun('add-key', '--name', 'x', '--private-key-file', exposed)
  expect(errorCode).toBe('KEY_FILE_EXPOSED')
})
