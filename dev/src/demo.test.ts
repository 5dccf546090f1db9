import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import type { DemoSummary } from './demo/summary.ts'
import { dropDatabasesWithPrefix } from './postgres/databases.ts'
import { makeTestDirectory } from './postgres/left-directories.ts'
import { removeLocalPostgres } from './postgres/local-postgres.ts'
import { requireFreePorts, worldPorts } from './world/ports.ts'
import { databasePrefixOf } from './world/world-data.ts'

const program = fileURLToPath(new URL('demo.ts', import.meta.url))
const directory = makeTestDirectory()
const portBase = await freePortBase()
/** Three times as long as on a machine that does nothing else. */
const runMaxMs = 270_000

afterAll(async () => {
  const url = process.env['DATABASE_URL']
  if (url) await dropDatabasesWithPrefix(url, databasePrefixOf(directory))
  await removeLocalPostgres(join(directory, 'postgres'))
  rmSync(directory, { recursive: true, force: true })
})

/** Every refusal that the journey shows, in the order of its steps. */
const refusalsTold = [
  'CHECK_CODE_MISMATCH',
  'PRESENTED_FACTS_MISMATCH',
  'NOT_THE_PAYER',
  'AUTHORISATION_OF_ANOTHER_UNIT',
  'OPERATION_ID_REUSED',
  'BILL_LOCKED',
  'BILL_REVERSAL_PENDING',
  'AMOUNT_ABOVE_BALANCE',
  'AMOUNT_ABOVE_AUTHORISED',
  'BILL_REIMBURSED',
  'REVERSAL_NOT_GRANTED',
  'REPORT_POSTED',
  'BILL_REVERSAL_LOCKED',
  'BILL_REVERSED',
  'HOME_PROVINCE_UNREACHABLE',
  'HOME_PROVINCE_UNREACHABLE',
  'FILE_CONTENT_UNFIT',
  'IDENTITY_NUMBER_WRONG',
  'SECRET_NOT_THERE',
  'CHALLENGE_SIGNATURE_WRONG',
  'ADDRESS_RANGE_WIDE',
  'BILL_LOCKED',
  'BOOKINGS_SPENT',
  'REPORT_INCOMPLETE',
  'UNIT_SIGNS_FIRST',
  'FIRST_BILL_UNFIT',
]
const onboardingChapters = ['单位在线开户', '个人数字账户和第一笔报销', '单位系统对接']

interface Ended {
  readonly exitCode: number | null
  readonly output: string
}

/** Runs the demo as a process of its own, and may send it signals when it has said something. */
async function runDemo(
  more: readonly string[],
  whenSaid: { readonly words: string; readonly signals: readonly NodeJS.Signals[] } | null = null,
): Promise<Ended> {
  const options = ['--port-base', String(portBase), '--data', directory, ...more]
  const nodeOptions = ['--disable-warning=ExperimentalWarning']
  const child = spawn(process.execPath, [...nodeOptions, program, ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  let isToldToEnd = false
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
    if (isToldToEnd || whenSaid === null || !output.includes(whenSaid.words)) return
    isToldToEnd = true
    for (const signal of whenSaid.signals) child.kill(signal)
  })
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  return { exitCode, output }
}

async function freePortBase(): Promise<number> {
  for (let base = 20_000 + (process.pid % 1_000) * 10; ; base += 10) {
    const isFree = await requireFreePorts(worldPorts(base)).then(
      () => true,
      () => false,
    )
    if (isFree) return base
  }
}

test(
  'one run tells the whole journey, every step as it has to come out, and ends with a line for machines',
  { timeout: runMaxMs },
  async () => {
    const { exitCode, output } = await runDemo(['--once'])
    const summary = JSON.parse(output.trimEnd().split('\n').at(-1) ?? '') as DemoSummary
    expect(summary.failure).toBeNull()
    expect(exitCode).toBe(0)
    expect(summary.states).toEqual([
      '可报销',
      '已锁定',
      '待冲红',
      '已锁定',
      '部分报销',
      '已锁定',
      '已报销',
      '已入账',
      '待追回',
      '冲红锁定',
      '已冲红',
    ])
    expect(summary.counts.steps).toBe(summary.steps.length)
    const refusals = summary.steps.filter(({ outcome }) => outcome === 'refused')
    expect(refusals.map(({ code }) => code)).toEqual(refusalsTold)
    const chapters = [...new Set(summary.steps.map(({ chapter }) => chapter))]
    expect(chapters.slice(-onboardingChapters.length)).toEqual(onboardingChapters)
    expect(summary.samples).toBe('made')
    expect(summary.counts.samples?.bills).toBeGreaterThan(200)
  },
)

test(
  'a second start finds the sample bills, and Ctrl-C ends it in order however often it is pressed',
  { timeout: runMaxMs },
  async () => {
    const words = '沿用已有的样例票据'
    const signals = ['SIGINT', 'SIGINT', 'SIGTERM'] as const
    const { exitCode, output } = await runDemo([], { words, signals })
    expect(output).toContain('已全部停止。')
    expect(exitCode).toBe(0)
    await expect(requireFreePorts(worldPorts(portBase))).resolves.toBeUndefined()
  },
)

test('a port that is taken is named, and nothing is started', { timeout: runMaxMs }, async () => {
  const taken = worldPorts(portBase).provinces['32']
  const other = createServer().listen(taken, '127.0.0.1')
  const { exitCode, output } = await runDemo([])
  other.close()
  expect(exitCode).toBe(1)
  expect(output).toContain(`端口${taken}已被别的程序占用`)
})
