import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readReceiverPart, requireOneVoucher } from '@piaoqiao/documents/accounting'
import type { PostItem } from '@piaoqiao/protocol'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { publishedXml } from '../../testing/bill-files.ts'
import { runHere } from '../../testing/recorded-terminal.ts'
import { notFound } from '../../testing/sample-answers.ts'
import {
  billXmlNumbered,
  postItem,
  postedAnswer,
  publishedBill,
  receiverPath,
  sampleVoucher,
  unknownAnswer,
  voucherFileBill,
} from '../../testing/sample-vouchers.ts'
import { answering, startScriptedPlatform } from '../../testing/scripted-platform.ts'
import type { ScriptedPlatform } from '../../testing/scripted-platform.ts'
import { makeUnitDirectory } from '../../testing/unit-directory.ts'
import type { UnitDirectory } from '../../testing/unit-directory.ts'

const [first, second] = [publishedBill.billNumber, '0000000102']
const allPosted = answering(({ payload }) => {
  return { items: (payload as { items: readonly PostItem[] }).items.map(postedAnswer) }
})

let platform: ScriptedPlatform
let unit: UnitDirectory
let accounting: string

beforeEach(async () => {
  platform = await startScriptedPlatform(allPosted)
  unit = await makeUnitDirectory(platform)
  await unit.file('first.xml', publishedXml)
  await unit.file('second.xml', billXmlNumbered(second))
  accounting = await vouchers({ bills: ['first.xml', 'second.xml'].map(voucherFileBill) })
})
afterEach(async () => {
  await platform.stop()
  await unit.remove()
})

const vouchers = (changes: object) =>
  unit.file('voucher.json', JSON.stringify({ ...sampleVoucher, ...changes }))
const run = (...line: readonly string[]) =>
  runHere([...line, '--config', unit.configurationPath, '--accounting', accounting])
const single = ['post', '50060125', first, `--report=${postItem(first).reportId}`]
const one = [...single, '--date=2026-03-09', '--voucher=记-0012', '--request-id=p-1']
const pathOf = (number: string) => receiverPath(unit.path, number)
const partOf = async (number: string) => readReceiverPart(await readFile(pathOf(number)))

async function batchFile(): Promise<string> {
  const lines = [first, second].map((number) => JSON.stringify(postItem(number)))
  return unit.file('posts.jsonl', lines.join('\n'))
}

test('posting one bill writes its file beside the voucher, and posting again finds it there', async () => {
  const end = await run(...one)
  expect(end).toMatchObject({ code: 0 })
  expect(end.out).toContain(`入账数据文件：${unit.path}，共1个，新写1个。`)
  expect((await partOf(first)).posting?.voucherNumber).toBe('记-0012')
  const again = await run(...one, '--json')
  expect(JSON.parse(again.out)).toMatchObject({
    accounting: { written: [], present: [pathOf(first)], failed: [] },
  })
})

test('a batch writes the files of what was posted, and resumed those of the rest', async () => {
  const file = await batchFile()
  platform.use(answering(() => ({ items: [postedAnswer(postItem(first)), unknownAnswer] })))
  const stopped = await run('post', '--file', file, '--request-id=b-1', '--json')
  expect(stopped.code).toBe(4)
  expect(JSON.parse(stopped.out)).toMatchObject({ accounting: { written: [pathOf(first)] } })
  platform.use(allPosted)
  const resumed = await run('post', '--file', file, '--resume', '--json')
  expect(resumed.code).toBe(0)
  expect(JSON.parse(resumed.out)).toMatchObject({
    accounting: { written: [pathOf(second)], present: [pathOf(first)] },
  })
  const parts = await Promise.all([partOf(first), partOf(second)])
  expect(() => requireOneVoucher(parts)).not.toThrow()
})

test('what was refused gets no file', async () => {
  platform.use(answering(() => ({ items: [notFound] })))
  expect((await run(...one)).code).toBe(3)
  await expect(readFile(pathOf(first))).rejects.toThrow()
})

test('a file that another program put there meanwhile stays, and the end says what is missing', async () => {
  platform.use(async (exchange) => {
    await writeFile(pathOf(first), 'mine')
    await allPosted(exchange)
  })
  const end = await run(...one, '--json')
  expect(end.code).toBe(7)
  expect(JSON.parse(end.out)).toMatchObject({
    items: [{ code: 'POSTED' }],
    accounting: { failed: [{ error: { code: 'RECEIVER_FILE_OTHER_CONTENT' } }] },
  })
  expect(await readFile(pathOf(first), 'utf8')).toBe('mine')
  await rm(pathOf(first))
  platform.use(allPosted)
  expect((await run(...one)).code).toBe(0)
  expect((await partOf(first)).billNumber).toBe(first)
})

test('unposting says that the file does not hold any more, and leaves it alone', async () => {
  await run(...one)
  const before = await readFile(pathOf(first))
  platform.use(
    answering(() => ({ items: [{ ...postedAnswer(postItem(first)), code: 'UNPOSTED' }] })),
  )
  const line = ['unpost', '50060125', first, '--report=R-500601250000000101-3', '--reason=冲销']
  const end = await runHere([...line, '--config', unit.configurationPath])
  expect(end.out).toContain('入账数据文件（efi_receiver_….xml）不再成立')
  expect(await readFile(pathOf(first))).toEqual(before)
})

describe('nothing is posted where', () => {
  test.each<[string, () => Promise<unknown>, string]>([
    ['the voucher file is not there', () => rm(accounting), '不能打开文件'],
    ['it is no JSON', () => unit.file('voucher.json', '{'), '不是UTF-8的JSON'],
    ['it has a member too many', () => vouchers({ bills: [], note: '' }), '有不认识的字段'],
    ['a member is missing', () => vouchers({ period: undefined }), '第1张凭证的period应为文本'],
    ['it has no bills', () => vouchers({ bills: [] }), '第1张凭证的bills应为1至1000项的列表'],
    [
      'an amount is a number',
      () => vouchers({ bills: [{ ...voucherFileBill('first.xml'), amount: 86.29 }] }),
      '第1张凭证第1张票据的amount应为文本',
    ],
    [
      'debits and credits differ',
      () => {
        const bill = voucherFileBill('first.xml')
        return vouchers({ bills: [{ ...bill, entries: bill.entries.slice(1) }] })
      },
      'ACCOUNTING_UNBALANCED',
    ],
    [
      'the period is no month',
      () => vouchers({ period: '2026-13', bills: [voucherFileBill('first.xml')] }),
      '（AccountingPeriod）',
    ],
    [
      'a file of a bill is not there',
      () => vouchers({ bills: [voucherFileBill('no.xml')] }),
      '不能打开文件',
    ],
    [
      'the file of a bill is something else',
      () => vouchers({ bills: [voucherFileBill('private.pem')] }),
      'BILL_FILE_UNKNOWN',
    ],
    [
      'the voucher does not book the bill',
      () => vouchers({ bills: [voucherFileBill('second.xml')] }),
      'RECEIVER_FILE_ABSENT',
    ],
    [
      'the voucher is another',
      () => vouchers({ voucherNumber: '记-0013', bills: [voucherFileBill('first.xml')] }),
      'RECEIVER_FILE_ABSENT',
    ],
    [
      'another content has its name',
      () => writeFile(pathOf(first), 'mine'),
      'RECEIVER_FILE_OTHER_CONTENT',
    ],
  ])('%s', async (_what, prepare, fault) => {
    await prepare()
    const end = await run(...one)
    expect(end).toMatchObject({ code: 2, out: '' })
    expect(end.notes).toContain(fault)
    expect(platform.exchanges).toEqual([])
  })

  test('the folder for the files is not there', async () => {
    const end = await run(...one, '--accounting-output', join(unit.path, 'nowhere'))
    expect(end.notes).toContain('RECEIVER_FILE_UNWRITABLE')
    expect(platform.exchanges).toEqual([])
  })
})

test('a folder without vouchers is a fault', async () => {
  const line = [...one, '--accounting-output', unit.path, '--config', unit.configurationPath]
  expect(await runHere(line)).toMatchObject({ code: 2, out: '' })
})
