import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { UsageFault } from '../usage-fault.ts'
import { readBatchFile } from './read-batch-file.ts'

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'piaoqiao-batch-'))
})
afterAll(() => rm(directory, { recursive: true }))

async function read(name: string, content: string | Uint8Array) {
  const path = join(directory, name)
  await writeFile(path, content)
  return readBatchFile('reimbursement.report', path)
}

async function faultsOf(name: string, content: string): Promise<readonly string[]> {
  const fault = await read(name, content).then(
    () => null,
    (error: unknown) => error,
  )
  expect(fault).toBeInstanceOf(UsageFault)
  return (fault as UsageFault).sentences
}

const item = {
  billCode: '50060126',
  billNumber: '0000000001',
  amount: '500.00',
  reimbursedOn: '2026-03-10',
  voucherNumber: '记-2026-03-0018',
}
const english = 'billCode,billNumber,amount,reimbursedOn,voucherNumber,postedOn'
const chinese = '票据代码,票据号码,报销金额,报销日期,会计凭证号,入账日期'
const values = '50060126,0000000001,500.00,2026-03-10,记-2026-03-0018,'

/** 票据代码 in GB18030. */
const billCodeHeading = [0xc6, 0xb1, 0xbe, 0xdd, 0xb4, 0xfa, 0xc2, 0xeb]

describe('a file of items is read', () => {
  test.each([
    { name: 'a.csv', content: `${english}\n${values}\n`, line: 2 },
    { name: 'b.csv', content: `${chinese}\r\n${values}\r\n`, line: 2 },
    { name: 'c.csv', content: `\ufeff${chinese}\n${values}`, line: 2 },
    { name: 'd.CSV', content: `${english}\n,,,,,\n\n ${values}\n`, line: 4 },
    { name: 'e.jsonl', content: `${JSON.stringify(item)}\n`, line: 1 },
    { name: 'f.jsonl', content: `\n${JSON.stringify({ ...item, postedOn: null })}`, line: 2 },
    {
      name: 'g.jsonl',
      content: JSON.stringify({ ...item, amount: undefined, 报销金额: '500.00' }),
      line: 1,
    },
  ])('$name', async ({ name, content, line }) => {
    expect(await read(name, content)).toEqual([{ line, item }])
  })

  test('in the encoding of spreadsheets on Chinese Windows', async () => {
    const rest = Buffer.from(
      `,billNumber,amount,reimbursedOn,voucherNumber\n50060126,0000000001,500.00,2026-03-10,JZ-18\n`,
    )
    const content = Buffer.concat([Buffer.from(billCodeHeading), rest])
    expect(await read('h.csv', content)).toEqual([
      { line: 2, item: { ...item, voucherNumber: 'JZ-18' } },
    ])
  })
})

describe('a file with a fault is not used, and the fault names line and field', () => {
  test.each([
    {
      name: 'a wrong amount',
      content: `${english}\n${values.replace('500.00', '500.123')}`,
      said: '第2行：报销金额（amount）应以元为单位，最多两位小数，不带千分位和货币符号',
    },
    {
      name: 'a lost zero',
      content: `${english}\n${values}\n${values.replace('0000000001', '1')}`,
      said: '第3行：票据号码（billNumber）应为10位数字；表格软件可能去掉了开头的0，请把该列设为文本',
    },
    {
      name: 'a missing value',
      content: `${english}\n${values.replace('2026-03-10', '')}`,
      said: '第2行：缺少报销日期（reimbursedOn）',
    },
    {
      name: 'an unknown column',
      content: `${english},颜色\n${values},红`,
      said: '表头中有不认识的列',
    },
    {
      name: 'a column given twice',
      content: `${english},报销金额\n${values},1`,
      said: '表头重复：amount',
    },
    { name: 'a short line', content: `${english}\n50060126`, said: '第2行：列数与表头不同' },
    { name: 'an open quote', content: `${english}\n"50060126`, said: '引号没有成对' },
    { name: 'no lines', content: english, said: '没有条目' },
    { name: 'nothing', content: '', said: '批量文件是空的' },
  ])('CSV with $name', async ({ content, said }) => {
    expect((await faultsOf('x.csv', content)).join('\n')).toContain(said)
  })

  test.each([
    {
      name: 'an amount as a number',
      content: JSON.stringify({ ...item, amount: 500 }),
      said: '第1行：报销金额（amount）应写成文本，加引号',
    },
    {
      name: 'an unknown member',
      content: JSON.stringify({ ...item, colour: 'red' }),
      said: '第1行：有不认识的字段',
    },
    {
      name: 'a member under both names',
      content: JSON.stringify({ ...item, 报销金额: '1' }),
      said: '第1行：字段重复（amount）',
    },
    { name: 'a list', content: '[]', said: '第1行：不是JSON对象' },
    { name: 'no JSON', content: `${JSON.stringify(item)}\n{`, said: '第2行：不是JSON对象' },
  ])('JSON lines with $name', async ({ content, said }) => {
    expect((await faultsOf('x.jsonl', content)).join('\n')).toContain(said)
  })

  test('many faults are counted and not all told', async () => {
    const lines = Array.from({ length: 30 }, () => values.replace('500.00', 'x'))
    const faults = await faultsOf('y.csv', [english, ...lines].join('\n'))
    expect(faults).toHaveLength(22)
    expect(faults.slice(-2)).toEqual(['另有10处错误', '文件有误，没有发送任何条目'])
  })

  test('what stands in the file is not repeated', async () => {
    const faults = await faultsOf('z.csv', `${english}\n${values.replace('500.00', '不应照抄')}`)
    expect(faults.join('')).not.toContain('照抄')
  })

  test.each(['z.xlsx', 'none.csv'])('%s cannot be read', async (name) => {
    const path = join(directory, name)
    await expect(readBatchFile('bill.lock', path)).rejects.toBeInstanceOf(UsageFault)
  })
})
