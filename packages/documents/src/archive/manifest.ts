import { sm3Hex } from '@piaoqiao/gm-crypto'
import { archiveFault, type ArchiveFault } from './archive-faults.ts'

export const manifestName = 'manifest.sm3'
const line = /^([0-9a-f]{64}) {2}(.+)$/

export interface NamedBytes {
  readonly name: string
  readonly bytes: Uint8Array
}

/** One line for each file, its SM3 and its path, as programs for digests write and read them. */
export function writeManifest(files: readonly NamedBytes[]): Uint8Array {
  const lines = files.map(({ name, bytes }) => `${sm3Hex(bytes)}  ${name}\n`)
  return new TextEncoder().encode(lines.join(''))
}

/** Where the files of a package and its manifest differ. */
export function manifestFaults(files: readonly NamedBytes[]): ArchiveFault[] {
  const manifest = files.find(({ name }) => name === manifestName)
  if (manifest === undefined) return [archiveFault('ARCHIVE_MANIFEST_MISSING', manifestName)]
  const listed = readManifest(manifest.bytes)
  if (listed === undefined) return [archiveFault('ARCHIVE_MANIFEST_MALFORMED', manifestName)]
  const others = files.filter(({ name }) => name !== manifestName)
  const names = new Set(others.map(({ name }) => name))
  const missing = [...listed.keys()].filter((name) => !names.has(name))
  return [
    ...missing.map((name) => archiveFault('ARCHIVE_FILE_MISSING', name)),
    ...others.flatMap(({ name, bytes }) => {
      const digest = listed.get(name)
      if (digest === undefined) return [archiveFault('ARCHIVE_FILE_UNLISTED', name)]
      return digest === sm3Hex(bytes) ? [] : [archiveFault('ARCHIVE_DIGEST_WRONG', name)]
    }),
  ]
}

function readManifest(bytes: Uint8Array): Map<string, string> | undefined {
  const text = Buffer.from(bytes).toString('utf8')
  if (!text.endsWith('\n')) return undefined
  const listed = new Map<string, string>()
  const lines = text.slice(0, -1).split('\n')
  for (const each of lines) {
    const [, digest = '', name = ''] = line.exec(each) ?? []
    if (digest === '' || listed.has(name)) return undefined
    listed.set(name, digest)
  }
  return listed
}
