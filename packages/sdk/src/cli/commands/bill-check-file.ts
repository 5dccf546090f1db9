import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import {
  billXmlBytesMax,
  checkBillXml,
  profileNamed,
  type CheckOptions,
  type StandardFault,
} from '@piaoqiao/documents/standard'

/** How files are checked, in a form that can be handed to a thread. */
export interface FileCheck {
  /** Milliseconds since 1970. */
  readonly at: number
  /** The id of a profile, `auto` for that of the region in the file, null for none. */
  readonly profile: string | null
}

export interface CheckedFile {
  readonly file: string
  readonly faults: readonly StandardFault[]
  /** Whether the file has more faults than are given. */
  readonly isCut: boolean
  readonly bytes: number
}

/** Checks one file. A file that cannot be read has a fault like any other, so that the rest goes on. */
export function checkFile(file: string, check: FileCheck): CheckedFile {
  const bytes = bytesOf(file)
  if (bytes === null) return { file, faults: [unreadable], isCut: false, bytes: 0 }
  const { faults, isCut } = checkBillXml(bytes, optionsOf(check))
  return { file, faults, isCut, bytes: bytes.length }
}

const unreadable: StandardFault = {
  rule: 'FILE_UNREADABLE',
  severity: 'error',
  sentence: '文件不能读取',
  path: '',
  line: 0,
  column: 0,
}

function optionsOf({ at, profile }: FileCheck): CheckOptions {
  if (profile === null) return { at, profile }
  const named = profileNamed(profile)
  return named === undefined ? { at } : { at, profile: named }
}

/** One byte more than a bill may have is enough to see that a file is too large. */
function bytesOf(file: string): Uint8Array | null {
  let descriptor: number | undefined
  try {
    descriptor = openSync(file, 'r')
    const size = fstatSync(descriptor).size
    const bytes = new Uint8Array(Math.min(size, billXmlBytesMax + 1))
    let length = 0
    while (length < bytes.length) {
      const read = readSync(descriptor, bytes, length, bytes.length - length, length)
      if (read === 0) break
      length += read
    }
    return bytes.subarray(0, length)
  } catch {
    return null
  } finally {
    if (descriptor !== undefined) closeSync(descriptor)
  }
}
