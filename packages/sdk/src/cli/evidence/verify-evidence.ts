import type { BillXml, SignatureVerdict } from '@piaoqiao/documents'
import { BillXmlError, readBillXml, verifyBillSignatures } from '@piaoqiao/documents'
import { equalInConstantTime, sm2Verify, sm3Hex } from '@piaoqiao/gm-crypto'
import type { Sm2PublicKey } from '@piaoqiao/gm-crypto'
import type { EvidenceContent } from '@piaoqiao/protocol'
import type { EvidenceFile } from './evidence-file.ts'
import { contentOf } from './evidence-file.ts'
import { chainFault, factsFault, operationsFault } from './verify-history.ts'

/** What is checked, in this order, with its Chinese name. */
export const evidenceChecks = {
  signature: '存证签名',
  key: '财政部门公钥',
  content: '存证内容',
  chain: '事件散列链',
  facts: '票据要素与状态',
  operations: '操作答复',
  xml: '票据文件',
  supervisor: '财政监制签名',
  issuer: '开票单位签名',
} as const
export type EvidenceCheck = keyof typeof evidenceChecks

export interface EvidenceVerdict {
  readonly check: EvidenceCheck
  readonly verdict: SignatureVerdict
  /** What is wrong, or what it takes to check it; empty where all is well. */
  readonly sentence: string
}

export interface VerifiedEvidence {
  /** Null where the content cannot be read. */
  readonly content: EvidenceContent | null
  readonly verdicts: readonly EvidenceVerdict[]
}

export interface EvidenceKeys {
  /** The key that the province is known to have; without it nobody knows whose signature it is. */
  readonly province?: Sm2PublicKey
  readonly issuer?: Sm2PublicKey
}

/** Checks a file of evidence with nothing but the file and the keys: no registry is asked. */
export function verifyEvidence(file: EvidenceFile, keys: EvidenceKeys): VerifiedEvidence {
  const content = contentOf(file)
  const verdicts = [signatureVerdict(file, keys), keyVerdict(file, keys)]
  if (content === null) {
    return { content, verdicts: [...verdicts, invalid('content', '不是本程序能识别的存证格式')] }
  }
  return {
    content,
    verdicts: [
      ...verdicts,
      good('content'),
      verdictOf('chain', chainFault(content)),
      verdictOf('facts', factsFault(content)),
      verdictOf('operations', operationsFault(content)),
      ...fileVerdicts(content, { ...keys, province: keys.province ?? file.publicKey }),
    ],
  }
}

function signatureVerdict(file: EvidenceFile, { province }: EvidenceKeys): EvidenceVerdict {
  const { bytes, signature, publicKey } = file
  return sm2Verify(province ?? publicKey, bytes, signature)
    ? good('signature')
    : invalid('signature', '签名验证不通过，内容可能被改动')
}

function keyVerdict({ publicKey }: EvidenceFile, { province }: EvidenceKeys): EvidenceVerdict {
  if (province === undefined) {
    const sentence = '文件自带的公钥未经核对，请用--key给出该省财政部门的公钥'
    return { check: 'key', verdict: 'unchecked', sentence }
  }
  return equalInConstantTime(province.bytes, publicKey.bytes)
    ? good('key')
    : invalid('key', '文件自带的公钥不是所给的财政部门公钥')
}

function fileVerdicts(
  content: EvidenceContent,
  { province, issuer }: EvidenceKeys,
): readonly EvidenceVerdict[] {
  const xml = readXml(content)
  if (typeof xml === 'string') return [invalid('xml', xml)]
  const signatures = verifyBillSignatures(xml, {
    ...(province !== undefined && { supervisor: province }),
    ...(issuer !== undefined && { issuer }),
  })
  return [
    verdictOf('xml', xmlFault(content, xml)),
    xmlSignature('supervisor', signatures.supervisor),
    xmlSignature('issuer', signatures.issuer),
  ]
}

function readXml({ xml }: EvidenceContent): BillXml | string {
  try {
    return readBillXml(new TextEncoder().encode(xml))
  } catch (error) {
    if (error instanceof BillXmlError) return error.sentence
    throw error
  }
}

function xmlFault({ bill }: EvidenceContent, { document, signedText }: BillXml): string | null {
  const { billCode, billNumber } = document.main
  if (billCode !== bill.billCode || billNumber !== bill.billNumber) return '文件是另一张票据的'
  return sm3Hex(signedText) === bill.contentDigest ? null : '文件与登记的票据内容不一致'
}

const signatureSentences: Readonly<Record<SignatureVerdict, string>> = {
  valid: '',
  invalid: '签名验证不通过',
  missing: '文件没有这个签名',
  unchecked: '没有给出公钥，请用--issuer-key给出',
}

function xmlSignature(check: EvidenceCheck, verdict: SignatureVerdict): EvidenceVerdict {
  return { check, verdict, sentence: signatureSentences[verdict] }
}

function good(check: EvidenceCheck): EvidenceVerdict {
  return { check, verdict: 'valid', sentence: '' }
}

function invalid(check: EvidenceCheck, sentence: string): EvidenceVerdict {
  return { check, verdict: 'invalid', sentence }
}

function verdictOf(check: EvidenceCheck, fault: string | null): EvidenceVerdict {
  return fault === null ? good(check) : invalid(check, fault)
}
