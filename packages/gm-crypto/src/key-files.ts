import {
  base64FromBytes,
  bytesFromBase64,
  bytesFromHex,
  concatBytes,
  hexFromBytes,
} from './bytes.ts'
import { DerReader, DerSyntaxError, derTag, encodeDer, encodeDerInteger } from './der.ts'
import { GmCryptoError } from './fault.ts'
import type { Sm2PrivateKey, Sm2PublicKey } from './sm2-key.ts'

/** id-ecPublicKey, 1.2.840.10045.2.1 (RFC 5480). */
const ecPublicKeyOid = '2a8648ce3d0201'
/** The SM2 curve, 1.2.156.10197.1.301 (GM/T 0006). */
const sm2CurveOid = '2a811ccf5501822d'

/** What a private key file says; `publicPoint` where the file carries it. */
export interface DecodedPrivateKey {
  readonly scalar: Uint8Array
  readonly publicPoint: Uint8Array | undefined
}

/** Key files are a few hundred bytes; files with comments before the key stay below this. */
export const keyFileCharactersMax = 16_384

/** Reads PKCS#8 (RFC 5208) or SEC1 (RFC 5915) in PEM. Throws `KEY_MALFORMED`. */
export function decodePrivateKeyPem(text: string): DecodedPrivateKey {
  return readingKey(() => {
    const pkcs8 = pemBody(text, 'PRIVATE KEY')
    if (pkcs8) return decodePkcs8(pkcs8)
    const sec1 = pemBody(text, 'EC PRIVATE KEY') ?? pemBody(text, 'SM2 PRIVATE KEY')
    if (sec1) return decodeSec1(sec1, 'curve named inside')
    throw new GmCryptoError(
      'KEY_MALFORMED',
      'expected an unencrypted PKCS#8 or SEC1 private key in PEM, or 64 hex digits',
    )
  })
}

/** Reads SubjectPublicKeyInfo (RFC 5480) in PEM and gives the point. Throws `KEY_MALFORMED`. */
export function decodePublicKeyPem(text: string): Uint8Array {
  return readingKey(() => {
    const body = pemBody(text, 'PUBLIC KEY')
    if (!body) {
      throw new GmCryptoError(
        'KEY_MALFORMED',
        'expected a public key in PEM, or as 66 or 130 hex digits',
      )
    }
    const whole = new DerReader(body)
    const info = whole.readInside(derTag.sequence)
    whole.end()
    readAlgorithm(info.readInside(derTag.sequence))
    const point = readBitString(info)
    info.end()
    return point
  })
}

/** PKCS#8 PEM as OpenSSL writes it: the public key is inside. */
export function exportSm2PrivateKeyPem(key: Sm2PrivateKey): string {
  const sec1 = encodeDer(
    derTag.sequence,
    encodeDerInteger(1n),
    encodeDer(derTag.octetString, key.bytes),
    encodeDer(derTag.context1, encodeBitString(key.publicKey.bytes)),
  )
  const pkcs8 = encodeDer(
    derTag.sequence,
    encodeDerInteger(0n),
    encodeAlgorithm(),
    encodeDer(derTag.octetString, sec1),
  )
  return pem('PRIVATE KEY', pkcs8)
}

/** SubjectPublicKeyInfo PEM. */
export function exportSm2PublicKeyPem(key: Sm2PublicKey): string {
  return pem(
    'PUBLIC KEY',
    encodeDer(derTag.sequence, encodeAlgorithm(), encodeBitString(key.bytes)),
  )
}

function decodePkcs8(body: Uint8Array): DecodedPrivateKey {
  const whole = new DerReader(body)
  const info = whole.readInside(derTag.sequence)
  whole.end()
  if (info.readInteger() !== 0n) throw new DerSyntaxError('unknown PKCS#8 version')
  readAlgorithm(info.readInside(derTag.sequence))
  const key = decodeSec1(info.read(derTag.octetString), 'curve named outside')
  // RFC 5208 allows attributes after the key; they say nothing that is needed here.
  if (info.nextIs(derTag.context0)) info.read(derTag.context0)
  info.end()
  return key
}

function decodeSec1(
  body: Uint8Array,
  naming: 'curve named inside' | 'curve named outside',
): DecodedPrivateKey {
  const whole = new DerReader(body)
  const fields = whole.readInside(derTag.sequence)
  whole.end()
  if (fields.readInteger() !== 1n) throw new DerSyntaxError('unknown SEC1 version')
  const scalar = fields.read(derTag.octetString)
  if (naming === 'curve named inside' || fields.nextIs(derTag.context0)) {
    const parameters = fields.readInside(derTag.context0)
    requireOid(parameters, sm2CurveOid)
    parameters.end()
  }
  const hasPoint = fields.nextIs(derTag.context1)
  const publicPoint = hasPoint ? readBitString(fields.readInside(derTag.context1)) : undefined
  fields.end()
  return { scalar, publicPoint }
}

function readAlgorithm(algorithm: DerReader): void {
  requireOid(algorithm, ecPublicKeyOid)
  requireOid(algorithm, sm2CurveOid)
  algorithm.end()
}

function requireOid(reader: DerReader, oidHex: string): void {
  if (hexFromBytes(reader.read(derTag.objectIdentifier)) !== oidHex) {
    throw new GmCryptoError('KEY_MALFORMED', 'the key is not of the SM2 curve')
  }
}

function encodeAlgorithm(): Uint8Array {
  return encodeDer(
    derTag.sequence,
    encodeDer(derTag.objectIdentifier, bytesFromHex(ecPublicKeyOid)),
    encodeDer(derTag.objectIdentifier, bytesFromHex(sm2CurveOid)),
  )
}

function encodeBitString(content: Uint8Array): Uint8Array {
  return encodeDer(derTag.bitString, concatBytes(Uint8Array.of(0), content))
}

function readBitString(reader: DerReader): Uint8Array {
  const content = reader.read(derTag.bitString)
  if (content[0] !== 0) throw new DerSyntaxError('a key is a whole number of octets')
  return content.subarray(1)
}

function pem(label: string, body: Uint8Array): string {
  const lines = base64FromBytes(body).match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}

/** The bytes of the block with this label; other blocks, such as `EC PARAMETERS`, may stand before. */
function pemBody(text: string, label: string): Uint8Array | undefined {
  if (text.length > keyFileCharactersMax) {
    throw new GmCryptoError('KEY_MALFORMED', 'the text is too long to be a key')
  }
  const begin = `-----BEGIN ${label}-----`
  const start = text.indexOf(begin)
  const stop = text.indexOf(`-----END ${label}-----`, start)
  if (start < 0 || stop < 0) return undefined
  const base64 = text.slice(start + begin.length, stop).replaceAll(/\s/g, '')
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) throw new DerSyntaxError('not base64')
  return bytesFromBase64(base64)
}

function readingKey<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof DerSyntaxError) {
      throw new GmCryptoError('KEY_MALFORMED', `the key file is not valid: ${error.message}`)
    }
    throw error
  }
}
