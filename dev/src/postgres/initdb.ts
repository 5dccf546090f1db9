import { spawn } from 'node:child_process'
import { chownSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { LocalPostgresError } from './local-postgres-error.ts'
import type { ServerAccount } from './server-account.ts'

export const superuser = 'piaoqiao'

/** Creates the data of a server in `target`, whose parent belongs to `account`. */
export async function runInitdb(
  initdb: string,
  account: ServerAccount | undefined,
  { target, secret, sync }: { target: string; secret: string; sync: string },
): Promise<void> {
  const secretFile = `${target}.secret`
  writeFileSync(secretFile, secret, { mode: 0o600 })
  if (account !== undefined) chownSync(secretFile, account.uid, account.gid)
  const child = spawn(
    initdb,
    [
      sync,
      `--pgdata=${target}`,
      `--username=${superuser}`,
      `--pwfile=${secretFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
    ],
    {
      ...account,
      cwd: dirname(target),
      env: { PATH: process.env['PATH'], LC_ALL: 'C' },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString()
  })
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (exitCode === 0) return
  throw new LocalPostgresError('POSTGRES_START_FAILED', `initdb failed: ${complaint.trim()}`)
}
