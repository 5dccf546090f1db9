import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { createTestDatabase } from '@piaoqiao/dev/postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { environmentFor } from './testing/sandbox-under-test.ts'

const program = fileURLToPath(new URL('main.ts', import.meta.url))
let database: Awaited<ReturnType<typeof createTestDatabase>>

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

/** Runs the program until it ends, and asks it to stop once it says that it has started. */
async function run(changes: Readonly<Record<string, string>> = {}) {
  const env = { ...environmentFor(database.url), ...changes }
  const child = spawn(process.execPath, [program], { env })
  let output = ''
  let isTold = false
  const onData = (bytes: Buffer) => {
    output += bytes.toString()
    if (isTold || !output.includes('"event":"sandbox.started"')) return
    isTold = true
    child.kill('SIGTERM')
  }
  child.stdout.on('data', onData)
  child.stderr.on('data', onData)
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, output }
}

test('the program starts from its environment and stops in order when it is told to', async () => {
  const { code, output } = await run()
  expect(output).toContain('"event":"process.stopped"')
  expect(code).toBe(0)
})

test('the program does not start with an operator token that can be guessed', async () => {
  const { code, output } = await run({ OPERATOR_TOKEN: 'short' })
  expect(output).toContain('OPERATOR_TOKEN')
  expect(output).not.toContain('short')
  expect(code).toBe(1)
})
