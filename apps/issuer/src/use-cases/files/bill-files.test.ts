import { readdirSync, rmSync } from 'node:fs'
import { readBillXml } from '@piaoqiao/documents'
import { readPdf } from '@piaoqiao/documents/faces'
import type { SealAuthority } from '@piaoqiao/documents/ofd'
import { attachedBillXml, readOfd, verifyOfd } from '@piaoqiao/documents/ofd'
import { compareBillFiles, readBillFile } from '@piaoqiao/documents/reading'
import type { BillId } from '@piaoqiao/domain'
import { dayMs } from '@piaoqiao/domain'
import { importSm2PrivateKey } from '@piaoqiao/gm-crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { BillFormat } from '../../files/bill-formats.ts'
import type { RunningIssuer } from '../../start-issuer.ts'
import { teachFiling } from '../../testing/filing-province.ts'
import { billIdOf, codeOf, present } from '../../testing/outcomes.ts'
import type { SampleKeyStore } from '../../testing/sample-key-store.ts'
import { makeSampleKeyStore } from '../../testing/sample-key-store.ts'
import { makeSampleSealAuthority, sampleStoredKey } from '../../testing/sample-seals.ts'
import { sampleDraft, sampleStart } from '../../testing/sample-station.ts'
import type { TestStation } from '../../testing/test-station.ts'
import { startTestStation } from '../../testing/test-station.ts'

let running: TestStation
let keyStore: SampleKeyStore
let station: RunningIssuer
let authority: SealAuthority
let billId: BillId

beforeAll(async () => {
  running = await startTestStation()
  authority = await makeSampleSealAuthority()
  const privateKey = importSm2PrivateKey(present(running.settings.privateKey))
  keyStore = makeSampleKeyStore()
  await keyStore.write([await sampleStoredKey(authority, { privateKey })])
  station = await running.startAgain(keyStore.settings)
})
afterAll(async () => {
  await running.stop()
  keyStore.remove()
})
beforeEach(async () => {
  await running.clear()
  rmSync(keyStore.filesDirectory, { recursive: true, force: true })
  await teachFiling(running.province, authority, (id) => station.billXml(id))
  await station.ensureNumbers()
  billId = billIdOf(await station.issueBill(sampleDraft()))
})

const file = async (format: BillFormat, page = 1) =>
  station.files.billFile({ billId, format, page })
const bytesOf = async (format: BillFormat) => (await file(format)).bytes
const asked = (service: string) => running.province.of(service).length

describe('before the province knows a bill', () => {
  test.each(['pdf', 'png'] as const)('its %s is drawn whenever it is asked for', async (format) => {
    const first = await bytesOf(format)
    expect(Buffer.from(first).equals(await bytesOf(format))).toBe(true)
    expect([asked('bill.file'), asked('file.seal')]).toEqual([0, 0])
    await station.registerWaiting()
    expect(Buffer.from(first).equals(await bytesOf(format))).toBe(false)
  })

  test.each(['xml', 'ofd'] as const)('there is no %s of it', async (format) => {
    expect(await codeOf(file(format))).toBe('REGISTRATION_WAITING')
    const name = { billId, format, page: 1 }
    expect(await codeOf(station.files.makeLink(name))).toBe('REGISTRATION_WAITING')
  })
})

describe('of a registered bill', () => {
  beforeEach(() => station.registerWaiting())

  test('the OFD has both seals and the supervised XML, and stays the same', async () => {
    const ofd = readOfd(await bytesOf('ofd'))
    const { signatures, valid } = verifyOfd(ofd, { ...authority.trust, at: sampleStart })
    expect(signatures.map(({ role }) => role)).toEqual(['issuer', 'supervisor'])
    expect(valid).toBe(true)
    const xml = await bytesOf('xml')
    expect(Buffer.from(attachedBillXml(ofd)).equals(xml)).toBe(true)
    expect(readBillXml(xml).signatures.supervisor).toBeDefined()
    await file('ofd')
    expect([asked('bill.file'), asked('file.seal')]).toEqual([1, 1])
  })

  test('the PDF carries the same XML, and a picture is a PNG', async () => {
    const { attachments, text } = await readPdf(await bytesOf('pdf'))
    expect(Buffer.from(present(attachments[0]).bytes).equals(await bytesOf('xml'))).toBe(true)
    expect(text).toContain('0000000001')
    expect(Buffer.from(await bytesOf('png')).toString('latin1', 1, 4)).toBe('PNG')
  })

  test('XML, OFD and PDF say the same, and two of them carry the accounting data', async () => {
    const formats = ['xml', 'ofd', 'pdf'] as const
    const read = []
    for (const format of formats) read.push(await readBillFile(await bytesOf(format)))
    expect(compareBillFiles(read)).toMatchObject({ agrees: true, hasSameXml: true })
    const totals = read.map(({ issuerData }) => issuerData?.totalFen)
    expect(totals).toEqual([undefined, 18_821n, 18_821n])
  })

  test('a file is named after its bill, and there are no more pages than it has', async () => {
    expect(await file('png')).toMatchObject({
      fileName: '50060126-0000000001-1.png',
      mediaType: 'image/png',
    })
    expect((await file('ofd')).fileName).toBe('50060126-0000000001.ofd')
    expect(await codeOf(file('png', 3))).toBe('FILE_PAGE_MISSING')
    expect(await codeOf(file('ofd', 2))).toBe('FILE_PAGE_MISSING')
  })

  test('two who ask at one time get the same file', async () => {
    const [one, other] = await Promise.all([bytesOf('ofd'), bytesOf('ofd')])
    expect(Buffer.from(present(one)).equals(present(other))).toBe(true)
  })

  test('a file that the store has lost is made again', async () => {
    const first = await bytesOf('pdf')
    rmSync(keyStore.filesDirectory, { recursive: true })
    const again = await readPdf(await bytesOf('pdf'))
    expect(again.text).toBe((await readPdf(first)).text)
    expect(readdirSync(keyStore.filesDirectory).length).toBeGreaterThan(0)
  })

  test('while the province is away, a PDF is drawn without its seal and not kept', async () => {
    await running.province.goAway()
    const alone = await bytesOf('pdf')
    expect(await codeOf(file('ofd'))).toBe('FILE_NOT_MADE')
    await running.province.comeBack()
    expect(Buffer.from(alone).equals(await bytesOf('pdf'))).toBe(false)
  })

  test('a refusal of the province is told in its words', async () => {
    running.province.serve('file.seal', () => ({
      outcome: 'refused',
      code: 'SUPERVISOR_SEAL_UNAVAILABLE',
      sentence: '本省平台尚未启用电子监制章。',
      next: '请稍后。',
      details: {},
    }))
    await expect(file('ofd')).rejects.toMatchObject({
      code: 'FILE_NOT_MADE',
      sentence: '票据文件暂时不能生成：本省平台尚未启用电子监制章。',
    })
  })

  test('a file of the province that is not the bill of the station is not taken', async () => {
    const other = billIdOf(await station.issueBill(sampleDraft({ businessNumber: 'MZ-2' })))
    const xml = await station.billXml(other)
    await teachFiling(running.province, authority, async () => xml)
    expect(await codeOf(file('xml'))).toBe('FILE_NOT_MADE')
  })

  test('a station without a seal gives XML and PDF, and says why there is no OFD', async () => {
    const plain = running.station.files
    expect(await codeOf(plain.billFile({ billId, format: 'ofd', page: 1 }))).toBe('SEAL_MISSING')
    expect((await plain.billFile({ billId, format: 'xml', page: 1 })).bytes.length).toBeGreaterThan(
      0,
    )
    expect((await plain.billFile({ billId, format: 'pdf', page: 1 })).bytes.length).toBeGreaterThan(
      0,
    )
    expect(await plain.makeWaitingFiles()).toEqual({ made: 0, failure: null })
  })
})

describe('files that are made before anybody asks', () => {
  test('each registered bill has its OFD made once', async () => {
    expect(await station.files.makeWaitingFiles()).toEqual({ made: 0, failure: null })
    await station.issueBill(sampleDraft({ businessNumber: 'MZ-2' }))
    await station.registerWaiting()
    expect(await station.files.makeWaitingFiles()).toEqual({ made: 2, failure: null })
    expect(await station.files.makeWaitingFiles()).toEqual({ made: 0, failure: null })
    await file('ofd')
    expect(asked('file.seal')).toBe(2)
  })

  test('a bill whose file cannot be made is tried again later', async () => {
    await station.registerWaiting()
    await running.province.goAway()
    expect((await station.files.makeWaitingFiles()).made).toBe(0)
    await running.province.comeBack()
    expect(await station.files.makeWaitingFiles()).toEqual({ made: 0, failure: null })
    running.time.now += 60_000
    expect(await station.files.makeWaitingFiles()).toEqual({ made: 1, failure: null })
  })
})

test('health tells when certificate or seal run out soon', async () => {
  const health = async () => {
    const response = await fetch(`${station.url}/health`)
    return ((await response.json()) as { parts: Record<string, string> }).parts['keys']
  }
  expect(await health()).toBe('up')
  running.time.now += 380 * dayMs
  expect(await health()).toBe('degraded')
  const metrics = await (await fetch(`${station.url}/metrics`)).text()
  expect(metrics).toContain('piaoqiao_seal_days_left 20')
})
