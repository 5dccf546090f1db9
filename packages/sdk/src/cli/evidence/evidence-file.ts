import { GmCryptoError, importSm2PublicKey } from '@piaoqiao/gm-crypto'
import type { Sm2PublicKey } from '@piaoqiao/gm-crypto'
import type { EvidenceContent } from '@piaoqiao/protocol'
import { evidenceContent, fits } from '@piaoqiao/protocol'
import { UsageFault } from '../usage-fault.ts'

/** A file of evidence as `bill.evidence` answered it. */
export interface EvidenceFile {
  /** What was signed. */
  readonly bytes: Uint8Array
  readonly signature: Uint8Array
  /** The key that the file says it was signed with. */
  readonly publicKey: Sm2PublicKey
}

const base64Pattern = /^[A-Za-z0-9+/]+={0,2}$/

/** @throws UsageFault where the file is none */
export function evidenceFileFrom(text: string, path: string): EvidenceFile {
  const { evidence, signature, publicKey } = membersOf(text)
  if (!isBase64(evidence) || !isBase64(signature) || typeof publicKey !== 'string') {
    throw new UsageFault(`不是票据存证文件：${path}`)
  }
  try {
    return {
      bytes: new Uint8Array(Buffer.from(evidence, 'base64')),
      signature: new Uint8Array(Buffer.from(signature, 'base64')),
      publicKey: importSm2PublicKey(publicKey),
    }
  } catch (error) {
    if (error instanceof GmCryptoError) throw new UsageFault(`存证文件中的公钥有误：${path}`)
    throw error
  }
}

function membersOf(text: string): Partial<Record<string, unknown>> {
  try {
    const read = JSON.parse(text) as unknown
    return typeof read === 'object' && read !== null ? read : {}
  } catch {
    return {}
  }
}

function isBase64(text: unknown): text is string {
  return typeof text === 'string' && base64Pattern.test(text)
}

/** What the evidence says; null where it is not of the form that this program knows. */
export function contentOf({ bytes }: EvidenceFile): EvidenceContent | null {
  try {
    const read = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown
    return fits(evidenceContent, read) ? (read as EvidenceContent) : null
  } catch {
    return null
  }
}
