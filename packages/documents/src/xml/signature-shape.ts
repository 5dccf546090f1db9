import type { BillSignature, BillSignatureContent } from './bill-xml.ts'
import { signatureValueBytesMax } from './bounds.ts'
import { closedShape, group, leaf, need } from './shape.ts'
import { matching, oneOf, text } from './value-form.ts'
import type { ValueForm } from './value-form.ts'

/** The `Signature` node as it is nested in the XML. */
export interface SignatureNode {
  readonly signedInfo: {
    readonly reference: string
    readonly algorithm: string
    readonly format: 'DETACH'
  }
  readonly time: string
  /** Base64 in its one canonical spelling. */
  readonly value: string
  readonly keyInfo: { readonly serial: string; readonly issuer: string }
}

const algorithms = ['SM2', '1.2.156.10197.1.501'] as const

function unsupported<T>(form: ValueForm<T>): ValueForm<T> {
  return { ...form, fault: 'XML_SIGNATURE_UNSUPPORTED' }
}

/** Base64 may be broken into lines (xs:base64Binary), but stands for its bytes in one way only. */
const base64: ValueForm<string> = {
  lengthMax: signatureValueBytesMax * 2,
  fault: 'XML_SIGNATURE_INVALID',
  wording: '应为 Base64 形式的 SM2 签名值',
  read(given) {
    const value = given.replaceAll(/[ \t\r\n]/g, '')
    const bytes = Buffer.from(value, 'base64')
    const isExact = bytes.length > 0 && bytes.toString('base64') === value
    return isExact && bytes.length <= signatureValueBytesMax ? value : undefined
  },
  write: (value) => value,
}

const timeForm: ValueForm<string> = {
  ...matching(15, /^[0-9]{14}Z?$/, '应为 14 位数字的签名时间'),
  fault: 'XML_SIGNATURE_INVALID',
}

export const signatureShape = closedShape<SignatureNode>([
  group(
    'SignedInfo',
    'signedInfo',
    '签名信息',
    closedShape<SignatureNode['signedInfo']>([
      need('Reference', 'reference', '签名引用', text(100)),
      need(
        'SignatureAlgorithm',
        'algorithm',
        '签名算法',
        unsupported(oneOf(algorithms, '应为 SM2')),
      ),
      need('SignatureFormat', 'format', '签名格式', unsupported(oneOf(['DETACH'], '应为 DETACH'))),
    ]),
    'required',
  ),
  need('SignatureTime', 'time', '签名时间', timeForm),
  { ...need('SignatureValue', 'value', '签名值', base64), aliases: ['Signaturevalue'] },
  group(
    'KeyInfo',
    'keyInfo',
    '证书信息',
    closedShape<SignatureNode['keyInfo']>([
      need('SerialNumber', 'serial', '证书序列号', text(100)),
      leaf('X509IssuerName', 'issuer', '证书颁发者', text(300), 'mayBeEmpty'),
    ]),
    'required',
  ),
])

export function signatureFromNode(node: SignatureNode, nodeBytes: Uint8Array): BillSignature {
  const { signedInfo, time, value, keyInfo } = node
  const der = new Uint8Array(Buffer.from(value, 'base64'))
  return {
    ...signedInfo,
    time,
    value: der,
    keySerial: keyInfo.serial,
    keyIssuer: keyInfo.issuer,
    nodeBytes,
  }
}

export function nodeFromSignature(
  signature: BillSignatureContent,
  reference: string,
): SignatureNode {
  const { algorithm, time, value, keySerial, keyIssuer } = signature
  return {
    signedInfo: { reference, algorithm, format: 'DETACH' },
    time,
    value: Buffer.from(value).toString('base64'),
    keyInfo: { serial: keySerial, issuer: keyIssuer },
  }
}
