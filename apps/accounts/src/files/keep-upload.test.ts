import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestOffice } from '../testing/test-office.ts'
import type { TestOffice } from '../testing/test-office.ts'
import { keepScan, scanBytesMax } from './keep-upload.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openTestOffice()
})
afterAll(() => office.close())

const scan = (bytes: Uint8Array) =>
  keepScan(office.parts.files, {
    owner: 'application:A-1',
    name: '证书.pdf',
    bytes,
    at: office.clock.now,
  })
const pdf = Buffer.from('%PDF-1.7 样例单位的证书')

test('a scan is kept enciphered and comes back byte by byte', async () => {
  const file = await scan(pdf)
  expect(file).toMatchObject({ contentType: 'application/pdf', byteCount: pdf.length })
  const { vault } = office.parts.files
  expect(Buffer.from((await vault.get(file.fileId)) ?? [])).toEqual(pdf)
  const folder = join(office.parts.settings.filesDirectory, file.fileId.slice(-2))
  const [name = ''] = await readdir(folder)
  const path = join(folder, name)
  const sealed = await readFile(path)
  expect(sealed.includes('样例单位')).toBe(false)
  sealed[40] = (sealed[40] ?? 0) ^ 1
  await writeFile(path, sealed)
  await expect(vault.get(file.fileId)).rejects.toMatchObject({ code: 'PERSONAL_DATA_UNREADABLE' })
  await vault.remove(file.fileId)
  expect(await vault.get(file.fileId)).toBeNull()
})

const trialFile = [
  'X5O!P%@AP[4\\PZX54(P^)7CC)7}$',
  'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*',
].join('')
test.each([
  ['FILE_EMPTY', Buffer.alloc(0)],
  ['FILE_CONTENT_UNFIT', Buffer.from('MZ a program that calls itself a scan')],
  ['FILE_CONTENT_UNFIT', Buffer.from('<html><script>alert(1)</script>')],
  ['FILE_TOO_LARGE', Buffer.concat([pdf, Buffer.alloc(scanBytesMax)])],
  ['FILE_INFECTED', Buffer.concat([pdf, Buffer.from(trialFile)])],
])('%s is refused and leaves nothing', async (code, bytes) => {
  const kept = () => readdir(office.parts.settings.filesDirectory, { recursive: true })
  const before = await kept()
  await expect(scan(bytes)).rejects.toMatchObject({ code })
  expect(await kept()).toEqual(before)
})

test('without a verdict of the scanner nothing is kept', async () => {
  const scanner = { scan: () => Promise.reject(new Error('no scanner')) }
  const given = { owner: 'application:A-1', name: 'x.pdf', bytes: pdf, at: office.clock.now }
  await expect(keepScan({ ...office.parts.files, scanner }, given)).rejects.toMatchObject({
    code: 'SCANNER_UNAVAILABLE',
  })
})
