import { randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Sm2PrivateKey } from '@piaoqiao/gm-crypto'
import {
  exportSm2PublicKeyPem,
  generateSm2PrivateKey,
  importSm2PublicKey,
} from '@piaoqiao/gm-crypto'
import { appIdPattern, appKeyBytes } from '@piaoqiao/protocol'
import { resultTitles } from '../report/report.ts'
import { missingForSignOff } from '../report/missing.ts'
import { createGatewayDriver, isGatewayUp } from '../unit/gateway-driver.ts'
import { runUnitCases } from '../unit/run-unit-cases.ts'
import type { UnitCase } from '../unit/unit-catalogue.ts'
import { unitCaseCatalogue, unitMessages } from '../unit/unit-catalogue.ts'
import { patienceDefault } from '../unit/unit-driver.ts'
import { endOf, writeReport } from './platform-command.ts'
import { printReport } from './print-report.ts'
import { readKey } from './read-configuration.ts'
import type { ExitKind, Terminal } from './terminal.ts'
import { UsageFault } from './terminal.ts'

export interface UnitCommand {
  /** `host:port`; port 0 takes any free one. */
  readonly listen: string
  /** Where the configuration for the unit's system goes. */
  readonly directory: string
  readonly unitKeyPath: string
  readonly appId: string
  readonly webhookUrl: string | null
  readonly driveUrl: string | null
  readonly driveToken: string | null
  readonly waitSeconds: number
  readonly messages: readonly string[]
  readonly only: string | undefined
  readonly jsonPath: string | undefined
}

/** `certify unit`: plays the platform against a unit's system and attacks it. */
export async function certifyUnit(terminal: Terminal, command: UnitCommand): Promise<ExitKind> {
  const cases = casesFor(command)
  const publicKey = await readKey(command.unitKeyPath, '单位公钥文件', importSm2PublicKey)
  const [platformKey, nextPlatformKey] = [generateSm2PrivateKey(), generateSm2PrivateKey()]
  const appKey = randomBytes(appKeyBytes)
  const report = await runUnitCases({
    unit: { appId: command.appId, appKey, publicKey },
    platformKey,
    nextPlatformKey,
    listen: listenAddress(command.listen),
    patience: { ...patienceDefault, firstMs: command.waitSeconds * 1_000 },
    cases,
    signal: terminal.signal,
    connect: async (baseUrl) => {
      await writeConfiguration(command, { baseUrl, appKey, keys: [platformKey, nextPlatformKey] })
      terminal.note(`平台已在${baseUrl}监听，单位系统的配置已写入${command.directory}\n`)
      const { webhookUrl, driveUrl: url, driveToken: token } = command
      if (url === null) return { webhookUrl, driver: null }
      terminal.note(`等待网关${url}启动……\n`)
      if (!(await isGatewayUp(url, command.waitSeconds * 1_000, terminal.signal))) {
        throw new UsageFault(`连接不上网关：${url}`)
      }
      return { webhookUrl, driver: createGatewayDriver({ url, token }) }
    },
    onBegin: ({ message, title }) => terminal.note(`${message}：${title}……`),
    onResult: ({ result }, done) =>
      terminal.note(`${resultTitles[result]}（${done}/${cases.length}）\n`),
  }).catch((error: unknown) => {
    throw cannotListen(error) ? new UsageFault(`不能监听${command.listen}`) : error
  })
  const tried = [...new Set(cases.map(({ message }) => message))]
  const missing = missingForSignOff(report, tried)
  printReport(terminal, report, missing)
  await writeReport(terminal, command.jsonPath, report)
  return endOf(report, missing.length > 0)
}

function cannotListen(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && error.syscall === 'listen'
}

function casesFor({ messages, only, appId, waitSeconds }: UnitCommand): readonly UnitCase[] {
  if (!new RegExp(appIdPattern).test(appId))
    throw new UsageFault('应用编号应为1至40位字母、数字或-')
  if (!(waitSeconds > 0)) throw new UsageFault('--wait-seconds应为大于零的数')
  const unknown = messages.filter((name) => !unitMessages.includes(name))
  if (unknown.length > 0) throw new UsageFault(`没有这个报文的用例：${unknown.join('、')}`)
  return unitCaseCatalogue()
    .filter(({ message }) => messages.length === 0 || messages.includes(message))
    .filter(({ code }) => only === undefined || code.includes(only))
}

function listenAddress(text: string): { readonly host: string; readonly port: number } {
  const [, host, port] = /^(.+):(\d{1,5})$/.exec(text) ?? []
  if (host === undefined) throw new UsageFault('--listen应写成地址:端口')
  return { host, port: Number(port) }
}

/** What the enrolment at a platform would give the unit, in the form of the configuration of `piaoqiao`. */
async function writeConfiguration(
  { directory, appId }: UnitCommand,
  given: {
    readonly baseUrl: string
    readonly appKey: Uint8Array
    readonly keys: readonly Sm2PrivateKey[]
  },
): Promise<void> {
  await mkdir(directory, { recursive: true })
  const keyFiles = given.keys.map((_, index) => `platform-${index + 1}.pem`)
  const configuration = {
    baseUrl: given.baseUrl,
    appId,
    appKey: Buffer.from(given.appKey).toString('hex'),
    privateKeyFile: 'unit.key.pem',
    platformPublicKeyFile: keyFiles,
  }
  const write = (name: string, text: string) =>
    writeFile(join(directory, name), text, { mode: 0o600 })
  await write('piaoqiao.json', `${JSON.stringify(configuration, null, 2)}\n`)
  await Promise.all(
    given.keys.map((key, index) =>
      write(keyFiles[index] ?? '', exportSm2PublicKeyPem(key.publicKey)),
    ),
  )
}
