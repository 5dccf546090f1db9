import { importSm2PrivateKey, sm2PrivateKeyHex, sm2PublicKeyHex } from '@piaoqiao/gm-crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The keys of the examples as hexadecimal digits. They are published: nothing real is ever sealed with them. */
export function exampleKeys(examples: string) {
  const read = (file: string) => readFileSync(join(examples, file), 'utf8').trim()
  const pair = (side: string) => {
    const key = importSm2PrivateKey(read(`${side}.key.pem`))
    return { privateKey: sm2PrivateKeyHex(key), publicKey: sm2PublicKeyHex(key.publicKey) }
  }
  const files = ['app-key.party.hex', 'app-key.province-32-50.hex']
  return {
    party: pair('party'),
    platform: pair('platform'),
    appKeys: Object.fromEntries(files.map((file) => [file, read(file)])),
  }
}
