import { sealOfd } from '../../ofd/seal-ofd.ts'
import { writeOfd } from '../../ofd/write-ofd.ts'
import { sampleAuthority, sampleSeal, sealingOf, sealKeys } from './bill-makers.ts'
import { brokenFiles } from './broken-file.ts'
import type { Break } from './broken-file.ts'
import type { GoodFiles } from './good-files.ts'
import { edited, partOf, signaturesFile, swapIn, swapInFile } from './ofd-parts.ts'
import {
  daysFromSealing,
  otherCertificate,
  otherSeal,
  sealedWith,
  signsWith,
} from './seal-parts.ts'

/** OFD files whose content nobody touched, and whose seals are not what they should be. */

const breaks: readonly Break[] = [
  [
    'seal-of-foreign-authority',
    'The supervisor’s seal is from an authority that nobody trusts',
    ['SEAL_CERTIFICATE_UNTRUSTED'],
    async (good) =>
      sealedWith(good, await sampleSeal(await sampleAuthority('41', '42'), 'supervisor')),
  ],
  [
    'seal-of-unknown-maker',
    'The supervisor’s seal was made by somebody who may not make seals',
    ['SEAL_MAKER_UNTRUSTED'],
    async (good) =>
      sealedWith(good, await sampleSeal(await sampleAuthority('31', '43'), 'supervisor')),
  ],
  [
    'seal-expired',
    'The seal had expired when it was used',
    ['SEAL_EXPIRED'],
    (good) => withPeriod(good, -20, -1),
  ],
  [
    'seal-not-yet-valid',
    'The seal was not valid yet when it was used',
    ['SEAL_NOT_YET_VALID'],
    (good) => withPeriod(good, 1, 20),
  ],
  [
    'seal-certificate-expired',
    'The certificate had expired when it was used',
    ['SEAL_CERTIFICATE_EXPIRED'],
    async (good) =>
      sealedWith(
        good,
        await otherSeal(good, await otherCertificate({ validUntil: daysFromSealing(-1) })),
      ),
  ],
  [
    'seal-certificate-not-yet-valid',
    'The certificate was not valid yet when it was used',
    ['SEAL_CERTIFICATE_NOT_YET_VALID'],
    async (good) =>
      sealedWith(
        good,
        await otherSeal(good, await otherCertificate({ validFrom: daysFromSealing(1) })),
      ),
  ],
  [
    'seal-certificate-of-authority',
    'The certificate may issue certificates and not sign',
    ['SEAL_CERTIFICATE_USAGE'],
    async (good) =>
      sealedWith(good, await otherSeal(good, await otherCertificate({ kind: 'authority' }))),
  ],
  [
    'seal-certificate-not-listed',
    'The seal lists the certificate of somebody else',
    ['SEAL_SIGNER_NOT_LISTED'],
    async (good) =>
      sealedWith(good, {
        ...(await otherSeal(good, good.seals.issuer.certificate)),
        certificate: good.seals.supervisor.certificate,
      }),
  ],
  [
    'seal-self-made',
    'The party made its seal itself',
    ['SEAL_MAKER_SIGNATURE_INVALID'],
    async (good) =>
      sealedWith(
        good,
        await otherSeal(good, good.seals.supervisor.certificate, {
          sign: signsWith(sealKeys.supervisor),
        }),
      ),
  ],
  [
    'seal-self-made-with-own-certificate',
    'The party made its seal itself, under its own certificate',
    ['SEAL_MAKER_UNTRUSTED'],
    async (good) =>
      sealedWith(
        good,
        await otherSeal(good, good.seals.supervisor.certificate, {
          makerCertificate: good.seals.supervisor.certificate,
          sign: signsWith(sealKeys.supervisor),
        }),
      ),
  ],
  [
    'seal-used-by-another',
    'Somebody else signed with the supervisor’s seal',
    ['SEAL_SIGNATURE_INVALID'],
    (good) => sealedWith(good, good.seals.supervisor, { sign: signsWith(sealKeys.issuer) }),
  ],
  [
    'seal-used-in-future',
    'The seal says that it was used tomorrow',
    ['SEAL_SIGNED_IN_FUTURE'],
    (good) => sealedWith(good, good.seals.supervisor, { at: daysFromSealing(3) }),
  ],
  [
    'seal-missing-supervisor',
    'Only the issuer sealed',
    ['OFD_SEAL_MISSING'],
    ({ bill, seals }) =>
      sealOfd(writeOfd(bill.ofdInput), sealingOf(bill.face, 'issuer', seals.issuer)),
  ],
  [
    'seal-missing-both',
    'Nobody sealed',
    ['OFD_SEAL_MISSING'],
    ({ bill }) => writeOfd(bill.ofdInput),
  ],
  [
    'seal-twice',
    'The issuer sealed twice, and the supervisor not at all',
    ['OFD_SEAL_MISSING', 'OFD_SEAL_REPEATED'],
    twiceByIssuer,
  ],
  [
    'seal-list-emptied',
    'The list of signatures was emptied, its files left',
    ['OFD_SEAL_MISSING'],
    swapInFile(signaturesFile, /<ofd:Signature .*(?=<\/ofd:Signatures>)/, ''),
  ],
  [
    'seal-list-turned',
    'The list names the signatures in the other order',
    ['OFD_FILE_UNSIGNED'],
    turnedList,
  ],
  [
    'seal-supervisor-taken-from-list',
    'The supervisor’s signature was taken from the list, its files left',
    ['OFD_FILE_UNSIGNED', 'OFD_SEAL_MISSING'],
    swapInFile(signaturesFile, /<ofd:Signature ID="2".*?\/>/, ''),
  ],
  [
    'seal-value-altered',
    'The last byte of the supervisor’s signature was changed',
    ['SEAL_SIGNATURE_INVALID'],
    ({ bill }) =>
      edited(bill.ofd, (parts) => parts.set(valueFile, lastByteChanged(partOf(parts, valueFile)))),
  ],
  [
    'seal-value-truncated',
    'The supervisor’s signature is cut off',
    ['SEAL_SIGNATURE_MALFORMED', 'OFD_SEAL_MISSING'],
    ({ bill }) =>
      edited(bill.ofd, (parts) => parts.set(valueFile, partOf(parts, valueFile).slice(0, -10))),
  ],
  [
    'seal-value-of-issuer',
    'The supervisor’s signature is that of the issuer once more',
    ['OFD_SEAL_DIFFERS', 'SEAL_DATA_HASH_MISMATCH', 'OFD_SEAL_MISSING', 'OFD_SEAL_REPEATED'],
    ({ bill }) =>
      edited(bill.ofd, (parts) =>
        parts.set(valueFile, partOf(parts, 'Doc_0/Signs/Sign_0/SignedValue.dat')),
      ),
  ],
  [
    'seal-signature-file-altered',
    'The time in the supervisor’s Signature.xml was changed',
    ['SEAL_DATA_HASH_MISMATCH'],
    swapInFile('Doc_0/Signs/Sign_1/Signature.xml', '20260302020000Z', '20260302020001Z'),
  ],
  [
    'seal-picture-exchanged',
    'The seal that is shown is that of the issuer',
    ['OFD_FILE_CHANGED', 'OFD_SEAL_DIFFERS'],
    ({ bill, seals }) =>
      edited(bill.ofd, (parts) => parts.set('Doc_0/Signs/Sign_1/Seal.esl', seals.issuer.seal)),
  ],
  [
    'seal-of-another-bill',
    'Both seals were moved here from another bill',
    ['OFD_REFERENCE_MISSING', 'OFD_FILE_CHANGED', 'OFD_FILE_UNSIGNED'],
    movedSeals,
  ],
  [
    'seal-weak-digests',
    'The supervisor’s signature says that its digests are MD5',
    ['OFD_METHOD', 'SEAL_DATA_HASH_MISMATCH'],
    swapInFile(
      'Doc_0/Signs/Sign_1/Signature.xml',
      'CheckMethod="1.2.156.10197.1.401"',
      'CheckMethod="MD5"',
    ),
  ],
  [
    'seal-stamp-nowhere',
    'The place of the supervisor’s seal is on a page that is not there',
    ['OFD_STAMP', 'SEAL_DATA_HASH_MISMATCH'],
    swapInFile('Doc_0/Signs/Sign_1/Signature.xml', 'PageRef="3"', 'PageRef="77"'),
  ],
]

const valueFile = 'Doc_0/Signs/Sign_1/SignedValue.dat'

async function withPeriod(
  good: GoodFiles,
  fromDays: number,
  untilDays: number,
): Promise<Uint8Array> {
  const { certificate } = good.seals.supervisor
  const period = { validFrom: daysFromSealing(fromDays), validUntil: daysFromSealing(untilDays) }
  return sealedWith(good, await otherSeal(good, certificate, period))
}

async function twiceByIssuer({ bill, seals }: GoodFiles): Promise<Uint8Array> {
  const sealing = sealingOf(bill.face, 'issuer', seals.issuer)
  return sealOfd(await sealOfd(writeOfd(bill.ofdInput), sealing), sealing)
}

function turnedList({ bill }: GoodFiles): Uint8Array {
  return edited(bill.ofd, (parts) => {
    const list = Buffer.from(partOf(parts, signaturesFile)).toString()
    const [first = '', second = ''] = list.match(/<ofd:Signature ID.*?\/>/g) ?? []
    swapIn(parts, signaturesFile, first + second, second + first)
  })
}

function lastByteChanged(bytes: Uint8Array): Uint8Array {
  const changed = bytes.slice()
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1
  return changed
}

function movedSeals({ bill, other }: GoodFiles): Uint8Array {
  return edited(bill.ofd, (parts) => {
    edited(other.ofd, (from) => {
      for (const [name, bytes] of from) if (name.startsWith('Doc_0/Signs/')) parts.set(name, bytes)
    })
  })
}

export const brokenSeals = brokenFiles('ofd', breaks)
