import type { Instant } from '@piaoqiao/domain'
import { sm3 } from '@piaoqiao/gm-crypto'
import type { FileName } from '../../file-ports.ts'
import type { GivenFile } from './bill-file.ts'
import { billFile, requireReady } from './bill-file.ts'
import type { FileOffice } from './file-office.ts'

export interface BillLink {
  readonly url: string
  readonly expiresAt: Instant
}

export const tokenBytes = 32
/** 32 bytes as base64url. */
const tokenForm = /^[\w-]{43}$/
/** Most links that one run of the tidying removes. */
export const linksRemovedMax = 5_000
/** So long after its end a link is forgotten. */
const forgottenAfterMs = 24 * 60 * 60_000

/**
 * A link with which whoever has it gets a file once, within a short time. The station keeps only the digest of its
 * token.
 * @throws StationError where there is no such file
 */
export async function makeLink(office: FileOffice, name: FileName): Promise<BillLink> {
  await requireReady(office, name)
  const { station, tables, newToken, linkBase, linkLifetimeMs } = office
  const token = Buffer.from(newToken()).toString('base64url')
  const at = station.clock()
  const expiresAt = at + linkLifetimeMs
  await tables.links.insert({ ...name, tokenDigest: sm3(token), expiresAt }, at)
  return { url: `${linkBase()}/f/${token}`, expiresAt }
}

/**
 * The file of a link, once; null for a link that was used, has expired or never was, which nobody can tell apart.
 * @throws StationError where the file cannot be made now; the link can be used again then
 */
export async function openLink(office: FileOffice, token: string): Promise<GivenFile | null> {
  if (!tokenForm.test(token)) return null
  const { station, tables } = office
  const tokenDigest = sm3(token)
  const name = await tables.links.take(tokenDigest, station.clock())
  if (name === null) return null
  try {
    return await billFile(office, name)
  } catch (error) {
    await tables.links.giveBack(tokenDigest)
    throw error
  }
}

/** Forgets links that ended long ago. */
export function removeOldLinks({ station, tables }: FileOffice): Promise<number> {
  return tables.links.removeExpired(station.clock() - forgottenAfterMs, linksRemovedMax)
}
