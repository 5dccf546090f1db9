import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openFileJournal } from './file-journal.ts'
import type { JournalEntry } from './request-journal.ts'

let directory: string
let path: string

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'piaoqiao-journal-'))
  path = join(directory, 'requests.jsonl')
})
afterEach(() => rm(directory, { recursive: true }))

function entry(requestId: string, digest = 'd'): JournalEntry {
  return { requestId, service: 'bill.lock', digest, begunAt: '2026-03-04T02:00:00.000Z' }
}

describe('a journal in a file', () => {
  test('keeps what was begun and not settled', async () => {
    const first = await openFileJournal(path)
    await first.begin(entry('r-1'))
    await first.begin(entry('r-2'))
    await first.settle('r-1')
    await first.close()
    const second = await openFileJournal(path)
    expect(second.open()).toEqual([entry('r-2')])
    expect(await second.begin(entry('r-2'))).toEqual({ mayHaveBeenSent: true })
    expect(await second.begin(entry('r-3'))).toEqual({ mayHaveBeenSent: false })
    await second.close()
  })

  test('has the line on the disk before a message may be sent', async () => {
    const journal = await openFileJournal(path)
    await journal.begin(entry('r-1'))
    expect(await readFile(path, 'utf8')).toBe(`${JSON.stringify({ begun: entry('r-1') })}\n`)
    await journal.close()
  })

  test('survives a line cut short', async () => {
    await appendFile(path, `${JSON.stringify({ begun: entry('r-1') })}\n{"begun":{"req`)
    const journal = await openFileJournal(path)
    expect(journal.open()).toEqual([entry('r-1')])
    await journal.close()
  })

  test('loses settled lines when it is opened', async () => {
    const lines = [{ begun: entry('r-1') }, { settled: 'r-1' }, { begun: entry('r-2') }]
    await appendFile(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
    await (await openFileJournal(path)).close()
    expect(await readFile(path, 'utf8')).toBe(`${JSON.stringify({ begun: entry('r-2') })}\n`)
  })

  test('refuses an open request id with other content', async () => {
    const journal = await openFileJournal(path)
    await journal.begin(entry('r-1', 'one'))
    await expect(journal.begin(entry('r-1', 'two'))).rejects.toMatchObject({
      code: 'REQUEST_ID_REUSED',
    })
    await journal.close()
  })
})

describe('a journal in use', () => {
  test('is not opened twice', async () => {
    const journal = await openFileJournal(path)
    await expect(openFileJournal(path)).rejects.toMatchObject({ code: 'JOURNAL_IN_USE' })
    await journal.close()
    await (await openFileJournal(path)).close()
  })

  test('is free again when the process that held it has died', async () => {
    // Above every process number that Linux gives out, so no process has it.
    await writeFile(`${path}.lock`, '4194999')
    const journal = await openFileJournal(path)
    expect(await readFile(`${path}.lock`, 'utf8')).toBe(String(process.pid))
    await journal.close()
  })

  test('is free again when an earlier life of this container held it', async () => {
    await writeFile(`${path}.lock`, String(process.pid))
    const journal = await openFileJournal(path)
    await expect(openFileJournal(path)).rejects.toMatchObject({ code: 'JOURNAL_IN_USE' })
    await journal.close()
  })

  test('belongs to a living process', async () => {
    await writeFile(`${path}.lock`, String(process.ppid))
    await expect(openFileJournal(path)).rejects.toMatchObject({ code: 'JOURNAL_IN_USE' })
  })
})
