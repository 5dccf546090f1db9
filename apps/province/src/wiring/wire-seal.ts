import { readFileSync, statSync } from 'node:fs'
import type { Certificate } from '@piaoqiao/documents/ofd'
import { CertificateError, SealError, readCertificate, readSeal } from '@piaoqiao/documents/ofd'
import { equalInConstantTime, sm3 } from '@piaoqiao/gm-crypto'
import { SettingsError } from '@piaoqiao/service-kit'
import type { BillStore } from '../ports.ts'
import type { SealFile } from '../use-cases/seal-file.ts'
import { createSealFile, createSealRefusal } from '../use-cases/seal-file.ts'
import { sealInTurn } from '../use-cases/seal-in-turn.ts'
import type { SupervisorSeal } from '../use-cases/supervisor-seal.ts'
import { provinceSettings } from '../settings.ts'
import type { ProvinceParts, ProvinceSettings } from './province-parts.ts'

const fileBytesMax = 256 * 1024

type SealSetting =
  'supervisorSealFile' | 'supervisorCertificateFile' | 'sealRootsFile' | 'sealMakersFile'

/**
 * Puts the supervisor's seal to use where the settings name one.
 * @throws SettingsError where what they name does not belong together
 */
export function wireSeal(parts: ProvinceParts, store: BillStore): SealFile {
  const { settings, crypto, keyName, clock, applications } = parts
  const supervisorSeal = supervisorSealIn(settings)
  if (supervisorSeal === null) return createSealRefusal()
  requireOwn(supervisorSeal, crypto.publicKey(keyName).bytes)
  const sealFile = createSealFile({
    store,
    issuerKeys: (issuerId) => applications.issuerKeys(issuerId),
    crypto,
    supervisorKeyName: keyName,
    supervisorSeal,
    clock,
  })
  return sealInTurn(sealFile)
}

function supervisorSealIn(settings: ProvinceSettings): SupervisorSeal | null {
  const { supervisorSealFile, supervisorCertificateFile, sealRootsFile, sealMakersFile } = settings
  if (supervisorSealFile === null) return null
  const seal = bytesIn('supervisorSealFile', supervisorSealFile)
  const [certificate] = certificatesIn('supervisorCertificateFile', supervisorCertificateFile)
  if (certificate === undefined) throw unfit('supervisorCertificateFile', 'holds no certificate')
  return {
    seal: new Uint8Array(seal),
    certificate: certificate.der,
    trustedRoots: certificatesIn('sealRootsFile', sealRootsFile),
    trustedMakers: certificatesIn('sealMakersFile', sealMakersFile),
  }
}

/** A seal that lists another certificate, or a certificate of another key, would only be found out by whoever verifies. */
function requireOwn({ seal, certificate }: SupervisorSeal, publicKey: Uint8Array): void {
  if (!equalInConstantTime(readCertificate(certificate).publicKey.bytes, publicKey)) {
    throw unfit('supervisorCertificateFile', 'holds the certificate of another key')
  }
  if (!isSupervisorSeal(seal, certificate)) {
    throw unfit('supervisorSealFile', 'holds no seal of a supervisor that lists the certificate')
  }
}

function isSupervisorSeal(seal: Uint8Array, certificate: Uint8Array): boolean {
  try {
    const { role, signers } = readSeal(seal)
    if (role !== 'supervisor') return false
    return signers.kind === 'certificates'
      ? signers.certificates.some((listed) => equalInConstantTime(listed, certificate))
      : signers.digests.some((listed) => equalInConstantTime(listed, sm3(certificate)))
  } catch (error) {
    if (error instanceof SealError) return false
    throw error
  }
}

function certificatesIn(name: SealSetting, path: string | null): readonly Certificate[] {
  if (path === null) throw unfit(name, 'is missing: it belongs to SUPERVISOR_SEAL_FILE')
  const text = bytesIn(name, path).toString('latin1')
  const bodies = text.match(/(?<=-----BEGIN CERTIFICATE-----)[^-]+(?=-----END)/g) ?? []
  try {
    const certificates = bodies.map((body) =>
      readCertificate(new Uint8Array(Buffer.from(body, 'base64'))),
    )
    if (certificates.length > 0) return certificates
  } catch (error) {
    if (!(error instanceof CertificateError)) throw error
  }
  throw unfit(name, 'holds no certificates of SM2 keys in PEM')
}

function bytesIn(name: SealSetting, path: string): Buffer {
  try {
    if (statSync(path).size <= fileBytesMax) return readFileSync(path)
  } catch {
    throw unfit(name, 'names a file that cannot be read')
  }
  throw unfit(name, 'names a file that is too large')
}

function unfit(name: SealSetting, problem: string): SettingsError {
  return new SettingsError([{ variable: provinceSettings[name].variable, problem }])
}
