import { describe, expect, test } from 'vitest'
import { sm3 } from '@piaoqiao/gm-crypto'
import { derElement, derTags } from '../certificates/der-elements.ts'
import { issueCertificate, type CertificateOrder } from '../certificates/issue-certificate.ts'
import { makeSeal } from './make-seal.ts'
import { readSeal } from './read-seal.ts'
import { sealFaults, type SealFaultCode } from './seal-faults.ts'
import {
  keyOf,
  rootKey,
  samplePicture,
  sealedAt,
  signWith,
  validFrom,
  validUntil,
} from './testing/sample-seals.ts'
import {
  dataHash,
  path,
  sealOrder,
  seals,
  signedValueOf,
  verdictOf,
  type Scene,
} from './testing/seal-scene.ts'
import { clockSkewMsMax, sealStepNames, type SealStepName } from './verify-seal-signature.ts'

const strangerKey = keyOf('5')

test('a seal says what was ordered, and is read from exactly its bytes', async () => {
  const der = await makeSeal(sealOrder)
  expect(readSeal(der)).toMatchObject({
    der,
    id: 'SAMPLE-1',
    name: '示例章',
    type: 1,
    role: 'issuer',
    makerId: 'SAMPLE',
    picture: { format: 'png', bytes: samplePicture.png, widthMm: 30, heightMm: 20 },
    createdAt: validFrom,
    validFrom,
    validUntil,
    makerCertificate: seals.authority.makerCertificate,
    usesSm2: true,
    hasCriticalExtension: false,
  })
})

test('a signature holds the seal as it is, and what was signed', async () => {
  const { seal } = seals.issued.issuer
  const { signature } = await verdictOf({ signature: { seal } })
  expect(signature).toMatchObject({ dataHash, path, signedAt: sealedAt })
  expect(signature?.seal.der).toEqual(seal)
})

test('a good signature passes every step', async () => {
  const verdict = await verdictOf({})
  expect(verdict.valid).toBe(true)
  expect(verdict.steps).toEqual(sealStepNames.map((step) => ({ step, outcome: 'passed' })))
})

/** A certificate like that of the sample, but for these changes. */
async function certificateOf(
  changes: Partial<CertificateOrder>,
  by = rootKey,
): Promise<Uint8Array> {
  return issueCertificate({
    kind: 'signer',
    subject: { country: 'CN', organization: '示例', commonName: '示例签章人' },
    publicKey: strangerKey.publicKey,
    validFrom,
    validUntil,
    issuer: {
      name: { country: 'CN', organization: '示例省财政厅', commonName: '示例根证书' },
      publicKey: rootKey.publicKey,
    },
    sign: signWith(by),
    ...changes,
  })
}

/** Sealed with a certificate of one's own, which the seal lists. */
async function bySigner(changes: Partial<CertificateOrder>, by = rootKey): Promise<Scene> {
  const certificate = await certificateOf(changes, by)
  return {
    seal: { signerCertificates: [certificate] },
    signature: { signerCertificate: certificate, sign: signWith(strangerKey) },
  }
}

async function byMaker(changes: Partial<CertificateOrder>, by = rootKey): Promise<Scene> {
  const makerCertificate = await certificateOf(changes, by)
  return { seal: { makerCertificate, sign: signWith(strangerKey) } }
}

const later = validUntil + 5_000
const broken: readonly [SealFaultCode, SealStepName, string, () => Scene | Promise<Scene>][] = [
  ['SEAL_SIGNATURE_MALFORMED', 'form', 'no DER', () => ({ claim: { signedValue: dataHash } })],
  [
    'SEAL_MALFORMED',
    'form',
    'a seal that is only a sequence',
    async () => {
      const { seal } = seals.issued.issuer
      const signedValue = await signedValueOf({ signature: { seal } })
      return { claim: { signedValue: replaceSeal(signedValue, seal) } }
    },
  ],
  [
    'SEAL_CERTIFICATE_MALFORMED',
    'form',
    'a certificate that is none',
    () => ({ signature: { signerCertificate: dataHash } }),
  ],
  [
    'SEAL_SIGNATURE_INVALID',
    'signature',
    'a signature of somebody else',
    () => ({ signature: { sign: signWith(strangerKey) } }),
  ],
  [
    'SEAL_SIGNER_NOT_LISTED',
    'signer-listed',
    'a seal of others',
    () => ({ seal: { signerCertificates: [seals.issued.supervisor.certificate] } }),
  ],
  [
    'SEAL_MAKER_SIGNATURE_INVALID',
    'seal',
    'a seal that its maker did not sign',
    () => ({ seal: { sign: signWith(strangerKey) } }),
  ],
  ['SEAL_MAKER_UNTRUSTED', 'maker-certificate', 'a seal made by a mere signer', () => byMaker({})],
  [
    'SEAL_CERTIFICATE_UNTRUSTED',
    'maker-certificate',
    'a maker of another authority',
    () => byMaker({}, strangerKey),
  ],
  [
    'SEAL_CERTIFICATE_UNTRUSTED',
    'signer-certificate',
    'a signer of another authority',
    () => bySigner({}, strangerKey),
  ],
  [
    'SEAL_CERTIFICATE_NOT_YET_VALID',
    'signer-certificate',
    'a certificate that was not valid yet',
    () => bySigner({ validFrom: sealedAt + 1000 }),
  ],
  [
    'SEAL_CERTIFICATE_EXPIRED',
    'signer-certificate',
    'a certificate that was no longer valid',
    () => bySigner({ validUntil: sealedAt - 1000 }),
  ],
  [
    'SEAL_CERTIFICATE_USAGE',
    'signer-certificate',
    'a certificate for other uses',
    () => bySigner({ kind: 'authority' }),
  ],
  [
    'SEAL_SIGNED_IN_FUTURE',
    'seal-period',
    'a time that has not come',
    () => ({ claim: { at: sealedAt - clockSkewMsMax - 1000 } }),
  ],
  [
    'SEAL_NOT_YET_VALID',
    'seal-period',
    'a seal that was not valid yet',
    () => ({ seal: { validFrom: sealedAt + 1000 } }),
  ],
  [
    'SEAL_EXPIRED',
    'seal-period',
    'a seal that was no longer valid',
    () => ({ seal: { validUntil: sealedAt - 1000 } }),
  ],
  [
    'SEAL_DATA_HASH_MISMATCH',
    'data-hash',
    'another file',
    () => ({ claim: { dataHash: sm3('别的文件') } }),
  ],
  [
    'SEAL_PATH_MISMATCH',
    'path',
    'another place',
    () => ({ claim: { path: '/Doc_0/Signs/Sign_1/Signature.xml' } }),
  ],
]

/** The seal becomes an element of the same length that holds one octet string. */
function replaceSeal(signedValue: Uint8Array, seal: Uint8Array): Uint8Array {
  const index = Buffer.from(signedValue).indexOf(seal)
  const headBytes = derElement(derTags.octetString, seal).length - seal.length
  const inside = derElement(derTags.octetString, seal.subarray(2 * headBytes))
  const other = derElement(derTags.sequence, inside)
  expect(other).toHaveLength(seal.length)
  const changed = new Uint8Array(signedValue)
  changed.set(other, index)
  return changed
}

describe('a signature is refused for', () => {
  test.each(broken)('%s at the step %s: %s', async (code, step, _name, scene) => {
    const { valid, steps } = await verdictOf(await scene())
    expect(valid).toBe(false)
    const failedAt = sealStepNames.indexOf(step)
    expect(steps).toEqual(
      sealStepNames.map((name, index) => {
        if (index === failedAt) {
          return { step: name, outcome: 'failed', code, sentence: sealFaults[code] }
        }
        return { step: name, outcome: index < failedAt ? 'passed' : 'not-reached' }
      }),
    )
  })

  test('whatever the table of faults names', () => {
    // An algorithm and a critical extension cannot be ordered; they are tried on bytes below.
    const tried = [...broken.map(([code]) => code), 'SEAL_ALGORITHM', 'SEAL_EXTENSION_UNKNOWN']
    expect([...new Set(tried)].toSorted()).toEqual(Object.keys(sealFaults).toSorted())
  })
})

test('a signature stays good when certificates and seal have run out since', async () => {
  expect((await verdictOf({ claim: { at: later } })).valid).toBe(true)
})
