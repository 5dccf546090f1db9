import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeBillFolder, pdf, publishedXml } from '../../testing/bill-files.ts'
import type { BillFolder } from '../../testing/bill-files.ts'
import { runHere } from '../../testing/recorded-terminal.ts'

let folder: BillFolder

beforeAll(async () => {
  folder = await makeBillFolder()
})
afterAll(() => folder.remove())

const here = (name: string) => join(folder.path, name)
const bill = (...words: readonly string[]) => runHere(['bill', ...words])
const altered = new TextEncoder().encode(
  Buffer.from(publishedXml).toString().replace('188.21', '988.21'),
)
const identityNumber = '500000199001011238'

describe('bill read', () => {
  test('tells what each file says, and that its proofs are good', async () => {
    const names = ['bill.xml', 'bill.ofd', 'bill.pdf']
    const end = await bill('read', ...names.map(here), ...folder.verification, '--json')
    expect(end.code).toBe(0)
    const read = end.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object)
    const good = { issuer: 'valid', supervisor: 'valid' }
    expect(read).toMatchObject([
      { kind: 'xml', signatures: good, faults: [] },
      { kind: 'ofd', signatures: good, seals: good, faults: [], facts: { amount: '188.21' } },
      { kind: 'pdf', signatures: good, faults: [], faceFacts: { amount: '188.21' } },
    ])
  })

  test('says in Chinese what was not verified', async () => {
    const { out, code } = await bill('read', here('bill.ofd'))
    expect(code).toBe(0)
    expect(out).toMatch(/票据金额 +188\.21/)
    expect(out).toMatch(/财政监制签章 +未验证/)
    expect(out).toContain('没有验证是否真实')
    const verified = await bill('read', here('bill.ofd'), ...folder.verification)
    expect(verified.out).toContain('没有发现问题')
  })

  test('shows the number of a person only when it is told to', async () => {
    for (const options of [[], ['--json']]) {
      const masked = await bill('read', here('bill.xml'), ...options)
      expect(masked.out).not.toContain(identityNumber)
      expect(masked.out).toContain('500***********1238')
      const whole = await bill('read', here('bill.xml'), '--unmasked', ...options)
      expect(whole.out).toContain(identityNumber)
    }
  })

  test('tells a file whose face and XML disagree, and goes on behind a file that is none', async () => {
    const broken = await folder.put('broken.xml', '<!DOCTYPE a><EInvoice/>')
    const forged = await folder.put('forged.pdf', await pdf(altered))
    const { out, code } = await bill('read', broken, forged, ...folder.verification)
    expect(code).toBe(3)
    expect(out).toContain('XML_DTD_FORBIDDEN')
    expect(out).toContain('票据金额：票据XML“988.21”，版面“188.21”')
    expect(out).toMatch(/开票单位签名 +无效/)
  })

  test.each<readonly [string, readonly string[]]>([
    ['a file that is not there', ['none.xml']],
    ['a root without a maker', ['bill.ofd', '--root=root.pem']],
    ['a key that is none', ['bill.ofd', '--issuer-key=bill.xml']],
    ['a certificate that is none', ['bill.ofd', '--root=bill.xml', '--maker=maker.der']],
  ])('refuses %s', async (_what, [name = '', ...options]) => {
    const placed = options.map((option) => option.replace('=', `=${folder.path}/`))
    expect((await bill('read', here(name), ...placed)).code).toBe(2)
  })
})

describe('bill compare', () => {
  test('finds that the files of one bill agree', async () => {
    const names = ['bill.xml', 'bill.ofd', 'bill.pdf']
    const { out, code } = await bill('compare', ...names.map(here))
    expect(code).toBe(0)
    expect(out).toContain('一致')
    expect(out).toContain('逐字节相同')
  })

  test('names what disagrees, here and there', async () => {
    const forged = await folder.put('other.xml', altered)
    const { out, code } = await bill('compare', here('bill.pdf'), forged, '--json')
    expect(code).toBe(3)
    expect(JSON.parse(out)).toMatchObject({
      agrees: false,
      hasSameXml: false,
      disagreements: [
        {
          code: 'FACTS_DISAGREE',
          label: '票据金额',
          first: { text: '188.21' },
          second: { text: '988.21' },
        },
        { code: 'XML_DIFFERS' },
      ],
    })
  })

  test('masks the numbers of two persons', async () => {
    const otherPayer = Buffer.from(publishedXml)
      .toString()
      .replace(identityNumber, '500000199001021239')
    const other = await folder.put('payer.xml', otherPayer)
    const { out } = await bill('compare', here('bill.xml'), other)
    expect(out).toContain('500***********1239')
    expect(out).not.toContain(identityNumber)
  })

  test('refuses one file alone, and a file that is no bill', async () => {
    expect((await bill('compare', here('bill.xml'))).code).toBe(2)
    const text = await folder.put('a.txt', 'a')
    const { out, code } = await bill('compare', here('bill.xml'), text)
    expect(code).toBe(3)
    expect(out).toContain('BILL_FILE_UNKNOWN')
  })
})
