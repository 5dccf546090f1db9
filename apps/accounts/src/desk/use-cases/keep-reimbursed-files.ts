import { AccountsError } from '../../accounts-error.ts'
import { ExchangeError } from '@piaoqiao/sdk'
import type { FileDue } from '../use-ports.ts'
import { fetchBillXml } from './bill-xml.ts'
import type { DeskParts } from './desk-parts.ts'
import { openDesk, platformUserId } from './desk-parts.ts'

/** Files that one round fetches. */
export const fetchedFilesMax = 50
const leaseMs = 600_000
/** The registry gives the file to whoever reimbursed the bill; after so many refusals nobody asks any more. */
const attemptsMax = 20

/** Fetches and keeps the XML of every reimbursed bill that the unit has no XML of. Says how many were taken in hand. */
export async function keepReimbursedFiles(parts: DeskParts): Promise<number> {
  const at = parts.clock()
  const due = await parts.transact(({ uses }) => {
    return uses.takeFilesDue(at, at + leaseMs, fetchedFilesMax)
  })
  for (const [unitId, files] of Map.groupBy(due, (file) => file.unitId)) {
    const kept = await parts.tables.keptFiles.xmlOf(unitId, files)
    const known = new Set(kept.map(({ billCode, billNumber }) => billCode + billNumber))
    for (const file of files) {
      const isKept = known.has(file.billCode + file.billNumber) || (await fetchOne(parts, file))
      if (isKept || file.attempts >= attemptsMax) {
        await parts.transact(({ uses }) => uses.fileDue(unitId, file.useId, null))
      }
    }
  }
  return due.length
}

async function fetchOne(parts: DeskParts, file: FileDue): Promise<boolean> {
  const { unitId } = file
  try {
    const desk = await openDesk(parts, unitId)
    const user = { unitId, userId: platformUserId }
    const bytes = await fetchBillXml(parts, desk, { user, key: file, at: parts.clock() })
    return bytes !== null
  } catch (error) {
    if (!(error instanceof AccountsError) && !(error instanceof ExchangeError)) throw error
    return false
  }
}
