import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'

const program = fileURLToPath(new URL('key-store.ts', import.meta.url))
const directory = mkdtempSync(join(tmpdir(), 'key-store-program-'))
afterAll(() => rmSync(directory, { recursive: true }))

test('the program makes a store, and without a passphrase says what is missing', async () => {
  const run = promisify(execFile)
  const env = { KEY_STORE_FILE: join(directory, 'keys.json') }
  const withPassphrase = { ...env, KEY_STORE_PASSPHRASE: 'a sample passphrase' }
  const command = [program, 'init', '--name', '2026']
  const made = await run(process.execPath, command, { env: withPassphrase })
  expect(JSON.parse(made.stdout)).toMatchObject({ keys: [{ name: '2026', state: 'active' }] })
  await expect(run(process.execPath, command, { env })).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('KEY_STORE_PASSPHRASE') as string,
  })
})
