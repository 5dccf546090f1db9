import { parentPort, workerData } from 'node:worker_threads'
import type { ReadingAnswer, ReadingResults, ReadingTask } from './reading-task.ts'
import { SheetRefused } from './sheet-refused.ts'

/** A thread of its own for bytes from outside: what takes too long or too much memory ends it and nothing else. */
const answer = await answerTo(workerData as ReadingTask)
parentPort?.postMessage(answer)

async function answerTo(task: ReadingTask): Promise<ReadingAnswer> {
  try {
    return { ok: true, result: await resultOf(task) }
  } catch (error) {
    if (!(error instanceof SheetRefused)) throw error
    return { ok: false, code: error.code, details: error.details }
  }
}

/** Each task loads only what it needs. */
async function resultOf(task: ReadingTask): Promise<ReadingResults[keyof ReadingResults]> {
  switch (task.kind) {
    case 'sheet':
      return (await import('./read-sheet.ts')).readSheetFile(task.bytes)
    case 'files':
      return (await import('./read-files.ts')).readUploadedFiles(task.bytes, task.knowledge)
    case 'table':
      return (await import('./write-workbook.ts')).writeWorkbook(task.table)
    case 'archive':
      return (await import('./write-archive.ts')).writeArchive(task.archive)
  }
}
