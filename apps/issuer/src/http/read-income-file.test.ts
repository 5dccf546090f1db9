import { describe, expect, test } from 'vitest'
import { codeOf } from '../testing/outcomes.ts'
import { incomeFileLinesMax, readIncomeFile } from './read-income-file.ts'

const heading = '票据代码,票据号码,入账金额,入账日期,会计凭证号'
const row = '50060126,0000000001,188.21,2026-03-02,收-0007'
const bytes = (text: string) => new TextEncoder().encode(text)
const values = {
  billCode: '50060126',
  billNumber: '0000000001',
  amount: '188.21',
  postedOn: '2026-03-02',
  voucherNumber: '收-0007',
}

/** 票据代码,票据号码,入账金额,入账日期,会计凭证号, and the row above, in GB18030. */
const gb18030 = Buffer.concat([
  Buffer.from('c6b1beddb4fac2eb2cc6b1beddbac5c2eb2cc8ebd5cbbdf0b6ee2c', 'hex'),
  Buffer.from('c8ebd5cbc8d5c6da2cbbe1bcc6c6beD6a4bac50d0a'.toLowerCase(), 'hex'),
  Buffer.from('50060126,0000000001,188.21,2026-03-02,'),
  Buffer.from('cad52d303030370d0a', 'hex'),
])

describe('a file is read', () => {
  test.each([
    ['as UTF-8', bytes(`${heading}\n${row}\n`)],
    ['with the mark of the byte order', bytes(`\ufeff${heading}\r\n${row}\r\n`)],
    ['as GB18030', gb18030],
    ['with quotes', bytes(`${heading}\n"50060126","0000000001","188.21","2026-03-02","收-0007"`)],
    ['with empty lines', bytes(`${heading}\n\n${row}\n,,,,\n`)],
    [
      'with the zeros that Excel takes away',
      bytes(`${heading}\n50060126,1,188.21,2026-03-02,收-0007`),
    ],
    [
      'with days as Excel writes them',
      bytes(`${heading}\n50060126,0000000001,188.21,2026/3/2,收-0007`),
    ],
    ['with spaces around', bytes(`${heading}\n50060126, 0000000001 ,188.21 ,2026-03-02,收-0007`)],
    [
      'with columns in another order and further ones',
      bytes(
        '会计凭证号,摘要,票据代码,票据号码,入账金额,入账日期\n收-0007,"含,逗号",50060126,0000000001,188.21,2026-03-02',
      ),
    ],
  ])('%s', (_, file) => {
    expect(readIncomeFile(file).map((line) => line.values)).toEqual([values])
  })

  test('with the numbers of its lines', () => {
    const lines = readIncomeFile(bytes(`${heading}\n${row}\n\n${row}`))
    expect(lines.map(({ line }) => line)).toEqual([2, 4])
  })
})

describe('a file is not read', () => {
  test.each<[string, string | Uint8Array, string]>([
    ['that is empty', '', '文件是空的'],
    [
      'in neither encoding',
      Buffer.concat([gb18030, Buffer.from([0x81, 0x20, 0xff])]),
      '不是UTF-8或GB18030编码',
    ],
    ['without lines', heading, '表头下没有内容'],
    ['without a column', '票据代码,票据号码\n1,2', '表头缺少“入账金额”'],
    ['with a column twice', `${heading},入账金额\n${row},1`, '表头中“入账金额”重复'],
    ['with a line of another length', `${heading}\n${row},x`, '第2行列数与表头不同'],
    ['with an open quote', `${heading}\n"${row}`, '引号没有成对'],
    ['with a line without end', `${heading}\n${'9'.repeat(3_000)}`, '过长'],
    [
      'with too many lines',
      `${heading}\n${`${row}\n`.repeat(incomeFileLinesMax + 1)}`,
      '超过10000行，请拆分',
    ],
  ])('%s', async (_, text, fault) => {
    const attempt = (async () => readIncomeFile(typeof text === 'string' ? bytes(text) : text))()
    const error: unknown = await attempt.then(
      () => null,
      (thrown: unknown) => thrown,
    )
    expect(await codeOf(attempt)).toBe('INCOME_FILE_UNFIT')
    expect((error as { sentence: string }).sentence).toContain(fault)
    expect((error as { sentence: string }).sentence).not.toContain('188.21')
  })
})
