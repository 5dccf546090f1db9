import { open } from 'node:fs/promises'
import { exportSm2PrivateKeyPem, exportSm2PublicKeyPem, sm3Hex } from '@piaoqiao/gm-crypto'
import type { Sm2PrivateKey, Sm2PublicKey } from '@piaoqiao/gm-crypto'
import { UsageFault } from './usage-fault.ts'

const ownerOnly = 0o600
const everybodyReads = 0o644

/** PKCS#8 in PEM, as OpenSSL reads it; only the owner reads the file. @throws UsageFault where a file is there */
export function writePrivateKey(path: string, key: Sm2PrivateKey): Promise<void> {
  return writeNew(path, exportSm2PrivateKeyPem(key), ownerOnly)
}

/** SubjectPublicKeyInfo in PEM. @throws UsageFault where a file is there */
export function writePublicKey(path: string, key: Sm2PublicKey): Promise<void> {
  return writeNew(path, exportSm2PublicKeyPem(key), everybodyReads)
}

/** Short enough to compare over the telephone: the first half of the SM3 of the point, in groups. */
export function fingerprintOf({ bytes }: Sm2PublicKey): string {
  return (sm3Hex(bytes).slice(0, 32).match(/.{4}/g) ?? []).join(' ')
}

async function writeNew(path: string, text: string, mode: number): Promise<void> {
  try {
    const file = await open(path, 'wx', mode)
    await file.writeFile(text)
    await file.sync()
    await file.close()
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST'
    throw new UsageFault(isThere ? `文件已存在，不会覆盖：${path}` : `不能写入文件：${path}`)
  }
}
