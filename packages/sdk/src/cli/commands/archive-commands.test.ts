import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sm3Hex } from '@piaoqiao/gm-crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { BillArchive } from '../../archive/bill-archive.ts'
import { publishedXml } from '../../testing/bill-files.ts'
import { runHere } from '../../testing/recorded-terminal.ts'
import { publishedBill } from '../../testing/sample-vouchers.ts'

let folder: string
let output: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'piaoqiao-archive-'))
  output = join(folder, 'march.zip')
  const archive = await BillArchive.open(folder, { now: () => Date.UTC(2026, 2, 9) })
  await archive.keepFile({ ...publishedBill, name: 'a.xml', format: 'xml', bytes: publishedXml })
})
afterEach(() => rm(folder, { recursive: true }))

const exporting = (...more: readonly string[]) => {
  const period = ['--from', '2026-03-01', '--to', '2026-03-31', '--creator', '示例制造有限公司']
  return runHere(['archive', 'export', '--folder', folder, '--output', output, ...period, ...more])
}

test('a period is exported once and checked without a fault', async () => {
  const end = await exporting('--json')
  const digest = sm3Hex(await readFile(output))
  expect(end.code).toBe(0)
  expect(JSON.parse(end.out)).toEqual({ path: output, billCount: 1, digest, leftOut: [] })
  const checked = await runHere(['archive', 'check', output])
  expect(checked).toMatchObject({ code: 0, notes: '' })
  expect(checked.out).toContain(`示例制造有限公司`)
  expect(checked.out).toContain(`完整无误。SM3 ${digest}`)
  expect(await exporting()).toMatchObject({ code: 2, notes: `文件已存在：${output}\n` })
})

test('a package with a changed byte ends with 3 and says what is wrong', async () => {
  await exporting()
  const bytes = await readFile(output)
  bytes[60] = (bytes[60] ?? 0) ^ 1
  await writeFile(output, bytes)
  const end = await runHere(['archive', 'check', output])
  expect(end.code).toBe(3)
  expect(end.out).toMatch(/处不符/)
})

test.each([
  [['--from', '2026-03-31', '--to', '2026-03-01'], '起不晚于止'],
  [['--from', '2026-3-1'], '2026-03-01的形式'],
  [['--from', '2025-01-01', '--to', '2025-01-31'], 'BILL_ARCHIVE_NOTHING'],
])('%j is refused', async (period, says) => {
  const end = await exporting(...period)
  expect(end.code).toBe(2)
  expect(end.notes).toContain(says)
})
