import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const timeoutMs = 60_000

/** Runs a command as an operator does and reads the JSON that it answers with. @throws Error with what it complained of */
export async function runOperatorCommand(
  program: URL,
  given: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<unknown> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [fileURLToPath(program), ...given],
    { env: { PATH: process.env['PATH'] ?? '', ...environment }, timeout: timeoutMs },
  )
  return JSON.parse(stdout)
}
