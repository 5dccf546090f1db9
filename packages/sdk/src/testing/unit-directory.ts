import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportSm2PrivateKeyPem, exportSm2PublicKeyPem } from '@piaoqiao/gm-crypto'
import type { ScriptedPlatform } from './scripted-platform.ts'

export interface UnitDirectory {
  readonly path: string
  readonly configurationPath: string
  file(name: string, content: string | Uint8Array): Promise<string>
  remove(): Promise<void>
}

/** A directory with the configuration and the keys of a unit that a platform knows. */
export async function makeUnitDirectory(platform: ScriptedPlatform): Promise<UnitDirectory> {
  const path = await mkdtemp(join(tmpdir(), 'piaoqiao-unit-'))
  const file = async (name: string, content: string | Uint8Array) => {
    await writeFile(join(path, name), content)
    return join(path, name)
  }
  const privateKey = await file('private.pem', exportSm2PrivateKeyPem(platform.clientKey))
  await chmod(privateKey, 0o600)
  await file('platform.pem', exportSm2PublicKeyPem(platform.platformKey.publicKey))
  await file('app.key', `${Buffer.from(platform.appKey).toString('hex')}\n`)
  const configurationPath = await file(
    'piaoqiao.json',
    JSON.stringify({
      baseUrl: platform.url,
      appId: platform.appId,
      appKeyFile: 'app.key',
      privateKeyFile: 'private.pem',
      platformPublicKeyFile: 'platform.pem',
      timeoutMs: 5_000,
    }),
  )
  return { path, configurationPath, file, remove: () => rm(path, { recursive: true }) }
}
