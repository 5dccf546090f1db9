import { exportSm2PublicKeyPem, generateSm2PrivateKey, sm2PublicKeyHex } from '@piaoqiao/gm-crypto'
import type { Sm2PublicKey } from '@piaoqiao/gm-crypto'
import type { ExitKind } from '../exit-codes.ts'
import { fingerprintOf, writePrivateKey, writePublicKey } from '../key-file.ts'
import type { Session } from '../session.ts'
import { factsText } from '../table.ts'

export interface GenerateOptions {
  readonly privateKey: string
  readonly publicKey: string
}

/** Makes a key pair in two files that OpenSSL reads. */
export async function generateKeys(
  session: Session,
  { privateKey: privatePath, publicKey: publicPath }: GenerateOptions,
): Promise<ExitKind> {
  const key = generateSm2PrivateKey()
  await writePrivateKey(privatePath, key)
  await writePublicKey(publicPath, key.publicKey)
  const told = {
    privateKeyFile: privatePath,
    publicKeyFile: publicPath,
    ...publicKeyFacts(key.publicKey),
  }
  session.result(told, () =>
    factsText([
      ['私钥文件', privatePath],
      ['公钥文件', publicPath],
      ['公钥指纹', told.fingerprint],
    ]),
  )
  return 'done'
}

/** Shows the public keys of a configuration; private keys are never shown. */
export async function showKeys(session: Session): Promise<ExitKind> {
  const { privateKey, platformKeys, appId } = await session.configuration()
  const own = publicKeyFacts(privateKey.publicKey)
  const platform = platformKeys.map(publicKeyFacts)
  session.result({ appId, own, platform }, () =>
    [
      factsText([
        ['应用编号', appId],
        ['本方公钥指纹', own.fingerprint],
        ['本方公钥', own.hex],
        ...platform.map(({ fingerprint }) => ['平台公钥指纹', fingerprint] as const),
      ]),
      own.pem,
    ].join(''),
  )
  return 'done'
}

function publicKeyFacts(key: Sm2PublicKey): { pem: string; hex: string; fingerprint: string } {
  return {
    pem: exportSm2PublicKeyPem(key),
    hex: sm2PublicKeyHex(key),
    fingerprint: fingerprintOf(key),
  }
}
