import { afterAll, beforeAll, expect, test } from 'vitest'
import { kernelTransact } from '../testing/test-tables.ts'
import { openTestOffice } from '../testing/test-office.ts'
import type { TestOffice } from '../testing/test-office.ts'
import type { Transact } from '../transact.ts'
import { enterFile } from './enter-file.ts'
import { keepScan } from './keep-upload.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openTestOffice()
})
afterAll(() => office.close())

const pdf = Buffer.from('%PDF-1.7 样例单位的证书')
const put = () =>
  keepScan(office.parts.files, {
    owner: 'application:A-1',
    name: '证书.pdf',
    bytes: pdf,
    at: office.clock.now,
  })
const bytesOf = async (fileId: string) =>
  Buffer.from((await office.parts.files.vault.get(fileId)) ?? [])

test('the bytes of a file that could not be entered are removed', async () => {
  const file = await put()
  const places = { transact: kernelTransact(office), files: office.parts.files }
  const entering = enterFile(places, file, async ({ files }) => {
    await files.add(file)
    throw new Error('the application was handed in meanwhile')
  })
  await expect(entering).rejects.toThrow('handed in meanwhile')
  expect(await bytesOf(file.fileId)).toHaveLength(0)
})

test('the bytes of a file that was entered stay, though its commit was not heard of', async () => {
  const file = await put()
  const whole = kernelTransact(office)
  let isBroken = true
  const transact: Transact<object> = async (work) => {
    const result = await whole(work)
    if (!isBroken) return result
    isBroken = false
    throw new Error('the connection broke')
  }
  const places = { transact, files: office.parts.files }
  await expect(enterFile(places, file, ({ files }) => files.add(file))).rejects.toThrow('broke')
  expect(await bytesOf(file.fileId)).toEqual(pdf)
})

test('the bytes stay where nobody can say whether their file was entered', async () => {
  const file = await put()
  const transact: Transact<object> = () => Promise.reject(new Error('the database is down'))
  const places = { transact, files: office.parts.files }
  await expect(enterFile(places, file, ({ files }) => files.add(file))).rejects.toThrow('down')
  expect(await bytesOf(file.fileId)).toEqual(pdf)
})
