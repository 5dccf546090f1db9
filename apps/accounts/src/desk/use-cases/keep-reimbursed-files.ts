import { ExchangeError } from '@piaoqiao/sdk'
import { AccountsError } from '../../accounts-error.ts'
import { keyText } from '../bill-ports.ts'
import type { FileDue } from '../use-ports.ts'
import { fetchBillXml } from './bill-xml.ts'
import type { DeskParts, OpenDesk } from './desk-parts.ts'
import { openDesk, platformUserId } from './desk-parts.ts'
import { eachAlone } from './each-alone.ts'

/** Files that one round fetches. */
export const fetchedFilesMax = 50
const unitsTogether = 5
/** What could not be fetched is asked for again after this. */
export const fileLeaseMs = 600_000
/** The registry gives the file to whoever reimbursed the bill; after so many refusals nobody asks any more. */
export const fileRefusalsMax = 20

/**
 * Fetches and keeps the XML of every reimbursed bill that the unit has no XML of. Where nobody answers, or the unit is not
 * open, it is asked for again and again. Says how many were taken in hand.
 */
export async function keepReimbursedFiles(parts: DeskParts): Promise<number> {
  const at = parts.clock()
  const due = await parts.transact(({ uses }) => {
    return uses.takeFilesDue(at, at + fileLeaseMs, fetchedFilesMax)
  })
  const byUnit = [...Map.groupBy(due, ({ unitId }) => unitId)]
  await eachAlone(byUnit, unitsTogether, ([unitId, files]) => keepOfUnit(parts, unitId, files))
  return due.length
}

async function keepOfUnit(
  parts: DeskParts,
  unitId: string,
  files: readonly FileDue[],
): Promise<void> {
  const found = await parts.tables.keptFiles.xmlOf(unitId, files)
  const known = new Set(found.map((file) => keyText(file)))
  const kept = files.filter((file) => known.has(keyText(file))).map(({ useId }) => useId)
  const missing = files.filter((file) => !known.has(keyText(file)))
  const refused: string[] = []
  try {
    await fetchMissing()
  } finally {
    await parts.transact(async ({ uses }) => {
      await uses.filesKept(unitId, kept)
      await uses.filesRefused(unitId, refused, fileRefusalsMax)
    })
  }

  async function fetchMissing(): Promise<void> {
    const desk = missing.length === 0 ? null : await openOrNull(parts, unitId)
    if (desk === null) return
    let isAway = false
    await eachAlone(missing, 1, async (file) => {
      if (isAway) return
      const fetched = await fetchOne(parts, desk, file)
      if (fetched === 'kept') kept.push(file.useId)
      if (fetched === 'refused') refused.push(file.useId)
      isAway = fetched === 'away'
    })
  }
}

/** Null for a unit that is suspended now: its files wait until it is open again. */
async function openOrNull(parts: DeskParts, unitId: string): Promise<OpenDesk | null> {
  try {
    return await openDesk(parts, unitId)
  } catch (error) {
    if (!(error instanceof AccountsError)) throw error
    return null
  }
}

/** `later`: this one cannot be had now. `away`: the registry does not answer, so that asking for others is in vain. */
type Fetched = 'kept' | 'refused' | 'later' | 'away'

async function fetchOne(parts: DeskParts, desk: OpenDesk, file: FileDue): Promise<Fetched> {
  const user = { unitId: file.unitId, userId: platformUserId }
  try {
    const bytes = await fetchBillXml(parts, desk, { user, key: file, at: parts.clock() })
    return bytes === null ? 'refused' : 'kept'
  } catch (error) {
    if (error instanceof ExchangeError) return 'away'
    if (!(error instanceof AccountsError)) throw error
    return error.status < 500 ? 'refused' : 'later'
  }
}
