import { StationError } from '../../station-error.ts'
import { billFile } from './bill-file.ts'
import type { FileOffice } from './file-office.ts'

/** Most bills whose files one run makes. */
export const filesPerRunMax = 20
const firstPauseMs = 30_000
/** Longest pause between two attempts at one bill. */
export const filePauseMaxMs = 60 * 60_000

export interface FilesRun {
  readonly made: number
  /** Code of what ended the run early; null when nothing is left that is due. */
  readonly failure: string | null
}

/**
 * Makes the OFD of registered bills, with its XML, before anybody asks. What was made is kept, so a run that is broken off
 * loses nothing; a bill whose file cannot be made now is left alone for a while, longer each time.
 */
export async function makeWaitingFiles(
  office: FileOffice,
  signal?: AbortSignal,
): Promise<FilesRun> {
  const { tables, station, keepsFiles } = office
  if (!keepsFiles || office.signingKey().sealing === null) return { made: 0, failure: null }
  let made = 0
  for (const { billId, attempts } of await tables.queue.due(station.clock(), filesPerRunMax)) {
    if (signal?.aborted === true) break
    // Before the attempt: a bill that breaks it, whatever way, lets the others pass.
    await tables.queue.postpone(billId, station.clock() + pauseAfter(attempts))
    const failure = await failureOf(billFile(office, { billId, format: 'ofd', page: 1 }))
    if (failure !== null) return { made, failure }
    await tables.queue.done(billId)
    made += 1
  }
  return { made, failure: null }
}

async function failureOf(attempt: Promise<unknown>): Promise<string | null> {
  try {
    await attempt
    return null
  } catch (error) {
    if (error instanceof StationError) return error.code
    throw error
  }
}

function pauseAfter(attempts: number): number {
  return Math.min(firstPauseMs * 2 ** Math.min(attempts, 20), filePauseMaxMs)
}
