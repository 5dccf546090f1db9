import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { billXmlBytesMax } from '@piaoqiao/documents/standard'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runCli } from '../../testing/cli-process.ts'
import { runHere } from '../../testing/recorded-terminal.ts'

const published = await readFile(
  fileURLToPath(
    new URL('../../../../documents/src/xml/golden/outpatient-signed.xml', import.meta.url),
  ),
  'utf8',
)
const valid = published.replaceAll('><', '>\n<')
const wrong = valid.replace('>188.21<', '>188.22<')
const doubtful = valid.replace('<Gender>女<', '<Gender>F<')
const at = '--at=2026-03-03T00:00:00Z'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'piaoqiao-check-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function put(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, content)
  return path
}
const check = (...words: readonly string[]) => runHere(['bill', 'check', at, ...words])
const json = (out: string) =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)

describe('bill check', () => {
  test('says nothing of a good file but that it was checked, and ends with 0', async () => {
    const { code, out, notes } = await check(await put('good.xml', valid))
    expect({ code, notes }).toEqual({ code: 0, notes: '' })
    expect(out).toContain('1个，其中0个有错误')
    expect(out).not.toContain('error')
  })

  test('prints a fault with its place as a compiler does, and ends with 3', async () => {
    const path = await put('wrong.xml', wrong)
    const { code, out } = await check(path)
    const line = wrong.split('\n').findIndex((one) => one.startsWith('<TotalAmount>')) + 1
    expect(code).toBe(3)
    expect(out.split('\n')).toContain(
      `${path}:${line}:1: error ITEMS_TOTAL: 项目明细的金额之和应等于总金额 (EInvoice/EInvoiceData/Main/TotalAmount)`,
    )
  })

  test('lets warnings pass, and with --severity error says nothing of them', async () => {
    const path = await put('doubtful.xml', doubtful)
    const all = await check(path)
    expect(all).toMatchObject({ code: 0 })
    expect(all.out).toContain('warning MEDICAL_GENDER')
    const errors = await check('--severity=error', path)
    expect(errors).toMatchObject({ code: 0 })
    expect(errors.out).not.toContain('MEDICAL_GENDER')
  })

  test('checks every .xml file of a folder and of folders inside, in the order of names', async () => {
    await put('b.xml', wrong)
    await put('a/c.XML', wrong)
    await put('a/note.txt', 'no bill')
    const { code, out } = await check('--json', '--severity=error', folder)
    const [first, second, last] = json(out)
    expect(code).toBe(3)
    expect(first?.['file']).toBe(join(folder, 'a', 'c.XML'))
    expect(second?.['file']).toBe(join(folder, 'b.xml'))
    expect(last).toMatchObject({ summary: { files: 2, filesWithErrors: 2 } })
  })

  test('with --json writes one object a line, the summary last, rules by how often they were broken', async () => {
    await put('1.xml', wrong)
    await put('2.xml', wrong.replace('<Gender>女<', '<Gender>F<'))
    const lines = json((await check('--json', folder)).out)
    expect(lines[0]).toMatchObject({ rule: 'ITEMS_TOTAL', severity: 'error', column: 1 })
    expect(lines.at(-1)).toMatchObject({
      summary: {
        files: 2,
        filesWithErrors: 2,
        rules: [
          { rule: 'ITEMS_TOTAL', count: 2 },
          { rule: 'PAYMENTS_TOTAL', count: 2 },
          { rule: 'MEDICAL_GENDER', count: 1 },
        ],
      },
    })
  })

  test.each([
    ['chongqing', ['CQ_SUPERVISOR_AREA']],
    ['auto', ['CQ_SUPERVISOR_AREA']],
    ['none', []],
    ['jiangsu', []],
  ])('--profile %s applies the rules of that province', async (profile, rules) => {
    const path = await put('area.xml', valid.replace('>500000<', '>509900<'))
    const lines = json((await check('--json', `--profile=${profile}`, path)).out)
    expect(lines.flatMap(({ rule }) => rule ?? [])).toEqual(rules)
  })

  test('goes on behind a file that is too large and one that is no XML', async () => {
    await put('1.xml', new Uint8Array(billXmlBytesMax + 1).fill(0x20))
    await put('2.xml', 'PK')
    await put('3.xml', valid)
    const { out } = await check('--json', folder)
    expect(json(out).flatMap(({ rule }) => rule ?? [])).toEqual(['XML_TOO_LARGE', 'XML_MALFORMED'])
    expect(json(out).at(-1)).toMatchObject({ summary: { files: 3, filesWithErrors: 2 } })
  })

  test('tells that a file is dated in the future of the moment that was given', async () => {
    const path = await put('good.xml', valid)
    const { out } = await runHere(['bill', 'check', '--at=2026-03-01T00:00:00Z', '--json', path])
    expect(json(out).flatMap(({ rule }) => rule ?? [])).toContain('ISSUED_AHEAD')
  })

  test.each([
    ['a path that is not there', ['/nowhere/bill.xml'], '没有这个文件或目录'],
    ['another severity', ['--severity=info', '.'], '--severity应为error或warning'],
    ['an unknown province', ['--profile=utopia', '.'], '--profile应为'],
    ['a moment that is none', ['--at=yesterday', '.'], '--at应为时刻'],
    ['no path', [], '缺少参数'],
  ])('%s: 2', async (_name, words, sentence) => {
    const { code, notes } = await runHere(['bill', 'check', ...words])
    expect(code).toBe(2)
    expect(notes).toContain(sentence)
  })

  test('many files are checked by threads, and told in the order of their names', async () => {
    const names = Array.from({ length: 420 }, (_, index) => String(index).padStart(3, '0'))
    for (const name of names) await put(`${name}.xml`, name.endsWith('9') ? wrong : valid)
    const { code, out } = await check('--json', '--severity=error', folder)
    const files = json(out).flatMap(({ file }) => (typeof file === 'string' ? [file] : []))
    expect(code).toBe(3)
    expect(files).toEqual(
      names.filter((name) => name.endsWith('9')).map((name) => join(folder, `${name}.xml`)),
    )
    expect(json(out).at(-1)).toMatchObject({ summary: { files: 420, filesWithErrors: 42 } })
  })

  test('draws progress only where somebody watches, and wipes it before a fault', async () => {
    await put('1.xml', valid)
    await put('2.xml', wrong)
    const watched = await runHere(['bill', 'check', at, folder], { isWatched: true })
    expect(
      watched.notes.replaceAll(/已检查[0-9]+个文件，[0-9]+个有错误，每秒[0-9]+个/g, ''),
    ).toMatch(
      // oxlint-disable-next-line no-control-regex
      /^(?:\r\u{1b}\[K)*$/u,
    )
  })

  test('stops between files when it is interrupted, and says so', async () => {
    const path = await put('good.xml', valid)
    const { code, out, notes } = await runHere(['bill', 'check', at, '--json', path], {
      signal: AbortSignal.abort(),
    })
    expect({ code, notes }).toEqual({ code: 4, notes: '已中断，其余文件没有检查\n' })
    expect(json(out)).toMatchObject([{ summary: { files: 0 } }])
  })

  test('needs no configuration as a program of its own', async () => {
    await put('wrong.xml', wrong)
    const { code, out } = await runCli(folder, 'bill', 'check', at, 'wrong.xml')
    expect(code).toBe(3)
    expect(out).toContain('wrong.xml:')
  })
})
