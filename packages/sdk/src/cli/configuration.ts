import { readFile, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { GmCryptoError, importSm2PrivateKey, importSm2PublicKey } from '@piaoqiao/gm-crypto'
import type { Sm2PrivateKey, Sm2PublicKey } from '@piaoqiao/gm-crypto'
import { appKeyBytes } from '@piaoqiao/protocol'
import type { ClientOptions } from '../client-options.ts'
import { UsageFault } from './usage-fault.ts'

export const configurationFileDefault = 'piaoqiao.json'
export const configurationVariable = 'PIAOQIAO_CONFIG'

/** A configuration with its keys read. */
export interface Configuration {
  readonly baseUrl: string
  readonly appId: string
  readonly appKey: Uint8Array
  readonly privateKeyPath: string
  readonly privateKey: Sm2PrivateKey
  readonly platformKeys: readonly Sm2PublicKey[]
  readonly timeoutMs: number | undefined
  /** What is odd but no fault, in Chinese. */
  readonly warnings: readonly string[]
}

const members = [
  'baseUrl',
  'appId',
  'appKey',
  'appKeyFile',
  'privateKeyFile',
  'platformPublicKeyFile',
  'timeoutMs',
] as const
type Members = Partial<Record<(typeof members)[number], unknown>>

export function clientOptionsOf(configuration: Configuration): ClientOptions {
  const { baseUrl, appId, appKey, privateKey, platformKeys, timeoutMs } = configuration
  return {
    baseUrl,
    appId,
    appKey,
    privateKey,
    platformPublicKey: platformKeys,
    ...(timeoutMs !== undefined && { timeoutMs }),
  }
}

/**
 * Reads a configuration and the key files that it names, from its own directory.
 * @throws UsageFault
 */
export async function readConfiguration(path: string): Promise<Configuration> {
  const given = parsed(path, await textOf(path, '配置文件'))
  const near = (file: string) => resolve(dirname(path), file)
  const privateKeyPath = near(textMember(given, 'privateKeyFile'))
  const platformFiles = [given.platformPublicKeyFile].flat().map((file) => {
    if (typeof file !== 'string') throw memberFault('platformPublicKeyFile')
    return near(file)
  })
  return {
    baseUrl: baseUrlOf(textMember(given, 'baseUrl')),
    appId: textMember(given, 'appId'),
    appKey: await appKeyOf(given, near),
    privateKeyPath,
    privateKey: await readKey(privateKeyPath, '私钥文件', importSm2PrivateKey),
    platformKeys: await Promise.all(
      platformFiles.map((file) => readKey(file, '平台公钥文件', importSm2PublicKey)),
    ),
    timeoutMs: timeoutOf(given),
    warnings: await warningsAbout(privateKeyPath),
  }
}

function parsed(path: string, text: string): Members {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new UsageFault(`配置文件不是JSON：${path}`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UsageFault(`配置文件应为一个JSON对象：${path}`)
  }
  for (const name of Object.keys(value)) {
    if (!(members as readonly string[]).includes(name)) {
      throw new UsageFault(`配置项不存在：${name}。可用的配置项：${members.join('、')}`)
    }
  }
  return value
}

function memberFault(name: keyof Members): UsageFault {
  return new UsageFault(`配置项缺失或不是文本：${name}`)
}

function textMember(given: Members, name: keyof Members): string {
  const value = given[name]
  if (typeof value !== 'string' || value === '') throw memberFault(name)
  return value
}

function baseUrlOf(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new UsageFault('配置项baseUrl应为http或https地址')
  }
  return text
}

function timeoutOf({ timeoutMs }: Members): number | undefined {
  const isAllowed = Number.isInteger(timeoutMs) && Number(timeoutMs) > 0
  if (timeoutMs !== undefined && (!isAllowed || Number(timeoutMs) > timeoutMsMax)) {
    throw new UsageFault(`配置项timeoutMs应为1至${timeoutMsMax}的整数`)
  }
  return timeoutMs as number | undefined
}

const timeoutMsMax = 600_000

async function appKeyOf(given: Members, near: (file: string) => string): Promise<Uint8Array> {
  const text =
    given.appKeyFile === undefined
      ? textMember(given, 'appKey')
      : await textOf(near(textMember(given, 'appKeyFile')), '应用密钥文件')
  const key = text.trim()
  const bytes = Buffer.from(key, /^[0-9a-f]{64}$/i.test(key) ? 'hex' : 'base64')
  if (bytes.length !== appKeyBytes) {
    throw new UsageFault(`应用密钥应为${appKeyBytes}字节，写成64位十六进制或base64`)
  }
  return bytes
}

async function readKey<Key>(path: string, name: string, read: (text: string) => Key): Promise<Key> {
  const text = await textOf(path, name)
  try {
    return read(text)
  } catch (error) {
    if (error instanceof GmCryptoError) throw new UsageFault(`${name}不是SM2密钥：${path}`)
    throw error
  }
}

const fileBytesMax = 64 * 1024

async function textOf(path: string, name: string): Promise<string> {
  try {
    if ((await stat(path)).size > fileBytesMax) throw new UsageFault(`${name}过大：${path}`)
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof UsageFault) throw error
    throw new UsageFault(`读不到${name}：${path}`)
  }
}

async function warningsAbout(privateKeyPath: string): Promise<readonly string[]> {
  const { mode } = await stat(privateKeyPath)
  const isOpen = process.platform !== 'win32' && (mode & 0o077) !== 0
  return isOpen ? [`其他用户可以读取私钥文件，请改为仅本人可读写：chmod 600 ${privateKeyPath}`] : []
}
