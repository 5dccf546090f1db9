export {
  CertificateError,
  certificateFaults,
  type Certificate,
  type CertificateFaultCode,
  type CertificateName,
  type KeyUsageName,
  type SignBytes,
} from './certificates/certificate.ts'
export { checkCertificate, type CertificateTrust } from './certificates/check-certificate.ts'
export { issueCertificate, type CertificateOrder } from './certificates/issue-certificate.ts'
export { certificateBytesMax, readCertificate } from './certificates/read-certificate.ts'
export { makeSeal, type SealOrder } from './seal/make-seal.ts'
export { makeSealSignature, type SealSignatureOrder } from './seal/make-seal-signature.ts'
export { readSeal } from './seal/read-seal.ts'
export { readSealSignature } from './seal/read-seal-signature.ts'
export {
  makeSealAuthority,
  type IssuedSeal,
  type SealAuthority,
  type SealAuthorityOptions,
  type SealRequest,
} from './seal/seal-authority.ts'
export { SealError, sealFaults, type SealFaultCode } from './seal/seal-faults.ts'
export {
  sealTypes,
  type Seal,
  type SealImage,
  type SealSignature,
  type SealSigners,
} from './seal/seal.ts'
export {
  clockSkewMsMax,
  sealStepNames,
  verifySealSignature,
  type SealSignatureClaim,
  type SealStep,
  type SealStepName,
  type SealTrust,
  type SealVerdict,
} from './seal/verify-seal-signature.ts'
export { ZipFileError, zipFaults, type ZipFaultCode } from './zip/zip-file-error.ts'
export { attachedBillXml, billAttachment, billAttachmentFile } from './ofd/bill-attachment.ts'
export { isWrittenFrom } from './ofd/is-written-from.ts'
export { OfdError, ofdFaults, type OfdFaultCode } from './ofd/ofd-faults.ts'
export type { OfdFile, OfdPage, OfdReference, OfdSignature, OfdStamp } from './ofd/ofd-file.ts'
export { readOfd } from './ofd/read-ofd.ts'
export { sealOfd, sealPlace, writeSealedOfd, type Sealing, type SealPlace } from './ofd/seal-ofd.ts'
export {
  ofdFindings,
  verifyOfd,
  type OfdFinding,
  type OfdFindingCode,
  type OfdSignatureVerdict,
  type OfdTrust,
  type OfdVerdict,
} from './ofd/verify-ofd.ts'
export { writeOfd, type OfdAttachment, type OfdInput } from './ofd/write-ofd.ts'
