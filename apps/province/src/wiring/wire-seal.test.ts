import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSoftwareCryptoModule } from '@piaoqiao/gm-crypto'
import { SettingsError } from '@piaoqiao/service-kit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BillStore } from '../ports.ts'
import { makeSampleAuthority, sampleKeys, sampleSeal } from '../testing/sample-ofd.ts'
import { hospital } from '../testing/sample-parties.ts'
import type { ProvinceParts, ProvinceSettings } from './province-parts.ts'
import { wireSeal } from './wire-seal.ts'

const folder = mkdtempSync(join(tmpdir(), 'province-seal-'))
afterAll(() => rmSync(folder, { recursive: true }))
const path = (name: string) => join(folder, name)

beforeAll(async () => {
  const authority = await makeSampleAuthority()
  const own = await sampleSeal(authority, 'supervisor', sampleKeys.supervisor)
  const strange = await sampleSeal(authority, 'supervisor', sampleKeys.stranger)
  const ofIssuer = await sampleSeal(authority, 'issuer', sampleKeys.supervisor)
  writeFileSync(path('own.esl'), own.seal)
  writeFileSync(path('strange.esl'), strange.seal)
  writeFileSync(path('issuer.esl'), ofIssuer.seal)
  writeFileSync(path('own.pem'), pemOf(own.certificate))
  writeFileSync(path('strange.pem'), pemOf(strange.certificate))
  writeFileSync(path('roots.pem'), pemOf(authority.rootCertificate))
  writeFileSync(path('makers.pem'), pemOf(authority.makerCertificate))
  writeFileSync(path('none.pem'), '')
})

function pemOf(der: Uint8Array): string {
  const body = Buffer.from(der).toString('base64')
  return `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`
}

type SealSettings = Pick<
  ProvinceSettings,
  'supervisorSealFile' | 'supervisorCertificateFile' | 'sealRootsFile' | 'sealMakersFile'
>

function wired(changes: Partial<SealSettings>) {
  const settings: SealSettings = {
    supervisorSealFile: path('own.esl'),
    supervisorCertificateFile: path('own.pem'),
    sealRootsFile: path('roots.pem'),
    sealMakersFile: path('makers.pem'),
    ...changes,
  }
  const keys = { own: sampleKeys.supervisor }
  const crypto = createSoftwareCryptoModule({ keys, workers: 0 })
  const parts = { settings, crypto, keyName: 'own' } as unknown as ProvinceParts
  return wireSeal(parts, { find: async () => new Map() } as unknown as BillStore)
}

const request = { billCode: '50060126', billNumber: '0000000001', ofd: '' }

test('with a seal the province looks for the bill, without one it says that it has none', async () => {
  expect(await wired({})(hospital, request)).toMatchObject({ code: 'BILL_NOT_FOUND' })
  const without = wired({ supervisorSealFile: null })
  expect(await without(hospital, request)).toMatchObject({ code: 'SUPERVISOR_SEAL_UNAVAILABLE' })
})

test.each<[keyof SealSettings, string | null, string]>([
  ['supervisorSealFile', 'missing.esl', 'SUPERVISOR_SEAL_FILE names a file that cannot be read'],
  ['supervisorSealFile', 'strange.esl', 'SUPERVISOR_SEAL_FILE holds no seal of a supervisor'],
  ['supervisorSealFile', 'issuer.esl', 'SUPERVISOR_SEAL_FILE holds no seal of a supervisor'],
  ['supervisorSealFile', 'own.pem', 'SUPERVISOR_SEAL_FILE holds no seal of a supervisor'],
  ['supervisorCertificateFile', 'strange.pem', 'holds the certificate of another key'],
  ['supervisorCertificateFile', null, 'SUPERVISOR_CERTIFICATE_FILE is missing'],
  ['sealRootsFile', 'none.pem', 'SEAL_ROOTS_FILE holds no certificates'],
  ['sealMakersFile', null, 'SEAL_MAKERS_FILE is missing'],
])('%s as %s is refused at the start', (name, file, problem) => {
  const attempt = () => wired({ [name]: file === null ? null : path(file) })
  expect(attempt).toThrow(SettingsError)
  expect(attempt).toThrow(problem)
})
