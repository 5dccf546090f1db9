import { Type } from 'typebox'

export const envelopeVersion = '1.0'

/** The largest body of a request or an answer, in bytes. */
export const envelopeBytesMax = 4 * 1024 * 1024

/** The largest payload, as UTF-8; enciphered and in base64 it still fits into an envelope. */
export const payloadBytesMax = 3_000_000

/** SM4-CBC with PKCS#7 fills the last block of 16 bytes or adds one; base64 makes 4 of 3. */
export const dataCharactersMax = base64Length((Math.floor(payloadBytesMax / 16) + 1) * 16)

/** How far the clocks of sender and receiver may be apart, in either direction. */
export const clockSkewMaxMs = 5 * 60 * 1000

/** The key that both sides hold for the MAC. */
export const appKeyBytes = 32

/** An SM4 key and an initial vector. */
export const contentKeyBytes = 16

/**
 * What travels in both directions. Bytes are base64 with padding (RFC 4648, 4) in its one
 * canonical form, so that no field has a second spelling.
 */
export interface Envelope {
  readonly version: string
  readonly appId: string
  readonly requestId: string
  /** UTC with milliseconds, `2026-03-01T08:30:00.000Z`. */
  readonly timestamp: string
  /** The SM4 key under the receiver's SM2 public key: DER SM2Cipher (GM/T 0009, 7.2). */
  readonly encryptedKey: string
  readonly iv: string
  /** SM4-CBC with PKCS#7 of the payload, JSON in UTF-8. */
  readonly data: string
  /** HMAC-SM3 over the signing text. */
  readonly mac: string
  /** SM2 with SM3 over the same text: DER (GM/T 0009, 7.3). */
  readonly signature?: string
}

/** A request goes to a service; an answer comes from it. */
export type EnvelopeKind = 'request' | 'answer'

export const appIdPattern = '^[A-Za-z0-9-]{1,40}$'
export const requestIdPattern = '^[A-Za-z0-9._:-]{1,64}$'
export const timestampPattern = '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$'

const base64Pattern = '^[A-Za-z0-9+/]+={0,2}$'

/** The last character before the padding carries spare bits, which must be zero. */
const base64Of16BytesPattern = '^[A-Za-z0-9+/]{21}[AQgw]==$'
const base64Of32BytesPattern = '^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$'

/** DER SM2Cipher of 16 bytes: 60 bytes if both coordinates were tiny, 124 if both need 33. */
const encryptedKeyCharacters = { minLength: base64Length(60), maxLength: base64Length(124) }

/** DER of two INTEGERs of 1 to 33 bytes. */
const signatureCharacters = { minLength: base64Length(8), maxLength: base64Length(72) }

/** None of the patterns admits a line feed, which separates the fields in the signing text. */
export const envelopeSchema = Type.Object(
  {
    version: Type.Literal(envelopeVersion, { title: '版本', description: 'Protocol version.' }),
    appId: Type.String({
      title: '应用编号',
      description: 'Names the sender of the request, in the request and in its answer.',
      pattern: appIdPattern,
    }),
    requestId: Type.String({
      title: '请求编号',
      description:
        'Chosen by the sender and kept before the first attempt; a retry repeats it, an answer carries it back.',
      pattern: requestIdPattern,
    }),
    timestamp: Type.String({
      title: '发送时间',
      description: 'When this envelope was sealed: UTC with milliseconds.',
      pattern: timestampPattern,
    }),
    encryptedKey: Type.String({
      title: '密钥密文',
      description:
        'The 16-byte SM4 key under the SM2 public key of the receiver: DER SM2Cipher, base64.',
      pattern: base64Pattern,
      ...encryptedKeyCharacters,
    }),
    iv: Type.String({
      title: '初始向量',
      description: 'The 16-byte initial vector of SM4-CBC, base64.',
      pattern: base64Of16BytesPattern,
    }),
    data: Type.String({
      title: '业务数据密文',
      description: 'SM4-CBC with PKCS#7 of the payload (JSON in UTF-8), base64.',
      pattern: base64Pattern,
      minLength: base64Length(16),
      maxLength: dataCharactersMax,
    }),
    mac: Type.String({
      title: '报文鉴别码',
      description: 'HMAC-SM3 under the appKey over the signing text, base64.',
      pattern: base64Of32BytesPattern,
    }),
    signature: Type.Optional(
      Type.String({
        title: '签名',
        description:
          'SM2 with SM3 over the signing text, user identity 1234567812345678: DER, base64.',
        pattern: base64Pattern,
        ...signatureCharacters,
      }),
    ),
  },
  { title: '报文信封', additionalProperties: false },
)

function base64Length(bytes: number): number {
  return Math.ceil(bytes / 3) * 4
}
