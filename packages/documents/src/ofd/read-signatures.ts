import { ofdReferencesMax, ofdSignaturesMax } from './ofd-bounds.ts'
import {
  attributeOf,
  childrenOf,
  numbersOf,
  onlyChild,
  optionalChild,
  textOf,
  type OfdElement,
} from './ofd-element.ts'
import { OfdError } from './ofd-faults.ts'
import type { OfdReference, OfdSignature, OfdStamp } from './ofd-file.ts'
import type { OfdPackage } from './ofd-package.ts'
import { resolveLocation } from './ofd-path.ts'

/** The signatures that the list names, in its order. Whether they are good is not looked at here. */
export function readSignatures(parts: OfdPackage, listFile: string): readonly OfdSignature[] {
  const list = childrenOf(parts.xml(listFile, 'Signatures'), 'Signature')
  if (list.length > ofdSignaturesMax) throw new OfdError('OFD_SIGNATURES', listFile)
  const signatures = list.map((entry) => {
    const file = parts.located(entry, 'BaseLoc')
    return readSignature(parts, parts.xml(file, 'Signature'), attributeOf(entry, 'ID'))
  })
  const files = new Set(signatures.map(({ file }) => file))
  if (files.size !== signatures.length) throw new OfdError('OFD_VALUE_INVALID', listFile)
  return signatures
}

function readSignature(parts: OfdPackage, root: OfdElement, id: string): OfdSignature {
  const information = onlyChild(root, 'SignedInfo')
  const references = onlyChild(information, 'References')
  const list = childrenOf(references, 'Reference')
  if (list.length > ofdReferencesMax) throw new OfdError('OFD_SIGNATURES', root.file)
  const seal = optionalChild(information, 'Seal')
  return {
    id,
    file: root.file,
    // GB/T 33190, 18.2: a list that names no method would mean MD5, which is refused later.
    checkMethod: references.attributes.get('CheckMethod') ?? 'MD5',
    signatureMethod: textOf(onlyChild(information, 'SignatureMethod')),
    references: list.map(readReference),
    stamps: childrenOf(information, 'StampAnnot').map(readStamp),
    sealFile: seal === undefined ? null : parts.located(onlyChild(seal, 'BaseLoc')),
    valueFile: parts.located(onlyChild(root, 'SignedValue')),
  }
}

/** The file may be missing: whoever verifies says so, of this one signature. */
function readReference(reference: OfdElement): OfdReference {
  const value = textOf(onlyChild(reference, 'CheckValue'))
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(value)) {
    throw new OfdError('OFD_VALUE_INVALID', reference.file)
  }
  return {
    file: resolveLocation(reference.file, attributeOf(reference, 'FileRef')),
    digest: new Uint8Array(Buffer.from(value, 'base64')),
  }
}

function readStamp(stamp: OfdElement): OfdStamp {
  const [xMm = 0, yMm = 0, widthMm = 0, heightMm = 0] = numbersOf(
    stamp,
    attributeOf(stamp, 'Boundary'),
    4,
  )
  return { pageId: attributeOf(stamp, 'PageRef'), xMm, yMm, widthMm, heightMm }
}
