import { appendFile, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { AppendingFile } from './appending-file.ts'

let directory: string
let path: string

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'piaoqiao-lines-'))
  path = join(directory, 'lines.jsonl')
})
afterEach(() => rm(directory, { recursive: true }))

async function linesOf(bytesMax = 1_000): Promise<unknown[]> {
  const { file, lines } = await AppendingFile.open(path, bytesMax)
  await file.close()
  return lines
}

test('lines come back in the order in which they were appended', async () => {
  const { file } = await AppendingFile.open(path, 1_000)
  await Promise.all([file.append([1, 2]), file.append([3]), file.append([]), file.append(['四'])])
  await file.append([5])
  await file.close()
  expect(await linesOf()).toEqual([1, 2, 3, '四', 5])
})

test('a line cut short by a crash is removed, so that the next one stands alone', async () => {
  await appendFile(path, '1\n2\n{"ha')
  const { file, lines } = await AppendingFile.open(path, 1_000)
  expect(lines).toEqual([1, 2])
  await file.append([3])
  await file.close()
  expect(await readFile(path, 'utf8')).toBe('1\n2\n3\n')
})

test('only the owner can read the file', async () => {
  await linesOf()
  expect((await stat(path)).mode & 0o777).toBe(0o600)
})

test('a whole line that is no JSON is a fault and not skipped', async () => {
  await appendFile(path, '1\nnonsense\n')
  await expect(linesOf()).rejects.toBeInstanceOf(SyntaxError)
})

test('a file beyond the bound is not read', async () => {
  await appendFile(path, '1\n'.repeat(10))
  await expect(linesOf(19)).rejects.toBeInstanceOf(RangeError)
  expect(await linesOf(20)).toHaveLength(10)
})
