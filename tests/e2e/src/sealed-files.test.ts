import { readBillXml } from '@piaoqiao/documents'
import type { BillDocument } from '@piaoqiao/documents'
import { layFace, loadFaceFont } from '@piaoqiao/documents/faces'
import type { IssuedSeal } from '@piaoqiao/documents/ofd'
import {
  attachedBillXml,
  billAttachment,
  readOfd,
  sealPlace,
  verifyOfd,
  writeSealedOfd,
} from '@piaoqiao/documents/ofd'
import { compareBillFiles, readBillFile } from '@piaoqiao/documents/reading'
import { sm2Sign, sm3Hex } from '@piaoqiao/gm-crypto'
import type { FileAnswer, SealAnswer } from '@piaoqiao/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Application } from './testing/application.ts'
import { inventedParty, inventedPayer } from './testing/invented-parties.ts'
import type { IssuingUnit } from './testing/issuing-unit.ts'
import type { Network } from './testing/network.ts'
import { startNetwork } from './testing/network.ts'
import type { SealOffice } from './testing/seal-office.ts'
import { openSealOffice } from './testing/seal-office.ts'
import type { StationSite } from './testing/station-site.ts'
import { openStationSite } from './testing/station-site.ts'
import { storedZip } from './testing/stored-zip.ts'

interface BillKey {
  readonly billCode: string
  readonly billNumber: string
}

const hospitalParty = inventedParty('institution', 31, '重庆示例医院', '50')
const neighbourParty = inventedParty('institution', 32, '重庆示例诊所', '50')

let office: SealOffice
let network: Network
let hospital: Application
let neighbour: IssuingUnit
let seals: { readonly hospital: IssuedSeal; readonly neighbour: IssuedSeal }
let station: StationSite
let bill: BillKey
let registeredXml: Uint8Array

beforeAll(async () => {
  office = await openSealOffice()
  network = await startNetwork({}, { '50': office.p50 })
  hospital = await network.enrol('issuer', hospitalParty)
  neighbour = await network.issuer(neighbourParty, '50060126')
  seals = {
    hospital: await office.issuerSeal(hospitalParty.name, hospital.options.key),
    neighbour: await office.issuerSeal(neighbourParty.name, neighbour.application.options.key),
  }
  station = await openStationSite(hospital, seals.hospital, office.folder)
  await station.running.ensureNumbers()
  bill = await issuedBill('MZ-1')
  registeredXml = await fileOf(hospital, bill)
})
afterAll(async () => {
  await station.close()
  await network.stop()
  await office.close()
})

/** A bill that the hospital's program has asked its station for, registered. */
async function issuedBill(businessNumber: string): Promise<BillKey> {
  const { status, body } = await station.post('/bills', {
    businessNumber,
    kind: 'outpatient',
    payer: { type: '1', ...inventedPayer('样例甲', 41) },
    total: '188.21',
    items: [
      { code: '0601001', name: '西药费', amount: '138.21' },
      { code: '0601002', name: '检查费', amount: '50.00' },
    ],
    handlingPerson: '收费员一',
    checker: '复核员一',
  })
  expect(status).toBe(201)
  expect(await station.running.registerWaiting()).toMatchObject({ registered: 1, failure: null })
  const { billCode, billNumber } = body as BillKey
  return { billCode, billNumber }
}

/** The registered file of a bill, as its province gives it to the issuer. */
async function fileOf(issuer: Application, key: BillKey): Promise<Uint8Array> {
  const answer = (await issuer.call('bill.file', { ...key, format: 'xml' })) as FileAnswer
  if (answer.outcome !== 'done') throw new Error(answer.code)
  return new Uint8Array(Buffer.from(answer.content, 'base64'))
}

async function linkTo(format: string): Promise<string> {
  const path = `/bills/${bill.billCode}/${bill.billNumber}/links`
  const { status, body } = await station.post(path, { format })
  expect(status).toBe(201)
  return (body as { readonly url: string }).url
}

async function served(format: string): Promise<Uint8Array> {
  const response = await fetch(await linkTo(format))
  expect(response.status).toBe(200)
  return new Uint8Array(await response.arrayBuffer())
}

describe('the file of a bill that its station issued and its province registered', () => {
  test('is given once by a link', async () => {
    const url = await linkTo('ofd')
    const statuses = [await fetch(url), await fetch(url)].map(({ status }) => status)
    expect(statuses).toEqual([200, 404])
  })

  test('is an OFD with the seals of hospital and province, and the registered XML in it', async () => {
    const ofd = readOfd(await served('ofd'))
    const at = network.clock.now()
    const verdict = verifyOfd(ofd, { ...office.authority.trust, at })
    const signers = verdict.signatures.map(({ role, valid, seal }) => {
      return [role, valid, sm3Hex(seal.signer?.publicKey.bytes ?? new Uint8Array())]
    })
    const keys = [hospital.options.key, network.p50.key].map((key) => sm3Hex(key.publicKey.bytes))
    expect(signers).toEqual([
      ['issuer', true, keys[0]],
      ['supervisor', true, keys[1]],
    ])
    expect(verdict.valid).toBe(true)
    expect(Buffer.from(attachedBillXml(ofd)).equals(registeredXml)).toBe(true)
  })

  test('says the same as XML, OFD and PDF, each verified by whoever knows keys and authorities', async () => {
    const publicKeys = {
      issuer: hospital.options.key.publicKey,
      supervisor: network.p50.key.publicKey,
    }
    const sealTrust = { ...office.authority.trust, at: network.clock.now() }
    const read = []
    for (const format of ['xml', 'ofd', 'pdf']) {
      read.push(await readBillFile(await served(format), { publicKeys, sealTrust }))
    }
    expect(compareBillFiles(read)).toMatchObject({ agrees: true, hasSameXml: true })
    expect(read.map(({ signatures }) => signatures)).toEqual(
      read.map(() => ({ issuer: 'valid', supervisor: 'valid' })),
    )
    expect(read[1]?.seals).toEqual({ issuer: 'valid', supervisor: 'valid' })
  })
})

interface OfdParts {
  readonly xml: Uint8Array
  /** What the pages show; the bill of the XML where nothing else is said. */
  readonly shown?: BillDocument
  readonly seal?: IssuedSeal
  readonly key?: Application['options']['key']
}

/** An OFD with the seal of the hospital alone, as another program of the hospital could make it. */
function ofdOf({ xml, shown, seal = seals.hospital, key = hospital.options.key }: OfdParts) {
  const face = layFace(shown ?? readBillXml(xml).document, { qrText: 'a' })
  const place = sealPlace(face, 'issuer')
  if (place === undefined) throw new Error('every face has a place for the seal of its issuer')
  const at = network.clock.now()
  const input = {
    face,
    font: loadFaceFont(),
    attachments: [billAttachment({ bytes: xml })],
    docId: '0'.repeat(32),
    createdAt: at,
    title: '示例票据',
  }
  const { seal: sealBytes, certificate: signerCertificate } = seal
  const sign = (message: Uint8Array) => sm2Sign(key, message)
  return writeSealedOfd(input, { seal: sealBytes, place, signerCertificate, sign, at })
}

function withMain(changes: Partial<BillDocument['main']>): BillDocument {
  const { document } = readBillXml(registeredXml)
  return { ...document, main: { ...document.main, ...changes } }
}

async function askedToSeal(ofd: Uint8Array, asking = hospital, key = bill): Promise<string> {
  const payload = { ...key, ofd: Buffer.from(ofd).toString('base64') }
  const answer = (await asking.call('file.seal', payload)) as SealAnswer
  if (answer.outcome === 'done') return 'done'
  const { fault } = answer.details
  return fault === undefined ? answer.code : `${answer.code} ${fault}`
}

/** The files of a sealed package, one of them with another content, packed anew. */
function repacked(ofd: Uint8Array, name: RegExp, change: (text: string) => string): Uint8Array {
  const files = [...readOfd(ofd).files].map(([path, bytes]) => {
    if (!name.test(path)) return [path, bytes] as const
    const text = Buffer.from(bytes).toString('utf8')
    const changed = change(text)
    if (changed === text) throw new Error('nothing was changed')
    return [path, new Uint8Array(Buffer.from(changed))] as const
  })
  return storedZip(files)
}

describe('the province puts its seal on', () => {
  test('an OFD that shows the registered bill, however it is packed', async () => {
    const ofd = await ofdOf({ xml: registeredXml })
    expect(await askedToSeal(ofd)).toBe('done')
    expect(await askedToSeal(storedZip(readOfd(ofd).files))).toBe('done')
  })

  test.each<[string, string, () => Promise<Uint8Array>]>([
    [
      'one whose page was changed after it was sealed',
      '电子签章保护的文件已被改动',
      async () => {
        const page = /Pages\/Page_0\/Content\.xml$/
        const ofd = await ofdOf({ xml: registeredXml })
        return repacked(ofd, page, (text) => text.replace('188.21', '888.21'))
      },
    ],
    [
      'one whose XML was changed after it was sealed',
      '所附票据文件与登记的不一致',
      async () => {
        const ofd = await ofdOf({ xml: registeredXml })
        return repacked(ofd, /\/bill\.xml$/, (text) => text.replace('样例甲', '样例乙'))
      },
    ],
    [
      'one that shows another amount than its XML',
      '版面上没有票据的总金额',
      () => ofdOf({ xml: registeredXml, shown: withMain({ totalFen: 88_821n }) }),
    ],
    [
      'one with an XML that is not the registered one',
      '所附票据文件与登记的不一致',
      async () => ofdOf({ xml: (await neighbour.register()).xml }),
    ],
    [
      'one with the seal of another unit',
      '开票单位电子签章所用的密钥未在平台登记',
      () => {
        const { key } = neighbour.application.options
        return ofdOf({ xml: registeredXml, seal: seals.neighbour, key })
      },
    ],
    ['one that has it already', '已加盖监制章', () => served('ofd')],
    [
      'half of one',
      '文件不是完整的 ZIP 压缩包',
      async () => (await ofdOf({ xml: registeredXml })).subarray(0, 2_000),
    ],
  ])('no OFD like %s', async (_what, fault, file) => {
    expect(await askedToSeal(await file())).toBe(`OFD_REFUSED ${fault}`)
  })

  test('no OFD of a bill of another issuer, whoever asks', async () => {
    const { application } = neighbour
    const other = await neighbour.register()
    const xml = await fileOf(application, other.key)
    const ofd = await ofdOf({ xml, seal: seals.neighbour, key: application.options.key })
    expect(await askedToSeal(ofd, hospital, other.key)).toBe('NOT_THE_ISSUER')
    expect(await askedToSeal(ofd, hospital)).toBe('OFD_REFUSED 所附票据文件与登记的不一致')
    expect(await askedToSeal(ofd, application)).toBe('NOT_THE_ISSUER')
    expect(await askedToSeal(ofd, application, other.key)).toBe('done')
  })
})
