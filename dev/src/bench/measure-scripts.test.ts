import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { measureScripts } from './measure-scripts.ts'

const manifest = {
  'citizen.html': { file: 'citizen.js', imports: ['shared'], dynamicImports: ['bill', 'scan'] },
  shared: { file: 'shared.js' },
  bill: { file: 'bill.js', imports: ['citizen.html'] },
  scan: { file: 'scan.js', imports: ['citizen.html', 'shared'], dynamicImports: ['camera'] },
  camera: { file: 'camera.js' },
  'unit.html': { file: 'unit.js' },
  'bureau.html': { file: 'bureau.js' },
  'developer.html': { file: 'developer.js' },
}
const sizes: Readonly<Record<string, number>> = {
  'citizen.js': 1_000,
  'shared.js': 2_000,
  'bill.js': 40_000,
  'scan.js': 10_000,
  'camera.js': 50_000,
  'unit.js': 3_000,
  'bureau.js': 5_000,
  'developer.js': 4_000,
}

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'piaoqiao-scripts-'))
  await mkdir(join(folder, '.vite'))
  await writeFile(join(folder, '.vite', 'manifest.json'), JSON.stringify(manifest))
  for (const [file, size] of Object.entries(sizes)) {
    await writeFile(join(folder, `${file}.br`), Buffer.alloc(size))
  }
})
afterAll(() => rm(folder, { recursive: true }))

test('a page weighs what its frame and itself load, now or later, and no other page', () => {
  expect(measureScripts(folder)).toEqual({ citizen_kb: 63, other_kb: 5 })
})
