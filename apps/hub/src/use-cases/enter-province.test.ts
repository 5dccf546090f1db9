import { exportSm2PublicKeyPem, generateSm2PrivateKey } from '@piaoqiao/gm-crypto'
import { expect, test } from 'vitest'
import type { DirectoryStore, ProvinceEntry } from '../ports.ts'
import { createEnterProvince } from './enter-province.ts'

const pem = exportSm2PublicKeyPem(generateSm2PrivateKey().publicKey)
const entry: ProvinceEntry = {
  code: '50',
  name: '重庆市',
  baseUrl: 'https://province-50.example',
  publicKeys: [pem],
  active: true,
}

function smallDirectory() {
  const entered: (readonly [ProvinceEntry, number])[] = []
  const store: DirectoryStore = {
    read: async () => ({ version: 7, issuedAt: 0, provinces: [] }),
    put: async (province, at) => void entered.push([province, at]),
  }
  return { entered, enter: createEnterProvince({ store, clock: () => 1_000 }) }
}

test('a province is entered, and the version of the directory told', async () => {
  const { entered, enter } = smallDirectory()
  expect(await enter(entry)).toBe(7)
  expect(entered).toEqual([[entry, 1_000]])
})

test.each<readonly [string, Partial<ProvinceEntry>]>([
  ['a code of three digits', { code: '500' }],
  ['a name that is too long', { name: '省'.repeat(41) }],
  ['an address of another kind', { baseUrl: 'ftp://province-50.example' }],
  ['an address that is none', { baseUrl: 'province-50' }],
  ['no key', { publicKeys: [] }],
  ['a key that is none', { publicKeys: [pem.replaceAll('A', 'B')] }],
  ['more keys than a directory takes', { publicKeys: [pem, pem, pem, pem, pem] }],
])('%s would make the directory unreadable and is not entered', async (_, changes) => {
  const { entered, enter } = smallDirectory()
  await expect(enter({ ...entry, ...changes })).rejects.toMatchObject({
    code: 'PROVINCE_ENTRY_UNFIT',
  })
  expect(entered).toEqual([])
})
