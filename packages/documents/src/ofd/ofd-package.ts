import type { ZipEntry } from '../zip/zip-entry.ts'
import { attributeOf, textOf, type OfdElement } from './ofd-element.ts'
import { OfdError } from './ofd-faults.ts'
import { resolveLocation } from './ofd-path.ts'
import { parseOfdXml } from './parse-ofd-xml.ts'

/** The files of a package and the references between them, each XML file parsed once. */
export class OfdPackage {
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly #parsed = new Map<string, OfdElement>()

  constructor(entries: readonly ZipEntry[]) {
    this.files = new Map(entries.map(({ name, bytes }) => [name, bytes]))
  }

  /** Throws `OFD_FILE_MISSING`. */
  bytes(file: string): Uint8Array {
    const bytes = this.files.get(file)
    if (bytes === undefined) throw new OfdError('OFD_FILE_MISSING', file)
    return bytes
  }

  xml(file: string, rootName: string): OfdElement {
    const known = this.#parsed.get(file)
    if (known?.name === rootName) return known
    const root = parseOfdXml(file, this.bytes(file), rootName)
    this.#parsed.set(file, root)
    return root
  }

  /** The file that an element names in its text, or in an attribute; it is there. */
  located(element: OfdElement, attribute?: string): string {
    const location = attribute === undefined ? textOf(element) : attributeOf(element, attribute)
    return this.#existing(resolveLocation(element.file, location))
  }

  /** The same from a folder that its list of resources names. */
  locatedIn(element: OfdElement, folder: string): string {
    const base = folder.replace(/^\/+/, '')
    const from = folder.startsWith('/') ? '' : element.file
    return this.#existing(resolveLocation(from, textOf(element), base))
  }

  #existing(file: string): string {
    this.bytes(file)
    return file
  }
}
