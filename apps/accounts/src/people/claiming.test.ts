import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { readBillXml } from '@piaoqiao/documents'
import { yuanFromFen } from '@piaoqiao/domain'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openPeopleOffice, samplePerson } from './testing/people-office.ts'
import type { PeopleOffice, RegisteredPerson } from './testing/people-office.ts'

/** The published example of a signed bill, which names this payer. */
const xml: Uint8Array = await readFile(
  fileURLToPath(
    new URL('../../../../packages/documents/src/xml/golden/outpatient-signed.xml', import.meta.url),
  ),
)
const { main } = readBillXml(xml).document
const { billCode, billNumber, checkCode, issuedOn } = main
const presented = { billCode, billNumber, checkCode, issuedOn, amount: yuanFromFen(main.totalFen) }
const number = main.payer.code
const text = new TextDecoder().decode(xml)
const altered = (from: string, to: string) => new TextEncoder().encode(text.replace(from, to))
const bills = '/people/self/bills'

let office: PeopleOffice
let person: RegisteredPerson
beforeAll(async () => {
  office = await openPeopleOffice()
  person = await office.register({
    name: main.payer.name,
    identityNumber: number,
    mobile: '19900000099',
  })
})
afterAll(() => office.close())

/** The bill as its registry has it, with this number of its payer. */
function issue(payerCode: string): void {
  office.portal.issue({ ...presented, issuerName: main.issuer.name, payerCode })
  office.portal.files.set(billCode + billNumber, altered(number, payerCode))
}

test.each([
  ['names the whole number', number],
  ['hides a part of the number', `500000********${number.slice(-4)}`],
  ['names no number', ''],
])('a bill that %s is claimed by its five elements', async (_, payerCode) => {
  issue(payerCode)
  const claimed = await person.browser.ask('POST', bills, presented)
  expect(claimed.json).toMatchObject({ billCode, billNumber, source: 'claimed' })
  const again = await person.browser.ask('POST', bills, presented)
  expect(again.json).toMatchObject({ billCode, billNumber })
})

test.each([
  ['another name', { name: '样例丙' }, number],
  ['other visible digits', {}, `500000********${number.slice(-4)}`],
])('a bill with %s of its payer is not claimed', async (_, changed, payerCode) => {
  const stranger = await office.register({
    ...samplePerson(40 + payerCode.indexOf('*') + 1),
    name: main.payer.name,
    ...changed,
  })
  issue(payerCode)
  const answer = await stranger.browser.ask('POST', bills, presented)
  expect(answer.json.code).toBe('PAYER_NAME_DIFFERS')
})

test('facts that differ from the register’s are refused with its sentence', async () => {
  issue(number)
  const answer = await person.browser.ask('POST', bills, { ...presented, amount: '1.00' })
  expect(answer.json.code).toBe('REGISTRY_REFUSED')
  expect(answer.json.detail ?? answer.bytes.toString()).toContain('登记系统未受理')
})

test('the text of the QR code is enough', async () => {
  issue(number)
  const { amount } = presented
  const qr = `01,${billCode},${billNumber},${amount},${issuedOn.replaceAll('-', '')},${checkCode}`
  const scanned = await person.browser.ask('POST', `${bills}/qr`, { text: qr })
  expect(scanned.json).toMatchObject({ billNumber, source: 'claimed' })
  const nonsense = await person.browser.ask('POST', `${bills}/qr`, { text: '随便写的' })
  expect(nonsense.json.code).toBe('QR_UNREADABLE')
})

test('the file of a bill is enough, unless its signature is not of this province', async () => {
  const uploaded = (bytes: Uint8Array) =>
    person.browser.upload('POST', `${bills}/files`, bytes, 'application/xml')
  const own = await uploaded(xml)
  expect(own.json.files[0]).toMatchObject({ bill: null, refused: { code: 'FILE_DIFFERS' } })
  // Whose keys other provinces sign with, their registries know.
  const otherCode = `32${billCode.slice(2)}`
  const other = altered(billCode, otherCode)
  office.portal.issue({
    ...presented,
    billCode: otherCode,
    issuerName: main.issuer.name,
    payerCode: number,
  })
  office.portal.files.set(otherCode + billNumber, other)
  const found = await uploaded(other)
  expect(found.json.files[0]).toMatchObject({
    bill: { billCode: otherCode, province: '32' },
    refused: null,
  })
})

test.each([
  ['is no bill', Buffer.from('不是票据')],
  ['is a torn archive', Buffer.from('PK\u0003\u0004torn')],
])('an upload that %s is refused', async (_, bytes) => {
  const answer = await person.browser.upload('POST', `${bills}/files`, bytes, 'application/pdf')
  expect(answer.status).toBeGreaterThanOrEqual(400)
  expect(answer.status).toBeLessThan(500)
})

const trialFile = [
  'X5O!P%@AP[4\\PZX54(P^)7CC)7}$',
  'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*',
].join('')
test('an upload with malware is refused, and so is every upload while nobody can look for it', async () => {
  const code = async (bytes: Uint8Array) =>
    (await person.browser.upload('POST', `${bills}/files`, bytes, 'application/pdf')).json.code
  expect(await code(Buffer.from(trialFile))).toBe('FILE_INFECTED')
  const scan = vi
    .spyOn(office.parts.files.scanner, 'scan')
    .mockRejectedValueOnce(new Error('the scanner is silent'))
  expect(await code(xml)).toBe('SCANNER_UNAVAILABLE')
  scan.mockRestore()
})
