import { services } from '@piaoqiao/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runHere } from '../testing/recorded-terminal.ts'
import { found, itemsOf, locked, notFound } from '../testing/sample-answers.ts'
import { answering, startScriptedPlatform } from '../testing/scripted-platform.ts'
import type { ScriptedPlatform } from '../testing/scripted-platform.ts'
import { makeUnitDirectory } from '../testing/unit-directory.ts'
import type { UnitDirectory } from '../testing/unit-directory.ts'

let platform: ScriptedPlatform
let unit: UnitDirectory

beforeAll(async () => {
  platform = await startScriptedPlatform(answering(() => ({})))
  unit = await makeUnitDirectory(platform)
})
afterAll(async () => {
  await platform.stop()
  await unit.remove()
})

const bill = ['50060126', '0000000001']
const lockLine = [
  'lock',
  ...bill,
  '--check=a1b2c3',
  '--amount=993.54',
  '--date=2026-03-02',
  '--purpose=单位报销',
  '--reference=BX-1',
]
const itemAnswer = (answer: unknown) => answering(() => ({ items: [answer] }))
const configured = (...line: readonly string[]) => [...line, '--config', unit.configurationPath]
const said = (...line: readonly string[]) => runHere(configured(...line))

describe('a command line that cannot be carried out is told in Chinese, and nothing is sent', () => {
  test.each([
    { name: 'an unknown option', line: ['lock', '--burn'], fault: '没有这个选项：--burn' },
    { name: 'a missing field', line: ['verify', ...bill], fault: '缺少校验码（checkCode）' },
    { name: 'a wrong amount', line: [...lockLine, '--amount=1,000'], fault: '最多两位小数' },
    { name: 'a wrong purpose', line: [...lockLine, '--purpose=买菜'], fault: '只能是：单位报销' },
    { name: 'a wrong day', line: [...lockLine, '--date=2026-02-30'], fault: '2026-03-02的形式' },
    { name: 'a missing option', line: ['result', ...bill], fault: '缺少必填选项：--request-id' },
    { name: 'an excess argument', line: ['lock', ...bill, '3'], fault: '参数过多' },
    { name: 'a malformed request id', line: [...lockLine, '--request-id=a b'], fault: '请求编号' },
    { name: 'a file and a bill', line: [...lockLine, '--file=a.csv'], fault: '不要再给出' },
    { name: 'resume without a file', line: [...lockLine, '--resume'], fault: '--file一起' },
    { name: 'a limit out of bounds', line: ['events', '--limit=0'], fault: '--limit应为1至1000' },
  ])('$name', async ({ line, fault }) => {
    const before = platform.exchanges.length
    const end = await said(...line)
    expect(end).toMatchObject({ code: 2, out: '' })
    expect(end.notes).toContain(fault)
    expect(platform.exchanges.length).toBe(before)
  })

  test('with --json the fault is JSON too', async () => {
    const end = await said('verify', ...bill, '--json')
    expect(end).toMatchObject({ code: 2, notes: '' })
    expect(JSON.parse(end.out)).toEqual({
      error: { kind: 'usage', code: 'USAGE', sentence: '缺少校验码（checkCode）' },
    })
  })
})

describe('what a command sends and shows', () => {
  test('a lock by arguments has the fields of the protocol and the request id given', async () => {
    platform.use(answering(({ payload }) => ({ items: itemsOf(payload).map(locked) })))
    const end = await said(...lockLine, '--request-id=BX-1.1')
    expect(end).toMatchObject({ code: 0, notes: '' })
    expect(end.out).toContain('票据已锁定')
    expect(end.out).toContain('2026-04-03 10:00:00')
    expect(platform.exchanges.at(-1)).toMatchObject({
      service: 'bill.lock',
      requestId: 'BX-1.1',
      signed: true,
      payload: {
        items: [
          {
            billCode: '50060126',
            billNumber: '0000000001',
            checkCode: 'a1b2c3',
            amount: '993.54',
            issuedOn: '2026-03-02',
            purpose: 'employer_expense',
            businessReference: 'BX-1',
          },
        ],
      },
    })
  })

  test('whoever watches a change learns its request id before it is sent', async () => {
    platform.use(answering(({ payload }) => ({ items: itemsOf(payload).map(locked) })))
    const end = await runHere(configured(...lockLine), { isWatched: true })
    expect(end.notes).toBe(`请求编号：${platform.exchanges.at(-1)?.requestId}\n`)
  })

  test('JSON holds the answer and what is needed to ask again', async () => {
    platform.use(itemAnswer(found))
    const end = await said('verify', ...bill, '--check', 'a1b2c3', '--json')
    const told = JSON.parse(end.out) as { requestId: string; items: object[] }
    expect(told.items).toEqual([{ ...found, requestId: told.requestId, item: 1 }])
    expect(end.notes).toBe('')
  })

  test('a found bill is shown with its state in Chinese', async () => {
    platform.use(itemAnswer(found))
    const end = await said('status', ...bill)
    expect(end.out).toMatch(/^票据 50060126 0000000001 {2}可报销\n/)
    expect(end.out).toContain('  可报销余额  797.50\n')
  })

  test('colours come only where they are wanted', async () => {
    platform.use(itemAnswer(found))
    const end = await runHere(configured('status', ...bill), { hasColours: true })
    expect(end.out).toContain('\u001b[32m可报销\u001b[39m')
  })

  test('a refusal is shown with its code and what can be done', async () => {
    platform.use(itemAnswer(notFound))
    const end = await said('status', ...bill)
    expect(end.out).toBe(`${notFound.sentence} ${notFound.code}\n  ${notFound.next}\n`)
  })

  test('text of the platform cannot steer the terminal', async () => {
    platform.use(itemAnswer({ ...notFound, sentence: '\u001b[2J已锁定\u202e' }))
    const end = await said('status', ...bill)
    expect(end.out).not.toContain('\u001b')
    expect(end.out).not.toContain('\u202e')
  })

  test('events are listed in columns', async () => {
    platform.use(answering(() => services['event.feed'].exampleAnswer))
    const end = await said('events')
    expect(end.out).toContain('1     2026-03-04 10:00:00  50060126  0000000001  锁定')
  })

  test('events are followed, one a line, until the user interrupts', async () => {
    const ending = new AbortController()
    const { entries } = services['event.feed'].exampleAnswer
    platform.use(
      answering(({ payload }) => {
        if ((payload as { after: string }).after === '0') return { entries, next: '1', more: false }
        return { entries: [], next: '1', more: false }
      }),
    )
    let out = ''
    const write = (text: string) => {
      out += text
      ending.abort()
    }
    const line = configured('events', '--follow', '--json')
    const end = await runHere(line, { write, signal: ending.signal })
    expect(end.code).toBe(0)
    expect(out).toBe(`${JSON.stringify(entries[0])}\n`)
  })

  test('result asks for an item of an earlier request', async () => {
    platform.use(answering(() => locked({ billNumber: '0000000001' })))
    const end = await said('result', ...bill, '--request-id=r-1', '--item=3', '--json')
    expect(JSON.parse(end.out)).toMatchObject({ outcome: 'done', code: 'LOCKED' })
    expect(platform.exchanges.at(-1)?.payload).toEqual({
      billCode: bill[0],
      billNumber: bill[1],
      requestId: 'r-1',
      item: 3,
    })
  })

  test('bench tells rate, percentiles and faults', async () => {
    platform.use(itemAnswer(found))
    const line = ['bench', ...bill, '--check=a1b2c3', '--messages=6', '--concurrency=3', '--json']
    const end = await said(...line)
    expect(end.code).toBe(0)
    expect(JSON.parse(end.out)).toMatchObject({
      messages: 6,
      answered: 6,
      faults: {},
      latencyMs: { p50: expect.any(Number) as number, max: expect.any(Number) as number },
    })
    platform.use(({ response }) => void response.destroy())
    const broken = await said(...line)
    expect(broken.code).toBe(4)
    expect(JSON.parse(broken.out)).toMatchObject({ answered: 0, faults: { EXCHANGE_BROKEN: 6 } })
  })

  test('help is in Chinese and lists the exit codes', async () => {
    const end = await runHere(['--help'])
    expect(end.code).toBe(0)
    expect(end.out).toContain('用法： piaoqiao')
    expect(end.out).toContain('  4  有条目结果未知')
  })
})
