import { parseArgs } from 'node:util'
import { listCases } from './cases-command.ts'
import { certifyPlatform } from './platform-command.ts'
import type { ExitKind, Terminal } from './terminal.ts'
import { UsageFault, exitCodes } from './terminal.ts'
import { certifyUnit } from './unit-command.ts'
import { usageText } from './usage-text.ts'
import { verifyReportFile } from './verify-command.ts'

const options = {
  config: { type: 'string' },
  'sandbox-url': { type: 'string' },
  'sandbox-token': { type: 'string' },
  message: { type: 'string', multiple: true },
  only: { type: 'string' },
  json: { type: 'string' },
  key: { type: 'string' },
  listen: { type: 'string' },
  directory: { type: 'string' },
  'unit-key': { type: 'string' },
  'app-id': { type: 'string' },
  webhook: { type: 'string' },
  drive: { type: 'string' },
  'drive-token': { type: 'string' },
  'wait-seconds': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

type Values = ReturnType<typeof parsed>['values']

/**
 * Carries out one command line of `certify`.
 * @returns the exit code
 */
export async function run(argumentTexts: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const { values, positionals } = parsed(argumentTexts)
    const [name = 'help', ...rest] = positionals
    const command = commands[name]
    if (values.help === true || name === 'help') {
      terminal.write(usageText)
      return exitCodes.passed
    }
    if (command === undefined) throw new UsageFault(`没有这个命令：${name}`)
    return exitCodes[await command(terminal, values, rest)]
  } catch (error) {
    if (!(error instanceof UsageFault)) throw error
    terminal.note(`${error.message}。用--help查看说明。\n`)
    return exitCodes.usage
  }
}

function parsed(argumentTexts: readonly string[]) {
  try {
    return parseArgs({ args: [...argumentTexts], options, allowPositionals: true })
  } catch {
    throw new UsageFault('选项有误')
  }
}

type Command = (
  terminal: Terminal,
  values: Values,
  positionals: readonly string[],
) => Promise<ExitKind>

const commands: Readonly<Record<string, Command>> = {
  platform: (terminal, values) =>
    certifyPlatform(terminal, {
      configurationPath:
        values.config ?? terminal.environment['PIAOQIAO_CONFIG'] ?? './piaoqiao.json',
      sandboxUrl: required(values['sandbox-url'], '--sandbox-url'),
      sandboxToken: required(
        values['sandbox-token'] ?? terminal.environment['PIAOQIAO_SANDBOX_TOKEN'],
        '--sandbox-token',
      ),
      messages: values.message ?? [],
      only: values.only,
      jsonPath: values.json,
    }),
  unit: (terminal, values) =>
    certifyUnit(terminal, {
      listen: values.listen ?? '127.0.0.1:0',
      directory: required(values.directory, '--directory'),
      unitKeyPath: required(values['unit-key'], '--unit-key'),
      appId: values['app-id'] ?? 'unit-under-test',
      webhookUrl: values.webhook ?? null,
      driveUrl: values.drive ?? null,
      driveToken: values['drive-token'] ?? null,
      waitSeconds: Number(values['wait-seconds'] ?? waitSecondsDefault),
      messages: values.message ?? [],
      only: values.only,
      jsonPath: values.json,
    }),
  cases: (terminal, values) => listCases(terminal, values.message ?? []),
  verify: (terminal, values, [file]) =>
    verifyReportFile(terminal, required(file, '报告文件'), required(values.key, '--key')),
}

/** For the first request of a case, where people let the system send. */
const waitSecondsDefault = 600

function required(value: string | undefined, name: string): string {
  if (value === undefined || value === '') throw new UsageFault(`缺少${name}`)
  return value
}
