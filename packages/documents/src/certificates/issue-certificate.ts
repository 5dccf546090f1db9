import { OctetString } from '@peculiar/asn1-schema'
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate as CertificateStructure,
  Extension,
  Extensions,
  id_ce_authorityKeyIdentifier,
  id_ce_basicConstraints,
  id_ce_keyUsage,
  id_ce_subjectKeyIdentifier,
  KeyIdentifier,
  KeyUsage,
  KeyUsageFlags,
  Name,
  RelativeDistinguishedName,
  SubjectKeyIdentifier,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509'
import type { Instant } from '@piaoqiao/domain'
import { sm3, type Sm2PublicKey } from '@piaoqiao/gm-crypto'
import type { CertificateName, SignBytes } from './certificate.ts'
import { ecPublicKeyOid, sm2WithSm3Oid } from './object-identifiers.ts'
import { encodeCurve } from './read-certificate.ts'
import { encodeDer } from './strict-der.ts'

export interface CertificateOrder {
  /** `authority` may issue certificates and sign nothing else, `signer` the other way round. */
  readonly kind: 'authority' | 'signer'
  readonly subject: CertificateName
  readonly publicKey: Sm2PublicKey
  /** To the second. */
  readonly validFrom: Instant
  readonly validUntil: Instant
  /** Who issues it; for a root the subject itself. */
  readonly issuer: { readonly name: CertificateName; readonly publicKey: Sm2PublicKey }
  /** Signs with the issuer's key. */
  readonly sign: SignBytes
}

/** Issues an X.509 v3 certificate; gives its DER. */
export async function issueCertificate(order: CertificateOrder): Promise<Uint8Array> {
  const content = new TBSCertificate({
    version: Version.v3,
    serialNumber: serialNumber(order),
    signature: new AlgorithmIdentifier({ algorithm: sm2WithSm3Oid }),
    issuer: nameOf(order.issuer.name),
    validity: new Validity({
      notBefore: new Date(order.validFrom),
      notAfter: new Date(order.validUntil),
    }),
    subject: nameOf(order.subject),
    subjectPublicKeyInfo: publicKeyInfo(order.publicKey),
    extensions: extensionsOf(order),
  })
  const signature = await order.sign(encodeDer(content))
  const certificate = new CertificateStructure({
    tbsCertificate: content,
    signatureAlgorithm: new AlgorithmIdentifier({ algorithm: sm2WithSm3Oid }),
    signatureValue: new Uint8Array(signature).buffer,
  })
  return encodeDer(certificate)
}

const serialBytes = 16

/** Follows from what the certificate says, so that no counter has to be kept and none stands twice. */
function serialNumber({
  subject,
  publicKey,
  validFrom,
  validUntil,
}: CertificateOrder): ArrayBuffer {
  const said = JSON.stringify([
    Buffer.from(publicKey.bytes).toString('hex'),
    Object.values(subject),
    validFrom,
    validUntil,
  ])
  const serial = sm3(said).slice(0, serialBytes)
  // RFC 5280, 4.1.2.2: positive, and in DER the first octet of the shortest form is not zero.
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40
  return serial.buffer
}

function nameOf(name: CertificateName): Name {
  const unit = name.organizationalUnit
  return new Name([
    namePart('2.5.4.6', new AttributeValue({ printableString: name.country })),
    namePart('2.5.4.10', new AttributeValue({ utf8String: name.organization })),
    ...(unit === undefined ? [] : [namePart('2.5.4.11', new AttributeValue({ utf8String: unit }))]),
    namePart('2.5.4.3', new AttributeValue({ utf8String: name.commonName })),
  ])
}

function namePart(type: string, value: AttributeValue): RelativeDistinguishedName {
  return new RelativeDistinguishedName([new AttributeTypeAndValue({ type, value })])
}

function publicKeyInfo(publicKey: Sm2PublicKey): SubjectPublicKeyInfo {
  const parameters = new Uint8Array(encodeCurve()).buffer
  return new SubjectPublicKeyInfo({
    algorithm: new AlgorithmIdentifier({ algorithm: ecPublicKeyOid, parameters }),
    subjectPublicKey: new Uint8Array(publicKey.bytes).buffer,
  })
}

function extensionsOf({ kind, publicKey, issuer }: CertificateOrder): Extensions {
  const { digitalSignature, nonRepudiation, keyCertSign, cRLSign } = KeyUsageFlags
  const isAuthority = kind === 'authority'
  const usage = isAuthority ? keyCertSign | cRLSign : digitalSignature | nonRepudiation
  const issuerKey = new KeyIdentifier(keyIdentifier(issuer.publicKey))
  return new Extensions([
    extension(id_ce_basicConstraints, true, new BasicConstraints({ cA: isAuthority })),
    extension(id_ce_keyUsage, true, new KeyUsage(usage)),
    extension(
      id_ce_subjectKeyIdentifier,
      false,
      new SubjectKeyIdentifier(keyIdentifier(publicKey)),
    ),
    extension(
      id_ce_authorityKeyIdentifier,
      false,
      new AuthorityKeyIdentifier({ keyIdentifier: issuerKey }),
    ),
  ])
}

function extension(extnID: string, critical: boolean, value: unknown): Extension {
  return new Extension({ extnID, critical, extnValue: new OctetString(encodeDer(value)) })
}

const keyIdentifierBytes = 20

function keyIdentifier(publicKey: Sm2PublicKey): ArrayBuffer {
  return sm3(publicKey.bytes).slice(0, keyIdentifierBytes).buffer
}
