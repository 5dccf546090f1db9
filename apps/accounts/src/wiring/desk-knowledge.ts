import { readFileSync, statSync } from 'node:fs'
import { CertificateError, readCertificate } from '@piaoqiao/documents/ofd'
import { SettingsError } from '@piaoqiao/service-kit'
import type { FileKnowledge } from '../desk/reading/reading-task.ts'
import { accountsSettings } from '../settings.ts'
import type { AccountsSettings } from './office-parts.ts'

const fileBytesMax = 256 * 1024
type SealSetting = 'sealRootsFile' | 'sealMakersFile'

/**
 * With what the files of bills are verified: the key of the own province, and the authorities whose seals are believed,
 * where the settings name them.
 * @throws SettingsError where a file holds no certificates, or one of the two is missing
 */
export function fileKnowledgeFrom(settings: AccountsSettings): FileKnowledge {
  const { province, provincePublicKey, sealRootsFile, sealMakersFile } = settings
  const own = { province, provincePublicKey }
  if (sealRootsFile === null && sealMakersFile === null) return { ...own, seals: null }
  return {
    ...own,
    seals: {
      roots: certificatesIn('sealRootsFile', sealRootsFile),
      makers: certificatesIn('sealMakersFile', sealMakersFile),
    },
  }
}

function certificatesIn(name: SealSetting, path: string | null): readonly Uint8Array[] {
  if (path === null) throw unfit(name, 'is missing: roots and makers belong together')
  const bodies = textIn(name, path).match(/(?<=-----BEGIN CERTIFICATE-----)[^-]+(?=-----END)/g)
  try {
    const certificates = (bodies ?? []).map((body) => {
      return readCertificate(new Uint8Array(Buffer.from(body, 'base64'))).der
    })
    if (certificates.length > 0) return certificates
  } catch (error) {
    if (!(error instanceof CertificateError)) throw error
  }
  throw unfit(name, 'holds no certificates of SM2 keys in PEM')
}

function textIn(name: SealSetting, path: string): string {
  try {
    if (statSync(path).size <= fileBytesMax) return readFileSync(path, 'latin1')
  } catch {
    throw unfit(name, 'names a file that cannot be read')
  }
  throw unfit(name, 'names a file that is too large')
}

function unfit(name: SealSetting, problem: string): SettingsError {
  return new SettingsError([{ variable: accountsSettings[name].variable, problem }])
}
