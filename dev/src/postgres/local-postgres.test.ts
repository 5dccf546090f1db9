import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createDatabase, databaseUrl, isReady, withClient } from './databases.ts'
import { makeTestDirectory } from './left-directories.ts'
import {
  removeLocalPostgres,
  startLocalPostgres,
  type LocalPostgresServer,
} from './local-postgres.ts'

let directory: string
const running: LocalPostgresServer[] = []
const children: ChildProcess[] = []

beforeEach(() => {
  directory = join(makeTestDirectory(), 'postgres')
})

afterEach(async () => {
  for (const child of children.splice(0)) await end(child)
  for (const server of running.splice(0)) await server.stop()
  await removeLocalPostgres(directory)
  rmSync(dirname(directory), { recursive: true, force: true })
})

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

async function start(options: { durable?: boolean; settings?: Record<string, string> } = {}) {
  const server = await startLocalPostgres({ directory, ...options })
  running.push(server)
  return server
}

/** Another process that serves the directory until it is killed. */
async function startInAnotherProcess(): Promise<{ child: ChildProcess; url: string }> {
  const program = join(dirname(directory), 'serve.mjs')
  const module = new URL('./local-postgres.ts', import.meta.url).href
  writeFileSync(
    program,
    `import { startLocalPostgres } from ${JSON.stringify(module)}
     const { url } = await startLocalPostgres({ directory: ${JSON.stringify(directory)} })
     process.send(url)
     setInterval(() => {}, 60_000)`,
  )
  const child = fork(program, { execArgv: [] })
  children.push(child)
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', (message) => resolve(message as string))
    child.once('exit', () => reject(new Error('The other process ended without a server.')))
  })
  return { child, url }
}

const write = (url: string, text: string) =>
  withClient(url, async (client) => {
    await client.query(text)
  })

const count = (url: string) =>
  withClient(url, async (client) => (await client.query<object>('SELECT FROM bill')).rowCount)

test('a second start finds the databases of the first', async () => {
  const first = await start()
  await write(await first.createDatabase('kept'), 'CREATE TABLE bill AS SELECT 1 AS number')
  await running.pop()?.stop()
  const second = await start()
  expect(await count(await second.createDatabase('kept'))).toBe(1)
})

test('what was committed before a crash is there after it', async () => {
  const first = await start()
  const url = await first.createDatabase('crashed')
  await write(url, 'CREATE TABLE bill (number int)')
  await write(url, 'INSERT INTO bill VALUES (1), (2)')
  await running.pop()?.crash()
  const second = await start()
  expect(await count(databaseUrl(second.url, 'crashed'))).toBe(2)
})

test('a directory that another living process serves is refused', async () => {
  const { url } = await startInAnotherProcess()
  await expect(start()).rejects.toMatchObject({ code: 'POSTGRES_DIRECTORY_IN_USE' })
  expect(await isReady(url)).toBe(true)
})

test('the server ends with the process that started it, and its data serves the next', async () => {
  const { child, url } = await startInAnotherProcess()
  await write(url, 'CREATE TABLE bill AS SELECT 1 AS number')
  await end(child)
  const next = await start()
  expect(await count(next.url)).toBe(1)
})

test('a process number left in the data that now belongs to another program is no obstacle', async () => {
  await start()
  const pidFile = join(directory, 'data', 'postmaster.pid')
  const left = readFileSync(pidFile, 'utf8')
  await running.pop()?.stop()
  expect(existsSync(pidFile)).toBe(false)
  writeFileSync(pidFile, left.replace(/^\d+/, `${process.pid}`))
  chmodSync(pidFile, 0o644)
  await expect(start()).resolves.toBeDefined()
})

test('durable, with the settings of its caller, and closed to strangers', async () => {
  const server = await start({ settings: { max_connections: '17' } })
  const names = ['fsync', 'synchronous_commit', 'full_page_writes', 'max_connections']
  const { rows } = await withClient(server.url, (client) =>
    client.query<object>(
      'SELECT name, setting FROM pg_settings WHERE name = ANY ($1) ORDER BY name',
      [names],
    ),
  )
  expect(rows).toEqual([
    { name: 'fsync', setting: 'on' },
    { name: 'full_page_writes', setting: 'on' },
    { name: 'max_connections', setting: '17' },
    { name: 'synchronous_commit', setting: 'on' },
  ])

  const stranger = new URL(server.url)
  stranger.password = 'guessed'
  await expect(isReady(stranger.href)).rejects.toMatchObject({ code: '28P01' })
  expect(statSync(join(directory, 'data', 'piaoqiao.password')).mode & 0o077).toBe(0)
})

test.each(['a; DROP', 'Bills', '1st', '', 'x'.repeat(64)])(
  '"%s" is refused as the name of a database',
  async (name) => {
    await expect(createDatabase('postgres://127.0.0.1:1/x', name)).rejects.toMatchObject({
      code: 'POSTGRES_NAME_UNFIT',
    })
  },
)
