import {
  bitStringOf,
  contentOf,
  derTags,
  ia5StringOf,
  insideOf,
  instantOf,
  readSequence,
  type DerElement,
} from '../certificates/der-elements.ts'
import { sm2WithSm3Content } from '../certificates/object-identifiers.ts'
import { DerError } from '../certificates/strict-der.ts'
import { reading, readSeal } from './read-seal.ts'
import { sealVersion, type SealSignature } from './seal.ts'

/** What a signature says besides its seal, which is read apart because it comes with every signature of a party. */
type OwnContent = Omit<SealSignature, 'seal'> & { readonly sealDer: Uint8Array }

/** Reads a signature made with a seal from its DER. Throws `SEAL_SIGNATURE_MALFORMED` or `SEAL_MALFORMED`. */
export function readSealSignature(der: Uint8Array): SealSignature {
  const { sealDer, ...own } = reading('SEAL_SIGNATURE_MALFORMED', () => readOwnContent(der))
  return { ...own, seal: readSeal(sealDer) }
}

function readOwnContent(der: Uint8Array): OwnContent {
  const [toSign, certificate, algorithm, signature, timeStamp, ...rest] = readSequence(der)
  const [version, seal, time, dataHash, path, extensions, ...more] = insideOf(
    toSign,
    derTags.sequence,
  )
  requireAll(rest.length === 0 && more.length === 0, [toSign, seal])
  requireAll(equalsVersion(contentOf(version, derTags.integer)), [version])
  // A time stamp proves when it was signed to whoever trusts its authority; here its form is all that is looked at.
  if (timeStamp !== undefined) contentOf(timeStamp, derTags.context0)
  contentOf(seal, derTags.sequence)
  return {
    signedBytes: toSign?.whole ?? nothing,
    sealDer: seal?.whole ?? nothing,
    signedAt: instantOf(time),
    dataHash: bitStringOf(dataHash),
    path: ia5StringOf(path),
    signerCertificate: contentOf(certificate, derTags.octetString),
    usesSm2: isSm2(contentOf(algorithm, derTags.objectIdentifier)),
    signature: bitStringOf(signature),
    hasCriticalExtension: hasCritical(extensions),
  }
}

const nothing = new Uint8Array()

function requireAll(condition: boolean, elements: readonly (DerElement | undefined)[]): void {
  if (!condition || elements.includes(undefined)) throw new DerError('not the expected structure')
}

function equalsVersion(content: Uint8Array): boolean {
  return content.length === 1 && content[0] === sealVersion
}

function isSm2(content: Uint8Array): boolean {
  return Buffer.compare(content, sm2WithSm3Content) === 0
}

/** ExtensionData: identifier, whether it is critical, value. In DER the default, false, is left out. */
function hasCritical(extensions: DerElement | undefined): boolean {
  if (extensions === undefined) return false
  const [list, second] = insideOf(extensions, derTags.context0)
  requireAll(second === undefined, [list])
  return insideOf(list, derTags.sequence).some((extension) => {
    const [, critical] = insideOf(extension, derTags.sequence)
    return critical?.tag === derTags.boolean
  })
}
