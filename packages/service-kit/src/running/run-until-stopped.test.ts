import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'

const program = fileURLToPath(new URL('testing/stopped-process.ts', import.meta.url))
let child: ChildProcess | undefined

afterEach(() => {
  child?.kill('SIGKILL')
})

/** Runs the process, sends each signal once the word before it has been printed, and waits for its end. */
async function run(args: readonly string[], signals: readonly [string, NodeJS.Signals][]) {
  const started = spawn(process.execPath, [program, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  child = started
  const pending = [...signals]
  let output = ''
  started.stdout.on('data', (bytes) => {
    output += String(bytes)
    const [next] = pending
    if (next !== undefined && output.includes(next[0])) {
      pending.shift()
      started.kill(next[1])
    }
  })
  const [code] = (await once(started, 'close')) as [number | null]
  return { code, output }
}

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s stops the service and exits with 0',
  async (signal) => {
    const { code, output } = await run(['clean'], [['ready', signal]])
    expect(output).toContain('"event":"process.stopped"')
    expect(code).toBe(0)
  },
)

test('a second signal does not wait for the stop', async () => {
  const { code, output } = await run(
    ['hanging', '60000'],
    [
      ['ready', 'SIGTERM'],
      ['process.stopping', 'SIGINT'],
    ],
  )
  expect(output).toContain('"event":"process.stop_forced"')
  expect(code).toBe(1)
})

test('a stop that takes too long is given up', async () => {
  const { code, output } = await run(['hanging', '50'], [['ready', 'SIGTERM']])
  expect(output).toContain('"event":"process.stop_timed_out"')
  expect(code).toBe(1)
})

test('a stop that fails is told', async () => {
  const { code, output } = await run(['failing'], [['ready', 'SIGTERM']])
  expect(output).toContain('"event":"process.stop_failed"')
  expect(code).toBe(1)
})

test.each([
  ['rejecting', 'process.unhandled_rejection', 'RangeError'],
  ['throwing', 'process.uncaught_exception', 'SyntaxError'],
])('a process with an error that nobody awaited (%s) ends', async (way, event, errorClass) => {
  const { code, output } = await run([way], [])
  expect(output).toContain(`"event":"${event}"`)
  expect(output).toContain(`"errorClass":"${errorClass}"`)
  expect(code).toBe(1)
})
