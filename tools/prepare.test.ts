import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

// A clone with nothing but the preparation, and an npm that only notes that it was called.
let clone: string

const npm = `
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
appendFileSync('npm-calls', process.argv.slice(2).join(' ') + '\\n')
if (process.env.NPM_FAILS !== undefined) { console.log('no network'); process.exit(1) }
mkdirSync('node_modules/tool', { recursive: true })
writeFileSync('node_modules/tool/package.json', '{ "bin": { "tool": "run.mjs" } }')
writeFileSync('node_modules/tool/run.mjs', 'console.log("tool", ...process.argv.slice(2))')
`

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'piaoqiao-prepare-'))
  cpSync(join(import.meta.dirname, 'prepare.mjs'), join(clone, 'tools', 'prepare.mjs'))
  const preparation = 'preparation'
  cpSync(join(import.meta.dirname, preparation), join(clone, 'tools', preparation), {
    recursive: true,
  })
  writeLockfile('1.0.0')
  writeFileSync(join(clone, 'npm-cli.js'), npm)
  writeFileSync(join(clone, 'package.json'), '{ "type": "module" }')
})

afterEach(() => rmSync(clone, { recursive: true, force: true }))

function writeLockfile(version: string): void {
  const packages = { 'node_modules/tool': { version } }
  writeFileSync(join(clone, 'package-lock.json'), JSON.stringify({ packages }))
}

function writeProgram(text: string): void {
  writeFileSync(join(clone, 'program.ts'), text)
}

function prepare(targetAndArguments: string[], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['tools/prepare.mjs', ...targetAndArguments], {
    cwd: clone,
    env: { PATH: process.env['PATH'], npm_execpath: join(clone, 'npm-cli.js'), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = readAll(child)
  return { child, ended }
}

async function readAll(child: ChildProcess) {
  let output = ''
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const [exitCode, signal] = (await once(child, 'close')) as [number | null, string | null]
  return { output, exitCode, signal }
}

const npmCalls = () => readFileSync(join(clone, 'npm-calls'), 'utf8').trim().split('\n').length

test('a program gets its arguments, and its exit code is the exit code', async () => {
  writeProgram('console.log("got", ...process.argv.slice(2)); process.exitCode = 7 as number')
  const { output, exitCode } = await prepare(['program.ts', '--seed', '7']).ended
  expect(output).toContain('got --seed 7')
  expect(exitCode).toBe(7)
})

test('the program of an installed package runs by its name', async () => {
  const { output, exitCode } = await prepare(['tool', 'run']).ended
  expect(output).toContain('tool run')
  expect(exitCode).toBe(0)
})

test('packages are installed once, and again when the lockfile changes', async () => {
  await prepare(['tool']).ended
  const second = await prepare(['tool']).ended
  expect(second.output).toBe('tool\n')
  expect(npmCalls()).toBe(1)
  writeLockfile('2.0.0')
  await prepare(['tool']).ended
  expect(npmCalls()).toBe(2)
})

test('of two runs at once one installs and both go on', async () => {
  const runs = await Promise.all([prepare(['tool']).ended, prepare(['tool']).ended])
  expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 0])
  expect(npmCalls()).toBe(1)
})

test('when npm fails, what it said and what to do are shown, and the next run tries again', async () => {
  const { output, exitCode } = await prepare(['tool'], { NPM_FAILS: 'yes' }).ended
  expect(exitCode).toBe(1)
  expect(output).toContain('no network')
  expect(output).toContain('run the same command again')
  expect((await prepare(['tool']).ended).exitCode).toBe(0)
})

test('what is no program is named in one sentence', async () => {
  const { output, exitCode } = await prepare(['missing.ts']).ended
  expect(output).toContain('There is no program missing.ts in this repository.')
  expect(exitCode).toBe(1)
})

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s reaches the program, which ends in its own way',
  async (name) => {
    writeProgram(
      `process.on('${name}', () => { console.log('ending'); process.exit(3) })
     setInterval(() => {}, 60_000)
     console.log('ready')`,
    )
    const { child, ended } = prepare(['program.ts'])
    child.stdout?.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('ready')) child.kill(name)
    })
    const { output, exitCode } = await ended
    expect(output).toContain('ending')
    expect(exitCode).toBe(3)
  },
)

test('a program that dies of a signal is seen to have died of it', async () => {
  writeProgram(`process.kill(process.pid, 'SIGKILL')`)
  expect((await prepare(['program.ts']).ended).signal).toBe('SIGKILL')
})
