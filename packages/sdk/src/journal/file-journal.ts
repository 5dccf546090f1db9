import { open, rename, rm } from 'node:fs/promises'
import { AppendingFile, syncDirectoryOf } from '../appending-file.ts'
import { holdFile } from './held-file.ts'
import { createMemoryJournal } from './request-journal.ts'
import type { JournalEntry, RequestJournal } from './request-journal.ts'

/** Largest journal that is read; settled requests go out each time it is opened. */
export const journalBytesMax = 256 * 1024 * 1024

type JournalLine = { readonly begun: JournalEntry } | { readonly settled: string }

/**
 * A journal in a file of JSON lines, for one process at a time.
 * @throws JournalInUse while another process has it open
 */
export async function openFileJournal(path: string): Promise<RequestJournal> {
  const release = await holdFile(`${path}.lock`)
  try {
    const entries = await openEntries(path)
    await rewrite(path, entries)
    const { file } = await AppendingFile.open(path, journalBytesMax)
    return journalOver(file, entries, release)
  } catch (error) {
    await release()
    throw error
  }
}

function journalOver(
  file: AppendingFile,
  entries: readonly JournalEntry[],
  release: () => Promise<void>,
): RequestJournal {
  const memory = createMemoryJournal(entries)
  return {
    begin: async (entry) => {
      const begun = await memory.begin(entry)
      // Where it is known already, its line may still be on the way to the disk.
      const lines: JournalLine[] = begun.mayHaveBeenSent ? [] : [{ begun: entry }]
      await file.append(lines)
      return begun
    },
    settle: async (requestId) => {
      await memory.settle(requestId)
      await file.append([{ settled: requestId } satisfies JournalLine])
    },
    open: memory.open,
    close: async () => {
      await file.close()
      await release()
    },
  }
}

async function openEntries(path: string): Promise<readonly JournalEntry[]> {
  const { file, lines } = await AppendingFile.open(path, journalBytesMax)
  await file.close()
  const entries = new Map<string, JournalEntry>()
  for (const line of lines as JournalLine[]) {
    if ('begun' in line) entries.set(line.begun.requestId, line.begun)
    else entries.delete(line.settled)
  }
  return [...entries.values()]
}

/** Written beside the journal and put in its place in one step: a crash leaves the old one or the new one. */
async function rewrite(path: string, entries: readonly JournalEntry[]): Promise<void> {
  const draft = `${path}.draft`
  await rm(draft, { force: true })
  const file = await open(draft, 'wx', 0o600)
  try {
    await file.writeFile(entries.map((begun) => `${JSON.stringify({ begun })}\n`).join(''))
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(draft, path)
  await syncDirectoryOf(path)
}
