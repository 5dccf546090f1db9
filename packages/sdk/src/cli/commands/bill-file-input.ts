import { open } from 'node:fs/promises'
import { CertificateError, readCertificate } from '@piaoqiao/documents/ofd'
import type { Certificate } from '@piaoqiao/documents/ofd'
import { billFileBytesMax, readBillFile } from '@piaoqiao/documents/reading'
import type { BillFileKnowledge, ReadBillFile } from '@piaoqiao/documents/reading'
import { GmCryptoError, importSm2PublicKey } from '@piaoqiao/gm-crypto'
import type { Sm2PublicKey } from '@piaoqiao/gm-crypto'
import { UsageFault } from '../usage-fault.ts'

/** What the files are verified with. */
export interface VerificationOptions {
  readonly root?: string
  readonly maker?: string
  readonly issuerKey?: string
  readonly supervisorKey?: string
}

/** Keys and certificates in PEM are a few hundred bytes long. */
const keyBytesMax = 64 * 1024

/** @throws UsageFault */
export async function knowledgeOf(options: VerificationOptions): Promise<BillFileKnowledge> {
  const { root, maker, issuerKey, supervisorKey } = options
  if ((root === undefined) !== (maker === undefined)) {
    throw new UsageFault('--root与--maker须同时给出：只有两者都知道，才能验证电子签章')
  }
  const issuer = issuerKey === undefined ? undefined : await publicKeyFrom(issuerKey)
  const supervisor = supervisorKey === undefined ? undefined : await publicKeyFrom(supervisorKey)
  const publicKeys = { ...(issuer && { issuer }), ...(supervisor && { supervisor }) }
  if (root === undefined || maker === undefined) return { publicKeys }
  const trustedRoots = [await certificateFrom(root)]
  const trustedMakers = [await certificateFrom(maker)]
  return { publicKeys, sealTrust: { trustedRoots, trustedMakers, at: Date.now() } }
}

/**
 * Reads the file of a bill. What is wrong with the file comes as the error of its reader.
 * @throws UsageFault where there is no such file
 */
export async function readNamedFile(
  path: string,
  knowledge: BillFileKnowledge,
): Promise<ReadBillFile> {
  return readBillFile(await bytesOf(path, billFileBytesMax), knowledge)
}

/**
 * The bytes of a file. One byte beyond the bound is enough for the reader to refuse it.
 * @throws UsageFault where there is no such file
 */
export async function bytesOf(path: string, bytesMax: number): Promise<Uint8Array> {
  const file = await open(path).catch(() => null)
  if (file === null) throw new UsageFault(`不能打开文件：${path}`)
  try {
    const { size } = await file.stat()
    const bytes = new Uint8Array(Math.min(size, bytesMax + 1))
    const { bytesRead } = await file.read(bytes)
    return bytes.subarray(0, bytesRead)
  } catch {
    throw new UsageFault(`不能读取文件：${path}`)
  } finally {
    await file.close()
  }
}

/** @throws UsageFault where there is no such file, or no key in it */
export async function publicKeyFrom(path: string): Promise<Sm2PublicKey> {
  const text = Buffer.from(await bytesOf(path, keyBytesMax)).toString()
  try {
    return importSm2PublicKey(text.trim())
  } catch (error) {
    if (error instanceof GmCryptoError) throw new UsageFault(`不是SM2公钥文件：${path}`)
    throw error
  }
}

const certificatePem = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/

/** PEM, or DER as it is. */
async function certificateFrom(path: string): Promise<Certificate> {
  const bytes = await bytesOf(path, keyBytesMax)
  const [, base64] = certificatePem.exec(Buffer.from(bytes).toString('latin1')) ?? []
  try {
    return readCertificate(base64 === undefined ? bytes : Buffer.from(base64, 'base64'))
  } catch (error) {
    if (error instanceof CertificateError) throw new UsageFault(`${error.sentence}：${path}`)
    throw error
  }
}
