import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { allBrokenFiles } from './cases/all-broken-files.ts'
import { corpusPage } from './cases/corpus-page.ts'
import { goodFiles } from './cases/good-files.ts'
import type { GoodFiles } from './cases/good-files.ts'
import { judgeFile } from './cases/judge-file.ts'
import { writeCorpus } from './cases/write-corpus.ts'

let good: GoodFiles

beforeAll(async () => {
  good = await goodFiles()
})

test('good files are not objected to', async () => {
  for (const { xml, ofd, pdf } of [good.bill, good.other]) {
    for (const bytes of [xml, ofd, pdf]) expect(await judgeFile(bytes, good.knowledge)).toEqual([])
  }
})

describe('a reader says of each broken file exactly what is broken', () => {
  test.each(allBrokenFiles.map((file) => [file.name, file] as const))('%s', async (_name, file) => {
    expect(await judgeFile(await file.make(good), good.knowledge)).toEqual(file.codes)
  })
})

test('every broken file has a name of its own', () => {
  const names = new Set(allBrokenFiles.map(({ name }) => name))
  expect(names.size).toBe(allBrokenFiles.length)
})

test('docs/broken-files.md lists exactly these files', () => {
  const page = readFileSync(new URL('../../../../docs/broken-files.md', import.meta.url), 'utf8')
  const plain = (text: string) => text.replaceAll(/ +/g, ' ').replaceAll(/-{3,}/g, '---')
  expect(plain(page)).toBe(plain(corpusPage()))
})

test('all of them are written for people, with a list of what was done to each', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'broken-files-'))
  try {
    const count = await writeCorpus(folder)
    expect(await readdir(folder)).toHaveLength(count)
    expect(count).toBeGreaterThan(allBrokenFiles.length)
    expect(await readFile(join(folder, 'README.md'), 'utf8')).toBe(corpusPage())
    const written = await readFile(join(folder, 'good.ofd'))
    expect(await judgeFile(new Uint8Array(written), good.knowledge)).toEqual([])
  } finally {
    await rm(folder, { recursive: true })
  }
})
