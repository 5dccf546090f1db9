import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { exportSm2PublicKeyPem } from '@piaoqiao/gm-crypto'
import { issuerKey, supervisorKey } from '../../xml/cases/signed-bills.ts'
import { allBrokenFiles } from './all-broken-files.ts'
import { corpusPage } from './corpus-page.ts'
import { goodFiles } from './good-files.ts'
import type { GoodFiles } from './good-files.ts'

/**
 * Writes the good files, what they are verified with, and every broken file into a folder.
 * @returns how many files were written
 */
export async function writeCorpus(folder: string): Promise<number> {
  const good = await goodFiles()
  const files = new Map<string, Uint8Array | string>([
    ['README.md', corpusPage()],
    ...verification(good),
    ['good.xml', good.bill.xml],
    ['good.ofd', good.bill.ofd],
    ['good.pdf', good.bill.pdf],
  ])
  for (const { name, make } of allBrokenFiles) files.set(name, await make(good))
  await mkdir(folder, { recursive: true })
  for (const [name, content] of files) await writeFile(join(folder, name), content)
  return files.size
}

function verification({ authority }: GoodFiles): [name: string, text: string][] {
  return [
    ['issuer-key.pem', exportSm2PublicKeyPem(issuerKey.publicKey)],
    ['supervisor-key.pem', exportSm2PublicKeyPem(supervisorKey.publicKey)],
    ['root-certificate.pem', certificatePem(authority.rootCertificate)],
    ['seal-maker-certificate.pem', certificatePem(authority.makerCertificate)],
  ]
}

function certificatePem(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}

const [, program, folder] = process.argv
if (program !== undefined && import.meta.url === pathToFileURL(program).href) {
  if (folder === undefined) throw new Error('say into which folder the files shall be written')
  console.log(`${await writeCorpus(folder)} files written to ${folder}`)
}
