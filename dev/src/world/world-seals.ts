import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { drawSealPicture } from '@piaoqiao/documents/faces'
import type { SealSubject } from '@piaoqiao/documents/faces'
import { makeSealAuthority } from '@piaoqiao/documents/ofd'
import type { IssuedSeal, SealAuthority } from '@piaoqiao/documents/ofd'
import { dayMs } from '@piaoqiao/domain'
import { createKeyStore } from '@piaoqiao/issuer'
import { hospital, provinceNames } from './parties.ts'
import type { PartyFolder } from './party-folder.ts'
import { partyFolder } from './party-folder.ts'
import { worldProvinces } from './ports.ts'
import type { WorldProvince } from './ports.ts'
import { keptText, randomHex, writeWhole } from './private-files.ts'
import type { WorldData } from './world-data.ts'

/** Where the seals of a world lie, for the settings of its services. */
export interface WorldSealFiles {
  readonly rootsFile: string
  readonly makersFile: string
  readonly keyStoreFile: string
  readonly passphraseFile: string
  supervisor(code: WorldProvince): { readonly sealFile: string; readonly certificateFile: string }
}

const passphraseBytes = 24
/** The clock of a world goes back some months. */
const validDaysBack = 400
const validDays = 3_650
const everybodyReads = 0o644
const ownerOnly = 0o600

export function worldSealFiles({
  directory,
  provinceFolders,
  folderOf,
}: WorldData): WorldSealFiles {
  const authority = join(directory, 'seal-authority')
  const station = folderOf(hospital).path
  return {
    rootsFile: join(authority, 'roots.pem'),
    makersFile: join(authority, 'makers.pem'),
    keyStoreFile: join(station, 'keys.json'),
    passphraseFile: join(station, 'key-store-passphrase'),
    supervisor: (code) => {
      const { path } = provinceFolders[code]
      const [sealFile, certificateFile] = [join(path, 'seal.esl'), join(path, 'certificate.pem')]
      return { sealFile, certificateFile }
    },
  }
}

/**
 * Has an authority of its own certify the keys of hospital and provinces and make their electronic seals, on the first
 * start. In operation both come from a licensed authority and the seal system of the finance departments.
 */
export async function prepareWorldSeals(data: WorldData): Promise<void> {
  const files = worldSealFiles(data)
  // Written last, so that an interrupted start begins anew.
  if (existsSync(files.rootsFile)) return
  const now = Date.now()
  const validFrom = now - validDaysBack * dayMs
  const validUntil = now + validDays * dayMs
  const authority = await makeSealAuthority({
    organization: '票桥演示',
    rootKey: partyFolder(data.directory, 'seal-authority/root').privateKey,
    makerKey: partyFolder(data.directory, 'seal-authority/maker').privateKey,
    validFrom,
    validUntil,
  })
  const period = { at: validFrom, validUntil }
  for (const code of worldProvinces) await sealProvince(data, authority, code, period)
  await sealHospital(data, authority, period)
  writeWhole(files.makersFile, pemOf(authority.makerCertificate), everybodyReads)
  writeWhole(files.rootsFile, pemOf(authority.rootCertificate), everybodyReads)
}

interface SealPeriod {
  readonly at: number
  readonly validUntil: number
}

async function sealProvince(
  data: WorldData,
  authority: SealAuthority,
  code: WorldProvince,
  period: SealPeriod,
): Promise<void> {
  const region = provinceNames[code]
  const issued = await sealFor(authority, data.provinceFolders[code], period, {
    subject: { kind: 'supervisor', region },
    organization: `${region}财政局`,
    sealName: `${region}财政票据监制章`,
    sealId: `supervisor-${code}`,
  })
  const { sealFile, certificateFile } = worldSealFiles(data).supervisor(code)
  writeBytes(sealFile, issued.seal)
  writeWhole(certificateFile, pemOf(issued.certificate), everybodyReads)
}

async function sealHospital(
  data: WorldData,
  authority: SealAuthority,
  period: SealPeriod,
): Promise<void> {
  const { privateKey } = data.folderOf(hospital)
  const { name } = hospital
  const { certificate, seal } = await sealFor(authority, data.folderOf(hospital), period, {
    subject: { kind: 'issuer', name, purpose: '收费票据专用章' },
    organization: name,
    sealName: `${name}收费票据专用章`,
    sealId: `issuer-${hospital.id}`,
  })
  const { keyStoreFile, passphraseFile } = worldSealFiles(data)
  if (existsSync(keyStoreFile)) return
  const passphrase = keptText(passphraseFile, () => randomHex(passphraseBytes))
  const key = { name: 'demo', privateKey, certificate, seal, activeFrom: period.at }
  await createKeyStore({ path: keyStoreFile, passphrase }, { keys: [key] })
}

function sealFor(
  authority: SealAuthority,
  { privateKey }: Pick<PartyFolder, 'privateKey'>,
  period: SealPeriod,
  seal: {
    readonly subject: SealSubject
    readonly organization: string
    readonly sealName: string
    readonly sealId: string
  },
): Promise<IssuedSeal> {
  const { subject, ...named } = seal
  return authority.issueSeal({
    ...named,
    ...period,
    role: subject.kind,
    picture: drawSealPicture(subject),
    publicKey: privateKey.publicKey,
  })
}

function writeBytes(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true })
  const unfinished = `${path}.unfinished`
  writeFileSync(unfinished, bytes, { mode: ownerOnly })
  renameSync(unfinished, path)
}

function pemOf(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}
