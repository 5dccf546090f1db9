import { readBillXml, writeBillXml } from '@piaoqiao/documents'
import type { FileAnswer } from '@piaoqiao/protocol'
import { billXmlBytesMax } from '@piaoqiao/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Cast } from './testing/cast.ts'
import { enrolCast } from './testing/cast.ts'
import { registration } from './testing/issuing-unit.ts'
import { lockOf } from './testing/items.ts'
import type { Network } from './testing/network.ts'
import { startNetwork } from './testing/network.ts'
import { issuerSigned } from './testing/signed-bill.ts'
import { done } from './testing/staged-bills.ts'

let network: Network
let cast: Cast

beforeAll(async () => {
  network = await startNetwork()
  cast = await enrolCast(network)
})
afterAll(() => network.stop())

test('a bill nearly as large as may be is registered, and a unit of another province gets its file', async () => {
  const { hospital, company } = cast
  const bill = hospital.write()
  const { document } = readBillXml(bill.xml)
  const line = { name: '示例药品'.repeat(10), extension: { unknown: [] } }
  const lineBytes = `<AuxItem><AuxItemName>${line.name}</AuxItemName></AuxItem>`
  const lines = Math.floor((billXmlBytesMax - 10_000) / Buffer.byteLength(lineBytes))
  const auxDetails = Array.from({ length: lines }, () => line)
  const xml = issuerSigned(
    writeBillXml({ ...document, auxDetails }),
    hospital.application.options.key,
  )
  expect(xml.length).toBeGreaterThan(billXmlBytesMax * 0.99)
  await done(hospital.application, 'bill.register', registration({ xml }))
  await done(company, 'bill.lock', lockOf(bill))
  const file = (await company.call('bill.file', { ...bill.key, format: 'xml' })) as FileAnswer
  const content = file.outcome === 'done' ? Buffer.from(file.content, 'base64') : Buffer.of()
  expect(readBillXml(content).document.auxDetails).toHaveLength(lines)
  expect(readBillXml(content).signatures.supervisor).toBeDefined()
})
