import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { packEntry, writeZip } from '@piaoqiao/documents/zip'

const firstPage = 'README.md'
const level = 9

/**
 * The interface guide (对接报文): every page of a folder, its overview first, with the examples and their keys, as one
 * archive. It is made once and kept.
 */
export function createInterfaceGuide(directory: string): () => Promise<Uint8Array> {
  let made: Promise<Uint8Array> | null = null
  return () => {
    made ??= pack(directory).catch((error: unknown) => {
      made = null
      throw error
    })
    return made
  }
}

async function pack(directory: string): Promise<Uint8Array> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
    .toSorted((a, b) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1))
  const packed = []
  for (const name of names) {
    const bytes = new Uint8Array(await readFile(join(directory, name)))
    packed.push(packEntry(name.replaceAll('\\', '/'), bytes, level))
  }
  return writeZip(packed)
}

function placeOf(name: string): number {
  return name === firstPage ? 0 : 1
}
