import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { GmCryptoError, importSm2PrivateKey, importSm2PublicKey } from '@piaoqiao/gm-crypto'
import { appKeyBytes, faultOf } from '@piaoqiao/protocol'
import { Type } from 'typebox'
import type { Static } from 'typebox'
import type { Target } from '../platform/target.ts'
import { UsageFault } from './terminal.ts'

const fileName = Type.String({ minLength: 1, maxLength: 1_000 })

/** The configuration of the command line `piaoqiao`; `certify` reads the same file. */
const configurationSchema = Type.Object(
  {
    baseUrl: Type.String({ pattern: '^https?://' }),
    appId: Type.String({ minLength: 1, maxLength: 40 }),
    appKey: Type.Optional(Type.String({ maxLength: 100 })),
    appKeyFile: Type.Optional(fileName),
    privateKeyFile: fileName,
    platformPublicKeyFile: Type.Union([fileName, Type.Array(fileName, { minItems: 1 })]),
    timeoutMs: Type.Optional(Type.Integer({ minimum: 1, maximum: 600_000 })),
  },
  { additionalProperties: false },
)

const timeoutMsDefault = 20_000

/**
 * The platform and the application that a configuration names, with its keys.
 * @throws UsageFault
 */
export async function readTarget(path: string): Promise<Target> {
  const given = parsed(await textOf(path, '配置文件'))
  const near = (file: string) => resolve(dirname(path), file)
  const { baseUrl, appId, timeoutMs = timeoutMsDefault } = given
  return {
    baseUrl,
    appId,
    appKey: await appKeyOf(given, near),
    privateKey: await readKey(near(given.privateKeyFile), '私钥文件', importSm2PrivateKey),
    platformKeys: await Promise.all(
      [given.platformPublicKeyFile]
        .flat()
        .map((file) => readKey(near(file), '平台公钥文件', importSm2PublicKey)),
    ),
    timeoutMs,
    now: Date.now,
  }
}

function parsed(text: string): Static<typeof configurationSchema> {
  try {
    const value: unknown = JSON.parse(text)
    if (faultOf(configurationSchema, value) === null) {
      return value as Static<typeof configurationSchema>
    }
  } catch {
    throw new UsageFault('配置文件不是JSON')
  }
  throw new UsageFault(
    '配置文件应有baseUrl、appId、appKey或appKeyFile、privateKeyFile、platformPublicKeyFile',
  )
}

async function appKeyOf(
  { appKey, appKeyFile }: Static<typeof configurationSchema>,
  near: (file: string) => string,
): Promise<Uint8Array> {
  const text =
    appKeyFile === undefined ? (appKey ?? '') : await textOf(near(appKeyFile), '应用密钥文件')
  const key = text.trim()
  const bytes = Buffer.from(key, /^[0-9a-f]{64}$/i.test(key) ? 'hex' : 'base64')
  if (bytes.length !== appKeyBytes) throw new UsageFault(`应用密钥应为${appKeyBytes}字节`)
  return bytes
}

/** @throws UsageFault */
export async function readKey<Key>(
  path: string,
  name: string,
  read: (text: string) => Key,
): Promise<Key> {
  const text = await textOf(path, name)
  try {
    return read(text)
  } catch (error) {
    if (error instanceof GmCryptoError) throw new UsageFault(`${name}不是SM2密钥：${path}`)
    throw error
  }
}

/** @throws UsageFault */
export async function textOf(path: string, name: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch {
    throw new UsageFault(`读不到${name}：${path}`)
  }
}
