import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sm3 } from '@piaoqiao/gm-crypto'
import { derElement, derTags } from '../certificates/der-elements.ts'
import { decodeExactDer, encodeDer } from '../certificates/strict-der.ts'
import { makeSeal } from './make-seal.ts'
import { readSealSignature } from './read-seal-signature.ts'
import { readSeal } from './read-seal.ts'
import { SealError } from './seal-faults.ts'
import {
  CertificateDigestListStructure,
  CertificateDigestStructure,
  SealStructure,
} from './seal-structures.ts'
import { holderKeys, makerKey, sealedAt, signWith } from './testing/sample-seals.ts'
import { dataHash, path, sealOrder, seals, signedValueOf, verdictOf } from './testing/seal-scene.ts'
import { verifySealSignature } from './verify-seal-signature.ts'

test('a signature by another algorithm is refused', async () => {
  const { signature } = await verdictOf({})
  const signedValue = derElement(
    derTags.sequence,
    signature?.signedBytes ?? dataHash,
    derElement(derTags.octetString, signature?.signerCertificate ?? dataHash),
    encodeOid('2a811ccf55018376'),
    derElement(derTags.bitString, Uint8Array.of(0), signature?.signature ?? dataHash),
  )
  const { steps } = await verdictOf({ claim: { signedValue } })
  expect(steps[0]).toMatchObject({ outcome: 'failed', code: 'SEAL_ALGORITHM' })
})

test.each([
  [true, 'SEAL_EXTENSION_UNKNOWN'],
  [false, undefined],
])('an extension that is critical (%s) is refused with %s', async (critical, code) => {
  const { signature } = await verdictOf({})
  const extension = derElement(
    derTags.sequence,
    encodeOid('2a811ccf55018376'),
    ...(critical ? [derElement(derTags.boolean, Uint8Array.of(0xff))] : []),
    derElement(derTags.octetString, dataHash),
  )
  const content = signature?.signedBytes.subarray(4) ?? dataHash
  const toSign = derElement(
    derTags.sequence,
    content,
    derElement(derTags.context0, derElement(derTags.sequence, extension)),
  )
  const signedValue = derElement(
    derTags.sequence,
    toSign,
    derElement(derTags.octetString, signature?.signerCertificate ?? dataHash),
    encodeOid('2a811ccf55018375'),
    derElement(derTags.bitString, Uint8Array.of(0), await signWith(holderKeys.issuer)(toSign)),
  )
  const { valid, steps } = await verdictOf({ claim: { signedValue } })
  expect(valid).toBe(!critical)
  expect(steps.find(({ outcome }) => outcome === 'failed')?.code).toBe(code)
})

function encodeOid(hex: string): Uint8Array {
  return derElement(derTags.objectIdentifier, new Uint8Array(Buffer.from(hex, 'hex')))
}

test('a seal that lists digests of certificates is read, and its signer found', async () => {
  const structure = decodeExactDer(await makeSeal(sealOrder), SealStructure)
  const digest = Object.assign(new CertificateDigestStructure(), {
    type: 'SM3',
    value: sm3(seals.issued.issuer.certificate).buffer,
  })
  structure.content.property.signersKind = 2
  structure.content.property.signers = new Uint8Array(
    encodeDer(new CertificateDigestListStructure([digest])),
  ).buffer
  const signature = await signWith(makerKey)(encodeDer(structure.content))
  structure.signature = new Uint8Array(signature).buffer
  expect((await verdictOf({ signature: { seal: encodeDer(structure) } })).valid).toBe(true)
})

describe('changed bytes', () => {
  test('of a signature make it invalid, and never throw', async () => {
    const signedValue = await signedValueOf({})
    const { trust } = seals.authority
    const claim = { dataHash, path, ...trust, at: sealedAt }
    const change = fc.tuple(fc.nat(signedValue.length - 1), fc.integer({ min: 1, max: 255 }))
    fc.assert(
      fc.property(change, ([index, mask]) => {
        const changed = Uint8Array.from(signedValue, (byte, at) =>
          at === index ? byte ^ mask : byte,
        )
        expect(verifySealSignature({ ...claim, signedValue: changed }).valid).toBe(false)
      }),
      { numRuns: 300 },
    )
  })

  test('and random ones are read or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const sequence = derElement(derTags.sequence, bytes)
        for (const given of [bytes, sequence]) {
          expect(() => readSeal(given)).toThrow(SealError)
          expect(() => readSealSignature(given)).toThrow(SealError)
        }
      }),
      { numRuns: 500 },
    )
  })
})
