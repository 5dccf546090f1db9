import { readFile } from 'node:fs/promises'
import { BillArchive } from '../../archive/bill-archive.ts'
import { createClient } from '../../client.ts'
import { keyInModule } from '../../client-options.ts'
import { isLoopback, tokenLengthMin } from '../../gateway/gateway-options.ts'
import type { GatewayOptions, ListenAddress } from '../../gateway/gateway-options.ts'
import { startGateway } from '../../gateway/start-gateway.ts'
import type { RunningGateway } from '../../gateway/start-gateway.ts'
import { openFileJournal } from '../../journal/file-journal.ts'
import type { RequestJournal } from '../../journal/request-journal.ts'
import { clientOptionsOf } from '../configuration.ts'
import type { ExitKind } from '../exit-codes.ts'
import type { Session } from '../session.ts'
import { UsageFault } from '../usage-fault.ts'

export interface GatewayCommandOptions {
  readonly listen: string
  readonly tokenFile?: string
  readonly journal: string
  readonly forwardTo?: string
  readonly webhookListen?: string
  readonly archive?: string
}

/** Runs the gateway until the user or the system stops it. */
export async function gatewayCommand(
  session: Session,
  options: GatewayCommandOptions,
): Promise<ExitKind> {
  const listen = addressFrom('--listen', options.listen)
  const token = options.tokenFile === undefined ? null : await tokenFrom(options.tokenFile)
  if (token === null && !isLoopback(listen.host)) {
    throw new UsageFault('监听本机以外的地址时必须用--token-file指定令牌文件')
  }
  const { webhookListen } = options
  const addresses = {
    listen,
    token,
    webhookListen:
      webhookListen === undefined ? null : addressFrom('--webhook-listen', webhookListen),
    forwardTo: options.forwardTo === undefined ? null : forwardUrlFrom(options.forwardTo),
  }
  const archive = options.archive === undefined ? null : await BillArchive.open(options.archive)
  const configuration = await session.configuration()
  const journal = await journalAt(options.journal)
  try {
    const key = keyInModule(configuration.privateKey)
    const client = createClient({ ...clientOptionsOf(configuration), privateKey: key, journal })
    const { appId, appKey, platformKeys } = configuration
    const receiver = { ...key, appId, appKey, platformKeys, now: Date.now }
    const gateway = await startedGateway(session, {
      ...addresses,
      client,
      journal,
      receiver,
      ...(archive !== null && { archive }),
    })
    await aborted(session.signal)
    await gateway.stop()
    return 'done'
  } finally {
    await journal.close()
  }
}

async function startedGateway(
  session: Session,
  options: Omit<GatewayOptions, 'onFault'>,
): Promise<RunningGateway> {
  const onFault = (code: string) => session.terminal.note(`${new Date().toISOString()} ${code}\n`)
  const gateway = await startGateway({ ...options, onFault }).catch((error: unknown) => {
    if (isListenFault(error)) throw new UsageFault('不能监听所给的地址，端口可能已被占用')
    throw error
  })
  const { url, webhookUrl } = gateway
  session.entry({ url, webhookUrl }, () =>
    webhookUrl === null ? `网关已启动：${url}\n` : `网关已启动：${url}，接收通知：${webhookUrl}\n`,
  )
  return gateway
}

function isListenFault(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && error.syscall === 'listen'
}

function addressFrom(option: string, text: string): ListenAddress {
  const [, host = '', port = ''] = /^(.+):(\d{1,5})$/.exec(text) ?? []
  if (host === '' || Number(port) > portMax) {
    throw new UsageFault(`${option}应写成 地址:端口，如127.0.0.1:7180`)
  }
  return { host: host.replace(/^\[(.*)\]$/, '$1'), port: Number(port) }
}

const portMax = 65_535

function forwardUrlFrom(text: string): URL {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new UsageFault('--forward-to应为http或https地址')
  }
  return new URL(text)
}

async function tokenFrom(path: string): Promise<string> {
  const token = (await readFile(path, 'utf8').catch(() => '')).trim()
  if (!/^[\x21-\x7e]+$/.test(token) || token.length < tokenLengthMin) {
    throw new UsageFault(`令牌文件应有至少${tokenLengthMin}个字符，只用字母、数字和符号：${path}`)
  }
  return token
}

async function journalAt(path: string): Promise<RequestJournal> {
  try {
    return await openFileJournal(path)
  } catch (error) {
    if (error instanceof Error && 'sentence' in error) throw error
    throw new UsageFault(`不能读写请求日志：${path}`)
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
