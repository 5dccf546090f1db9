import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkBillXml } from '@piaoqiao/documents/standard'
import { XmlDocument } from 'libxml2-wasm'
import { benchDocuments, benchMoment } from './bench-documents.ts'
import type { IssuingSize } from './issuing-sizes.ts'
import { median } from './statistics.ts'

export interface CheckFigures {
  readonly check_ratio: number
  readonly checks_per_s: number
  readonly libxml2_parses_per_s: number
  readonly xml_bytes: number
}

/** Files that are in memory at one time. */
const filesPerPart = 500

/**
 * Checks the files of a folder against the data standard, from bytes to faults, beside libxml2 that parses the same
 * bytes and does nothing else. Part by part, in turns, on one thread; reading the files is in neither.
 */
export async function measureCheck({ files }: IssuingSize): Promise<CheckFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'piaoqiao-bench-xml-'))
  try {
    await writeFiles(folder, files)
    const parts: { readonly check: number; readonly parse: number; readonly bytes: number }[] = []
    for (const part of (await readdir(folder)).toSorted()) {
      const texts = await filesIn(join(folder, part))
      // The first part is gone through once before it counts: code is compiled then.
      if (parts.length === 0) pairOf(texts, true)
      const { check, parse } = pairOf(texts, parts.length % 2 === 0)
      parts.push({ check, parse, bytes: bytesOf(texts) })
    }
    return {
      check_ratio: median(parts.map(({ check, parse }) => check / parse)),
      checks_per_s: median(parts.map(({ check }) => check)),
      libxml2_parses_per_s: median(parts.map(({ parse }) => parse)),
      xml_bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0) / files,
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function writeFiles(folder: string, files: number): Promise<void> {
  for (let from = 0, part = 1; from < files; from += filesPerPart, part += 1) {
    const path = join(folder, String(part).padStart(6, '0'))
    await mkdir(path)
    const documents = benchDocuments(part, Math.min(filesPerPart, files - from))
    await Promise.all(
      documents.map(({ xml }, index) => writeFile(join(path, `${index + 1}.xml`), xml)),
    )
  }
}

async function filesIn(path: string): Promise<readonly Uint8Array[]> {
  const names = await readdir(path)
  return Promise.all(names.map((name) => readFile(join(path, name))))
}

function bytesOf(texts: readonly Uint8Array[]): number {
  return texts.reduce((sum, { length }) => sum + length, 0)
}

function pairOf(
  texts: readonly Uint8Array[],
  isCheckFirst: boolean,
): { readonly check: number; readonly parse: number } {
  if (isCheckFirst) {
    const check = checksPerSecond(texts)
    return { check, parse: parsesPerSecond(texts) }
  }
  const parse = parsesPerSecond(texts)
  return { check: checksPerSecond(texts), parse }
}

function checksPerSecond(texts: readonly Uint8Array[]): number {
  const startedAt = performance.now()
  for (const bytes of texts) {
    const { faults } = checkBillXml(bytes, { at: benchMoment })
    const error = faults.find(({ severity }) => severity === 'error')
    if (error !== undefined) throw new Error(`a bill of the benchmark breaks ${error.rule}`)
  }
  return (texts.length * 1_000) / (performance.now() - startedAt)
}

function parsesPerSecond(texts: readonly Uint8Array[]): number {
  const startedAt = performance.now()
  for (const bytes of texts) XmlDocument.fromBuffer(bytes).dispose()
  return (texts.length * 1_000) / (performance.now() - startedAt)
}
