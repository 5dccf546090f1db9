import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sm3Hex } from '@piaoqiao/gm-crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { BillArchive } from '../archive/bill-archive.ts'
import { publishedXml } from '../testing/bill-files.ts'
import { startTestGateway } from '../testing/gateway-under-test.ts'
import type { GatewayUnderTest } from '../testing/gateway-under-test.ts'
import { postItem, postedAnswer, publishedBill } from '../testing/sample-vouchers.ts'
import { answering, startScriptedPlatform } from '../testing/scripted-platform.ts'
import type { ScriptedPlatform } from '../testing/scripted-platform.ts'

let folder: string
let platform: ScriptedPlatform
let gateway: GatewayUnderTest
let archive: BillArchive
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'piaoqiao-archive-'))
  archive = await BillArchive.open(join(folder, 'bills'))
  platform = await startScriptedPlatform(answering(() => fileAnswer))
  gateway = await startTestGateway(platform, { archive })
})
afterEach(async () => {
  await gateway.stop()
  await platform.stop()
  await rm(folder, { recursive: true })
})

const fileAnswer = {
  outcome: 'done',
  ...publishedBill,
  format: 'xml',
  content: Buffer.from(publishedXml).toString('base64'),
  digest: sm3Hex(publishedXml),
}
const fileRequest = { ...publishedBill, format: 'xml' }

test('what bill.file brings is kept before it is handed on', async () => {
  const answer = await gateway.post('/v1/bill.file', fileRequest)
  expect(answer).toMatchObject({ status: 200, body: fileAnswer })
  expect(await archive.findByBill(publishedBill)).toMatchObject({
    records: [{ kind: 'file', digest: fileAnswer.digest, format: 'xml' }],
  })
})

test('a posting is kept with its voucher', async () => {
  const item = postItem(publishedBill.billNumber)
  platform.use(answering(() => ({ items: [postedAnswer(item)] })))
  await gateway.post('/v1/reimbursement.post', { items: [item] })
  expect(await archive.findByVoucher(item.voucherNumber)).toMatchObject([
    { ...publishedBill, vouchers: [{ postedOn: item.postedOn, reportId: item.reportId }] },
  ])
})

test('what cannot be kept is not handed on, and the same request mends it', async () => {
  await rm(join(folder, 'bills'), { recursive: true })
  await writeFile(join(folder, 'bills'), 'in the way')
  const headers = { 'idempotency-key': 'k-1' }
  expect(await gateway.post('/v1/bill.file', fileRequest, headers)).toMatchObject({
    status: 504,
    body: { code: 'GATEWAY_ARCHIVE_UNUSABLE', requestId: 'k-1' },
  })
  await rm(join(folder, 'bills'))
  expect(await gateway.post('/v1/bill.file', fileRequest, headers)).toMatchObject({ status: 200 })
  expect(await archive.findByBill(publishedBill)).toBeDefined()
})
