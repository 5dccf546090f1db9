import {
  BasicConstraints,
  Certificate as CertificateStructure,
  id_ce_basicConstraints,
  id_ce_keyUsage,
  KeyUsage,
  type Extension,
  type Name,
  type SubjectPublicKeyInfo,
} from '@peculiar/asn1-x509'
import { importSm2PublicKey, type Sm2PublicKey } from '@piaoqiao/gm-crypto'
import {
  CertificateError,
  keyUsageNames,
  type Certificate,
  type KeyUsageName,
} from './certificate.ts'
import { bitStringOf, contentOf, derTags, insideOf, readSequence } from './der-elements.ts'
import { ecPublicKeyOid, sm2WithSm3Content } from './object-identifiers.ts'
import { remembering } from './remember.ts'
import { decodeDer, DerError, encodeDer, equalBytes } from './strict-der.ts'

export const certificateBytesMax = 16 * 1024

const rememberedMax = 500
const readRemembering = remembering(
  (der) => fromStructure(der, decodeDer(der, CertificateStructure)),
  rememberedMax,
)

/** Reads an X.509 certificate in DER. Throws `CERTIFICATE_MALFORMED` or `CERTIFICATE_ALGORITHM`. */
export function readCertificate(der: Uint8Array): Certificate {
  if (der.length > certificateBytesMax) throw new CertificateError('CERTIFICATE_MALFORMED')
  try {
    return readRemembering(der)
  } catch (error) {
    if (error instanceof CertificateError) throw error
    // The library decodes some values only when they are asked for, and throws errors of several kinds then.
    throw new CertificateError('CERTIFICATE_MALFORMED', { cause: error })
  }
}

function fromStructure(der: Uint8Array, structure: CertificateStructure): Certificate {
  const { tbsCertificate: content } = structure
  return {
    der,
    ...readWrapping(der),
    serialHex: Buffer.from(content.serialNumber).toString('hex'),
    subject: nameText(content.subject),
    issuer: nameText(content.issuer),
    subjectDerHex: nameDerHex(content.subject),
    issuerDerHex: nameDerHex(content.issuer),
    publicKey: readPublicKey(content.subjectPublicKeyInfo),
    validFrom: instantOf(content.validity.notBefore),
    validUntil: instantOf(content.validity.notAfter),
    ...readExtensions(content.extensions ?? []),
  }
}

/** What stands around the signed part, which no signature protects and the library reads generously. */
function readWrapping(der: Uint8Array): Pick<Certificate, 'signedBytes' | 'signature'> {
  const [content, algorithm, signature, ...rest] = readSequence(der)
  const [version, , innerAlgorithm] = insideOf(content, derTags.sequence)
  // Version 3: whoever issues older ones cannot say what a key is for.
  contentOf(version, derTags.context0)
  const [name] = insideOf(algorithm, derTags.sequence)
  const isSm2 = Buffer.compare(contentOf(name, derTags.objectIdentifier), sm2WithSm3Content) === 0
  if (!isSm2) throw new CertificateError('CERTIFICATE_ALGORITHM')
  if (content === undefined || algorithm === undefined || rest.length > 0) {
    throw new DerError('not a certificate')
  }
  // RFC 5280, 4.1.1.2: the algorithm stands inside the signed part too, and has to be the same.
  if (innerAlgorithm === undefined || !equalBytes(innerAlgorithm.whole, algorithm.whole)) {
    throw new CertificateError('CERTIFICATE_ALGORITHM')
  }
  return { signedBytes: content.whole, signature: bitStringOf(signature) }
}

function readPublicKey({ algorithm, subjectPublicKey }: SubjectPublicKeyInfo): Sm2PublicKey {
  const curve = encodeCurve()
  const parameters = Buffer.from(algorithm.parameters ?? new ArrayBuffer(0))
  if (algorithm.algorithm !== ecPublicKeyOid || !parameters.equals(curve)) {
    throw new CertificateError('CERTIFICATE_ALGORITHM')
  }
  return importSm2PublicKey(Buffer.from(subjectPublicKey).toString('hex'))
}

/** 1.2.156.10197.1.301 as an element; the parameters of a key are kept as bytes. */
const curveDerHex = '06082a811ccf5501822d'

export function encodeCurve(): Buffer {
  return Buffer.from(curveDerHex, 'hex')
}

function instantOf(time: { getTime(): Date }): number {
  const instant = time.getTime().getTime()
  if (Number.isNaN(instant)) throw new DerError('names no moment')
  return instant
}

function nameDerHex(name: Name): string {
  return Buffer.from(encodeDer(name)).toString('hex')
}

const attributeNames: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.5': 'SERIALNUMBER',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
}

function nameText(name: Name): string {
  return [...name]
    .flatMap((part) => [...part])
    .map(({ type, value }) => `${attributeNames[type] ?? type}=${value.toString()}`)
    .join(', ')
}

type ExtensionContent = Pick<
  Certificate,
  'isAuthority' | 'keyUsages' | 'hasUnknownCriticalExtension'
>

/** RFC 5280, 4.2: no extension stands twice. */
function readExtensions(extensions: readonly Extension[]): ExtensionContent {
  const byId = new Map(extensions.map((extension) => [extension.extnID, extension]))
  if (byId.size !== extensions.length) throw new DerError('an extension stands twice')
  const known = new Set<string>([id_ce_keyUsage, id_ce_basicConstraints])
  return {
    isAuthority: readIsAuthority(byId.get(id_ce_basicConstraints)),
    keyUsages: readKeyUsages(byId.get(id_ce_keyUsage)),
    hasUnknownCriticalExtension: extensions.some(
      ({ critical, extnID }) => critical && !known.has(extnID),
    ),
  }
}

function readIsAuthority(extension: Extension | undefined): boolean {
  if (extension === undefined) return false
  return decodeDer(new Uint8Array(extension.extnValue.buffer), BasicConstraints).cA
}

function readKeyUsages(extension: Extension | undefined): ReadonlySet<KeyUsageName> {
  if (extension === undefined) return new Set()
  const usages: readonly string[] = decodeDer(
    new Uint8Array(extension.extnValue.buffer),
    KeyUsage,
  ).toJSON()
  return new Set(keyUsageNames.filter((name) => usages.includes(name)))
}
