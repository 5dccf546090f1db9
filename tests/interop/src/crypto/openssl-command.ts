import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The `openssl` command in a directory of its own, where its input and output files stand. */
export interface OpenSsl {
  write(file: string, content: Uint8Array | string): void
  read(file: string): Uint8Array
  readText(file: string): string
  /** What the command printed. Throws with its complaint when it fails. */
  run(...words: readonly string[]): string
  /** Whether the command ended well. */
  succeeds(...words: readonly string[]): boolean
  close(): void
}

const commandTimeoutMs = 10_000

export function openOpenSsl(): OpenSsl {
  requireOpenSsl3()
  const directory = mkdtempSync(join(tmpdir(), 'openssl-crypto-'))
  const launch = (words: readonly string[]) =>
    spawnSync('openssl', words, { cwd: directory, timeout: commandTimeoutMs })
  return {
    write: (file, content) => writeFileSync(join(directory, file), content, { mode: 0o600 }),
    read: (file) => new Uint8Array(readFileSync(join(directory, file))),
    readText: (file) => readFileSync(join(directory, file), 'utf8'),
    run: (...words) => {
      const { status, stdout, stderr } = launch(words)
      if (status !== 0) throw new Error(`openssl ${words[0]} failed: ${stderr.toString()}`)
      return stdout.toString()
    },
    succeeds: (...words) => launch(words).status === 0,
    close: () => rmSync(directory, { recursive: true }),
  }
}

/** These tests compare with another implementation; without it they prove nothing and must fail. */
function requireOpenSsl3(): void {
  const { error, stdout } = spawnSync('openssl', ['version'], { timeout: commandTimeoutMs })
  const version = error ? 'no openssl at all' : stdout.toString().trim()
  if (!version.startsWith('OpenSSL 3')) {
    throw new Error(
      `The interoperability tests need the openssl command, version 3, and found ${version}. ` +
        'On Debian: apt-get install openssl',
    )
  }
}

/** SM2 with SM3 under the default user identity, as `pkeyutl` is told to. */
export const sm2WithSm3 = [
  '-rawin',
  '-digest',
  'sm3',
  '-pkeyopt',
  'distid:1234567812345678',
] as const
