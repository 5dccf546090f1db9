import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drawSealPicture } from '@piaoqiao/documents/faces'
import type { IssuedSeal, SealAuthority } from '@piaoqiao/documents/ofd'
import { makeSealAuthority } from '@piaoqiao/documents/ofd'
import { dayMs } from '@piaoqiao/domain'
import type { Sm2PrivateKey } from '@piaoqiao/gm-crypto'
import { generateSm2PrivateKey } from '@piaoqiao/gm-crypto'
import type { GivenProvince } from './network.ts'
import { networkStart } from './network-clock.ts'

/** Who certifies keys and makes seals (制章人) in a network, and a folder for what services read of it. */
export interface SealOffice {
  readonly authority: SealAuthority
  readonly folder: string
  /** 重庆 with a supervisor's seal, for `startNetwork`. */
  readonly p50: GivenProvince
  issuerSeal(name: string, key: Sm2PrivateKey): Promise<IssuedSeal>
  close(): Promise<void>
}

const period = { at: networkStart - dayMs, validUntil: networkStart + 400 * dayMs }

export async function openSealOffice(): Promise<SealOffice> {
  const folder = await mkdtemp(join(tmpdir(), 'piaoqiao-seals-'))
  const authority = await makeSealAuthority({
    organization: '示例省财政厅',
    rootKey: generateSm2PrivateKey(),
    makerKey: generateSm2PrivateKey(),
    validFrom: networkStart - 400 * dayMs,
    validUntil: networkStart + 4_000 * dayMs,
  })
  return {
    authority,
    folder,
    p50: await sealedProvince(authority, folder),
    issuerSeal: (name, { publicKey }) =>
      authority.issueSeal({
        ...period,
        role: 'issuer',
        organization: name,
        sealName: `${name}收费票据专用章`,
        sealId: `issuer-${name}`,
        picture: drawSealPicture({ kind: 'issuer', name, purpose: '收费票据专用章' }),
        publicKey,
      }),
    close: () => rm(folder, { recursive: true }),
  }
}

async function sealedProvince(authority: SealAuthority, folder: string): Promise<GivenProvince> {
  const key = generateSm2PrivateKey()
  const { seal, certificate } = await authority.issueSeal({
    ...period,
    role: 'supervisor',
    organization: '示例省财政厅',
    sealName: '示例省财政票据监制章',
    sealId: 'supervisor-50',
    picture: drawSealPicture({ kind: 'supervisor', region: '重庆市' }),
    publicKey: key.publicKey,
  })
  const put = async (name: string, content: Uint8Array | string) => {
    await writeFile(join(folder, name), content)
    return join(folder, name)
  }
  const environment = {
    SUPERVISOR_SEAL_FILE: await put('seal.esl', seal),
    SUPERVISOR_CERTIFICATE_FILE: await put('certificate.pem', pemOf(certificate)),
    SEAL_ROOTS_FILE: await put('roots.pem', pemOf(authority.rootCertificate)),
    SEAL_MAKERS_FILE: await put('makers.pem', pemOf(authority.makerCertificate)),
  }
  return { key, environment }
}

function pemOf(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}
