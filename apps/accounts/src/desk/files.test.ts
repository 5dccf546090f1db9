import { readArchivePackage } from '@piaoqiao/documents/archive'
import { readReceiverPart } from '@piaoqiao/documents/accounting'
import { readBillXml } from '@piaoqiao/documents'
import { layFace, writeFacePng } from '@piaoqiao/documents/faces'
import {
  exportSm2PublicKeyPem,
  generateSm2PrivateKey,
  importSm2PrivateKey,
} from '@piaoqiao/gm-crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readUploadedFiles } from './reading/read-files.ts'
import type { TestBrowser } from '../testing/test-browser.ts'
import {
  archiveOf,
  publishedBill,
  publishedPdf,
  publishedXml,
  sealedOfd,
} from './testing/bill-files.ts'
import { openDeskOffice } from './testing/desk-office.ts'
import type { DeskOffice, TestUnit } from './testing/desk-office.ts'

let office: DeskOffice
let unit: TestUnit
let clerk: TestBrowser
const { billCode, billNumber } = publishedBill
const key = { billCode, billNumber }

beforeAll(async () => {
  office = await openDeskOffice()
  unit = await office.openUnit(1)
  clerk = await unit.signIn('unit_reimburse')
  office.registry.issue(publishedBill)
  office.registry.files.set(billCode + billNumber, publishedXml)
})
afterAll(() => office.close())

/** The key with which the published example is signed; everybody knows it. */
const supervisorKey = importSm2PrivateKey('12'.repeat(32)).publicKey
const knowledge = {
  province: '50',
  provincePublicKey: exportSm2PublicKeyPem(supervisorKey),
  seals: null,
  at: Date.UTC(2026, 2, 3),
}

const upload = (bytes: Uint8Array, browser = clerk) =>
  browser.upload('POST', '/desk/verifications/files', bytes, 'application/octet-stream')
const filesOf = async (query: string, browser = clerk) =>
  (await browser.ask('GET', `/desk/files?${query}`)).json.items

test('the files of one bill are read, compared, verified and kept with what was found', async () => {
  const answer = await upload(
    archiveOf({
      'bill.xml': publishedXml,
      'bill.pdf': await publishedPdf(),
      'notes.txt': new TextEncoder().encode('备注'),
    }),
  )
  expect(answer.json).toMatchObject({
    files: [
      { name: 'bill.xml', found: { kind: 'xml', ...key }, refused: null },
      { name: 'bill.pdf', found: { kind: 'pdf', ...key }, refused: null },
      { name: 'notes.txt', found: null, fileId: null, refused: { code: 'BILL_FILE_UNKNOWN' } },
    ],
    bills: [{ ...key, bill: { state: '可报销' }, refused: null }],
    comparisons: [{ ...key, names: ['bill.xml', 'bill.pdf'], agrees: true, disagreements: [] }],
  })
  const kept = await filesOf(`billCode=${billCode}&billNumber=${billNumber}`)
  expect(kept.toSorted(byKind)).toMatchObject([
    { kind: 'pdf', checks: [{ outcome: 'found' }] },
    { kind: 'xml', ...key, checks: [{ outcome: 'found', code: 'FOUND' }] },
  ])
  const xml = kept.find(({ kind }: { kind: string }) => kind === 'xml')
  const content = await clerk.ask('GET', `/desk/files/${String(xml.fileId)}/content`)
  expect(new Uint8Array(content.bytes)).toEqual(new Uint8Array(publishedXml))
})

test('the same file again is kept once, with a second check', async () => {
  office.clock.now += 1_000
  await upload(publishedXml)
  const kept = await filesOf(`billCode=${billCode}&billNumber=${billNumber}`)
  const xml = kept.find(({ kind }: { kind: string }) => kind === 'xml')
  expect(xml.checks).toHaveLength(2)
  expect(kept).toHaveLength(2)
})

test('a bill with an altered amount disagrees with its other file and with the registry', async () => {
  const altered = Buffer.from(publishedXml)
    .toString('utf8')
    .replaceAll(publishedBill.amount, '9988.21')
  const pdf = await publishedPdf()
  const answer = await upload(
    archiveOf({ 'a.xml': new TextEncoder().encode(altered), 'b.pdf': pdf }),
  )
  expect(answer.json.comparisons).toMatchObject([{ ...key, agrees: false }])
  expect(answer.json.bills).toMatchObject([{ refused: { code: 'PRESENTED_FACTS_MISMATCH' } }])
})

test.each([
  ['a zip bomb', { 'a.xml': new Uint8Array(17 * 1024 * 1024) }, 'SHEET_ARCHIVE_UNFIT'],
  [
    'an archive with too many files',
    Object.fromEntries(
      Array.from({ length: 61 }, (_, index) => [`${String(index)}.xml`, publishedXml]),
    ),
    'FILES_TOO_MANY',
  ],
  ['an empty archive', {}, 'FILES_TOO_MANY'],
])('%s is refused as a whole', async (_, files, code) => {
  await expect(readUploadedFiles(archiveOf(files), knowledge)).rejects.toMatchObject({ code })
})

test.each([
  ['valid', '50', supervisorKey],
  ['invalid', '50', generateSm2PrivateKey().publicKey],
  // Another province signs with a key that this one does not know.
  ['unchecked', '32', supervisorKey],
])(
  'the signature of the supervisor is %s for province %s',
  async (verdict, province, publicKey) => {
    const provincePublicKey = exportSm2PublicKeyPem(publicKey)
    const given = { ...knowledge, province, provincePublicKey }
    const { files } = await readUploadedFiles(publishedXml, given)
    expect(files).toMatchObject([{ found: { signatures: { supervisor: verdict } } }])
  },
)

test.each([
  ['valid', true],
  ['unchecked', false],
])('the seals of an OFD are %s where their authority is trusted: %s', async (state, isTrusted) => {
  const { bytes, roots, makers } = await sealedOfd()
  const seals = isTrusted ? { roots, makers } : null
  const { files } = await readUploadedFiles(bytes, { ...knowledge, seals })
  expect(files).toMatchObject([
    { found: { kind: 'ofd', ...key, seals: { issuer: state, supervisor: state } } },
  ])
})

test('a file with malware is not kept', async () => {
  const signature = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE'].join('')
  const text = Buffer.from(publishedXml).toString('utf8')
  const infected = `${text}<!--${signature}-->`
  const answer = await upload(new TextEncoder().encode(infected))
  const isKept = answer.json.files?.some((file: { fileId: string | null }) => file.fileId !== null)
  expect(isKept ?? false).toBe(false)
})

const byKind = (one: { kind: string }, other: { kind: string }) =>
  one.kind.localeCompare(other.kind)

const booking = {
  summary: '报销门诊费',
  entries: [
    { direction: 'debit', accountCode: '6602', accountName: '管理费用', amount: '100.00' },
    { direction: 'credit', accountCode: '1002', accountName: '银行存款', amount: '100.00' },
  ],
}

test('posting with entries makes the receiver data, found and downloaded by voucher', async () => {
  const act = (name: string, item: object) =>
    clerk.ask('POST', `/desk/acts/${name}`, { requestId: name, items: [{ ...key, ...item }] })
  await act('lock', { purpose: 'employer_expense', businessReference: 'BX-7' })
  await act('report', { amount: '100.00', reimbursedOn: '2026-03-02', voucherNumber: '记-7' })
  const unbalanced = {
    ...booking,
    entries: booking.entries.map((entry) => ({ ...entry, direction: 'debit' })),
  }
  const refused = await clerk.ask('POST', '/desk/acts/post', {
    requestId: 'unbalanced',
    items: [{ ...key, postedOn: '2026-03-02', voucherNumber: '记-7', booking: unbalanced }],
  })
  expect(refused.json).toMatchObject({ status: 422, code: 'ACCOUNTING_UNFIT' })
  const posted = await act('post', { postedOn: '2026-03-02', voucherNumber: '记-7', booking })
  expect(posted.json.items).toMatchObject([{ code: 'POSTED', accounting: 'made' }])
  const files = await filesOf(`voucherNumber=${encodeURIComponent('记-7')}`)
  expect(new Set(files.map(({ kind }: { kind: string }) => kind))).toEqual(
    new Set(['pdf', 'receiver_data', 'xml']),
  )
  const made = files.find(({ kind }: { kind: string }) => kind === 'receiver_data')
  const content = await clerk.ask('GET', `/desk/files/${String(made.fileId)}/content`)
  const data = readReceiverPart(new Uint8Array(content.bytes))
  expect(data).toMatchObject({
    ...key,
    entityCode: unit.creditCode,
    isVerified: true,
    posting: { voucherNumber: '记-7', amountFen: 10_000n, postedOn: '2026-03-02' },
  })
})

test('receiver data that a crash left out is made by the job', async () => {
  await office.pool.query(
    `update desk_act_items set accounting = 'wanted' where accounting = 'made'`,
  )
  await office.pool.query(
    `delete from desk_file_checks where file_id in (select file_id from desk_files where kind = 'receiver_data')`,
  )
  await office.pool.query(`delete from desk_files where kind = 'receiver_data'`)
  await office.runJob('desk-receiver-data')
  const files = await filesOf(`voucherNumber=${encodeURIComponent('记-7')}`)
  expect(files.some(({ kind }: { kind: string }) => kind === 'receiver_data')).toBe(true)
})

test('the XML of a reimbursed bill is fetched and kept without anybody asking', async () => {
  const other = await office.openUnit(3)
  const colleague = await other.signIn('unit_reimburse')
  const act = (name: string, item: object) =>
    colleague.ask('POST', `/desk/acts/${name}`, { requestId: name, items: [{ ...key, ...item }] })
  await act('lock', {
    checkCode: publishedBill.checkCode,
    amount: publishedBill.amount,
    issuedOn: publishedBill.issuedOn,
    purpose: 'mutual_aid',
    businessReference: 'HZ-1',
  })
  await act('report', { amount: '1.00', reimbursedOn: '2026-03-02', voucherNumber: '记-9' })
  await office.runJob('desk-keep-files')
  expect(await filesOf('voucherNumber=%E8%AE%B0-9', colleague)).toMatchObject([
    { kind: 'xml', checks: [{ code: 'FROM_REGISTRY', userId: 'PLATFORM' }] },
  ])
})

test('files are found by the days on which they were kept, and by the number of their bill alone', async () => {
  const all = await filesOf(`billNumber=${billNumber}`)
  expect(all.length).toBeGreaterThan(2)
  expect(await filesOf('storedFrom=2026-03-02&storedTo=2026-03-02')).toEqual(await filesOf(''))
  expect(await filesOf('storedTo=2026-03-01')).toEqual([])
  expect(await filesOf('storedFrom=2026-03-03')).toEqual([])
  expect(await filesOf('billNumber=9999999999')).toEqual([])
  const backwards = await clerk.ask('GET', '/desk/files?storedFrom=2026-03-02&storedTo=2026-03-01')
  expect(backwards.json.code).toBe('PERIOD_UNFIT')
})

test('a package says beforehand how much it would hold, and only to whoever may take it', async () => {
  const before = (days: string, browser = clerk) =>
    browser.ask('GET', `/desk/archive/preview?${days}`)
  const day = 'from=2026-03-02&to=2026-03-02'
  const { json } = await before(day)
  const kept = await filesOf('limit=200')
  const confirmed = kept.filter(({ checks }: { checks: readonly { outcome: string }[] }) =>
    checks.some(({ outcome }) => outcome === 'found'),
  )
  expect(json).toEqual({
    bills: 1,
    files: confirmed.length,
    unconfirmedFiles: kept.length - confirmed.length,
    filesMax: 600,
  })
  expect((await before('from=2026-03-01&to=2026-03-01')).json).toMatchObject({ bills: 0, files: 0 })
  expect((await before('from=2026-03-02&to=2026-03-01')).json.code).toBe('PERIOD_UNFIT')
  expect((await before(day, await unit.signIn('unit_read'))).json.code).toBe('ROLE_LACKING')
})

test('a period is exported as an archive package without fault, and another one is empty', async () => {
  const answer = await clerk.ask('GET', '/desk/archive?from=2026-03-02&to=2026-03-02')
  expect(answer.contentType).toBe('application/zip')
  const { faults, bills } = await readArchivePackage(new Uint8Array(answer.bytes))
  expect(faults).toEqual([])
  expect(bills).toMatchObject([
    {
      financeCheck: { isChecked: true, accounted: { on: '2026-03-02', amountFen: 10_000n } },
      vouchers: [{ voucherNumber: '记-7' }],
    },
  ])
  const formats = bills[0]?.files.map(({ format }) => format) ?? []
  expect(new Set(formats)).toEqual(new Set(['xml', 'pdf', 'other']))
  const none = await clerk.ask('GET', '/desk/archive?from=2026-03-01&to=2026-03-01')
  expect(none.json.code).toBe('ARCHIVE_EMPTY')
  const backwards = await clerk.ask('GET', '/desk/archive?from=2026-03-02&to=2026-03-01')
  expect(backwards.json.code).toBe('PERIOD_UNFIT')
})

test('a foreign file is not found, and every download is audited', async () => {
  const stranger = await (await office.openUnit(2)).signIn('unit_reimburse')
  const [file] = await filesOf(`billCode=${billCode}&billNumber=${billNumber}`)
  const path = `/desk/files/${String(file.fileId)}/content`
  expect((await stranger.ask('GET', path)).json.code).toBe('NOT_FOUND')
  expect(await filesOf(`billCode=${billCode}&billNumber=${billNumber}`, stranger)).toEqual([])
  const { rows } = await office.pool.query<{ count: number }>(
    `select count(*)::integer as count from audit_entries where action = 'desk.file_opened'`,
  )
  expect(rows[0]?.count).toBe(2)
})

test('a photo of a bill is read by its code, and so is the text of the code alone', async () => {
  const fields = `c=${billCode}&n=${billNumber}&k=${publishedBill.checkCode}`
  const qrText = `https://bills.example/v#${fields}`
  const [photo = new Uint8Array()] = writeFacePng(
    layFace(readBillXml(publishedXml).document, { qrText }),
    {},
    { widthPx: 1_600 },
  )
  const answer = await upload(photo)
  expect(answer.json.files).toMatchObject([{ found: { kind: 'picture', ...key } }])
  const qr = await clerk.ask('POST', '/desk/verifications/qr', { text: qrText })
  expect(qr.json).toMatchObject({ ...key, refused: null })
  const none = await clerk.ask('POST', '/desk/verifications/qr', { text: '你好' })
  expect(none.json.code).toBe('QR_TEXT_UNKNOWN')
})
