import { appendFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runCli, startCli } from '../../testing/cli-process.ts'
import { runHere } from '../../testing/recorded-terminal.ts'
import { itemsOf, locked, notFound, unknown } from '../../testing/sample-answers.ts'
import { answering, startScriptedPlatform } from '../../testing/scripted-platform.ts'
import type { Script, ScriptedPlatform } from '../../testing/scripted-platform.ts'
import { makeUnitDirectory } from '../../testing/unit-directory.ts'
import type { UnitDirectory } from '../../testing/unit-directory.ts'

let platform: ScriptedPlatform
let unit: UnitDirectory
let file: string

beforeEach(async () => {
  platform = await startScriptedPlatform(allLocked)
  unit = await makeUnitDirectory(platform)
  file = await unit.file('bills.csv', csvOf(2_300))
})
afterEach(async () => {
  await platform.stop()
  await unit.remove()
})

const allLocked: Script = answering(({ payload }) => ({ items: itemsOf(payload).map(locked) }))
const broken: Script = ({ response }) => void response.destroy()

function csvOf(count: number): string {
  const lines = Array.from(
    { length: count },
    (_, index) =>
      `50060126,${String(index + 1).padStart(10, '0')},a1b2c3,993.54,2026-03-02,单位报销,BX-1`,
  )
  return ['票据代码,票据号码,校验码,票据金额,开票日期,用途,业务编号', ...lines].join('\n')
}

interface Told {
  readonly requestId: string
  readonly counts: object
  readonly items: readonly { line: number; requestId: string; item: number; outcome: string }[]
  readonly error?: { readonly kind: string }
}

async function run(...more: readonly string[]): Promise<{ code: number | null; told: Told }> {
  const line = ['lock', '--file', file, '--json', '--config', unit.configurationPath, ...more]
  const end = await runHere(line)
  return { code: end.code, told: JSON.parse(end.out) as Told }
}

const requestIds = () => platform.exchanges.map(({ requestId }) => requestId)
const counts = (changes: object) => ({
  total: 2_300,
  done: 0,
  refused: 0,
  unknown: 0,
  unsent: 0,
  ...changes,
})

describe('a batch from a file', () => {
  test('goes in messages of a thousand and tells each line', async () => {
    const { code, told } = await run('--request-id=b-1')
    expect(code).toBe(0)
    expect(requestIds()).toEqual(['b-1.1', 'b-1.2', 'b-1.3'])
    expect(told.counts).toEqual(counts({ done: 2_300 }))
    expect(told.items[2_299]).toMatchObject({
      line: 2_301,
      billNumber: '0000002300',
      requestId: 'b-1.3',
      item: 300,
      outcome: 'done',
    })
  })

  test('does not overwrite the result of an earlier one', async () => {
    await run()
    const { code, told } = await run()
    expect(code).toBe(2)
    expect(told).toMatchObject({ error: { kind: 'usage' } })
    expect(platform.exchanges).toHaveLength(3)
  })

  test('that is resumed after its end sends nothing', async () => {
    const first = await run()
    const second = await run('--resume')
    expect(second).toEqual(first)
    expect(platform.exchanges).toHaveLength(3)
  })

  test('is not resumed with another file', async () => {
    await run()
    await appendFile(file, `\n50060126,0000009999,a1b2c3,1.00,2026-03-02,单位报销,BX-1`)
    expect((await run('--resume')).code).toBe(2)
    expect(platform.exchanges).toHaveLength(3)
  })

  test('of more than a thousand cannot be atomic', async () => {
    expect((await run('--atomic')).code).toBe(2)
    expect(platform.exchanges).toEqual([])
  })

  test('shows numbers and what was not carried out', async () => {
    file = await unit.file('few.csv', csvOf(2))
    platform.use(answering(() => ({ items: [locked({ billNumber: '0000000001' }), notFound] })))
    const end = await runHere(['lock', '--file', file, '--config', unit.configurationPath])
    expect(end.code).toBe(3)
    expect(end.out).toBe(
      [
        '行  票据代码  票据号码    结果  说明                代码',
        '3   50060126  0000000002  拒绝  没有查到这张票据。  BILL_NOT_FOUND',
        '',
        '共2条：完成1，拒绝1，未知0，未答复0',
        `结果文件：${file}.result.jsonl`,
        '',
      ].join('\n'),
    )
  })
})

describe('a batch that was interrupted', () => {
  test('stops where no answer came, and goes on under the same request ids', async () => {
    platform.use((exchange) => (exchange.requestId.endsWith('.2') ? broken : allLocked)(exchange))
    const stopped = await run('--request-id=b-2')
    expect(stopped.code).toBe(4)
    expect(stopped.told).toMatchObject({
      counts: counts({ done: 1_000, unsent: 1_300 }),
      error: { kind: 'unknown' },
    })
    const before = platform.exchanges.length
    platform.use(allLocked)
    const resumed = await run('--resume')
    expect(resumed.code).toBe(0)
    expect(resumed.told.counts).toEqual(counts({ done: 2_300 }))
    expect(requestIds().slice(before)).toEqual(['b-2.2', 'b-2.3'])
  })

  test('retries what is unknown and leaves alone what is settled', async () => {
    file = await unit.file('few.csv', csvOf(3))
    platform.use(
      answering(() => ({
        items: [locked({ billNumber: '0000000001' }), unknown, notFound],
      })),
    )
    const stopped = await run('--request-id=b-3')
    expect(stopped.told.items.map(({ outcome }) => outcome)).toEqual(['done', 'unknown', 'refused'])
    platform.use(allLocked)
    const resumed = await run('--resume')
    expect(resumed.told.items.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'refused'])
    expect(new Set(requestIds())).toEqual(new Set(['b-3']))
  })

  test('does not deny a message that the killed process had sent', async () => {
    file = await unit.file('few.csv', csvOf(1))
    const arrived = Promise.withResolvers<void>()
    platform.use(() => arrived.resolve())
    const line = ['lock', '--file', file, '--request-id=b-4', '--json']
    const { child, end } = startCli(unit.path, ...line)
    await arrived.promise
    child.kill('SIGKILL')
    expect((await end).code).toBeNull()
    const busy = { ...notFound, code: 'SERVICE_BUSY' }
    platform.use(answering(() => ({ items: [busy] })))
    const resumed = await run('--resume')
    expect(resumed.told.items[0]).toMatchObject({ outcome: 'unknown', requestId: 'b-4' })
    expect(resumed.code).toBe(4)
  })

  test('survives a kill in the middle, without sending anything anew', async () => {
    const second = Promise.withResolvers<void>()
    platform.use((exchange) => {
      if (exchange.requestId.endsWith('.2')) return second.resolve()
      return allLocked(exchange)
    })
    const { child, end } = startCli(unit.path, 'lock', '--file', file, '--request-id=b-5')
    await second.promise
    child.kill('SIGKILL')
    await end
    const kept = await readFile(`${file}.result.jsonl`, 'utf8')
    expect(kept).toContain('{"sent":"b-5.2"}')
    await appendFile(`${file}.result.jsonl`, '{"line":1002,"billC')
    platform.use(allLocked)
    const before = platform.exchanges.length
    const resumed = await runCli(unit.path, 'lock', '--file', file, '--resume', '--json')
    expect(resumed.code).toBe(0)
    expect((JSON.parse(resumed.out) as Told).counts).toEqual(counts({ done: 2_300 }))
    expect(requestIds().slice(before)).toEqual(['b-5.2', 'b-5.3'])
  })

  test('ends with 4 when the user interrupts while an answer is awaited', async () => {
    const arrived = Promise.withResolvers<void>()
    platform.use(() => arrived.resolve())
    const { child, end } = startCli(unit.path, 'lock', '--file', file, '--json')
    await arrived.promise
    child.kill('SIGINT')
    const { code, out } = await end
    expect(code).toBe(4)
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'EXCHANGE_CANCELLED' } })
  })

  test('starts anew where nothing was kept', async () => {
    expect((await run('--resume')).code).toBe(0)
    expect(await readFile(join(unit.path, 'bills.csv.result.jsonl'), 'utf8')).toContain('"batch"')
  })
})
