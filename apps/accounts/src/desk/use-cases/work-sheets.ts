import type { Instant } from '@piaoqiao/domain'
import type { VerifyItem } from '@piaoqiao/protocol'
import { AccountsError } from '../../accounts-error.ts'
import type { RowFacts, RowResult, Sheet } from '../sheet-ports.ts'
import type { DeskParts, DeskUser } from './desk-parts.ts'
import { auditOf, openDesk } from './desk-parts.ts'
import { askVerification, notesOf } from './verify-bills.ts'
import type { VerifiedBill } from './verify-bills.ts'

/** Chunks that one round verifies; each is of another sheet if others wait, so that a long one holds up nobody. */
export const roundChunksMax = 20
const leaseMs = 120_000
const failurePauseMs = 60_000

/**
 * Verifies the next rows of the spreadsheets that wait. Each chunk is written down before the next begins: a process that
 * ends in between leaves the rest to the next round. Says how many rows were verified.
 */
export async function workSheets(parts: DeskParts): Promise<number> {
  let rows = 0
  for (let chunk = 0; chunk < roundChunksMax; chunk += 1) {
    const at = parts.clock()
    const sheet = await parts.transact(({ sheets }) => sheets.takeDue(at, at + leaseMs))
    if (sheet === null) break
    rows += await workOne(parts, sheet, at)
  }
  return rows
}

async function workOne(parts: DeskParts, sheet: Sheet, at: Instant): Promise<number> {
  const { sheetId, unitId, userId } = sheet
  const chunk = await parts.tables.sheets.nextChunk(sheetId)
  if (chunk === null) {
    await parts.transact(({ sheets }) => sheets.putOff(sheetId, null, at))
    return 0
  }
  const user: DeskUser = { unitId, userId }
  const items = chunk.rows.map(itemOf)
  let answers: readonly VerifiedBill['answer'][]
  try {
    answers = await askVerification(await openDesk(parts, unitId), items)
  } catch (error) {
    if (!(error instanceof AccountsError)) throw error
    await parts.transact(({ sheets }) => sheets.putOff(sheetId, at + failurePauseMs, null))
    return 0
  }
  const results = new Map(
    chunk.rows.map(({ rowNumber }, index) => [rowNumber, resultOf(answers[index])]),
  )
  await parts.transact(async ({ sheets, bills, audit }) => {
    const isNew = await sheets.finishChunk(sheetId, chunk.chunkNumber, results, at)
    if (!isNew) return
    await bills.note(unitId, notesOf(items, answers), at)
    await sheets.putOff(sheetId, at, null)
    const details = { sheet: sheetId, bills: items.length }
    await audit.append(auditOf(user, 'verify', at, details))
  })
  return items.length
}

function itemOf({ billCode, billNumber, checkCode, amount, issuedOn }: RowFacts): VerifyItem {
  return {
    billCode,
    billNumber,
    checkCode,
    ...(amount !== '' && { amount }),
    ...(issuedOn !== '' && { issuedOn }),
  }
}

/** One that was found tells its state; it may be genuine and of no use all the same. */
function resultOf(answer: VerifiedBill['answer'] | undefined): RowResult {
  if (answer?.outcome === 'found') {
    const next = answer.nextServices.includes('bill.lock') ? '可以锁定。' : ''
    return { outcome: 'found', code: 'FOUND', sentence: answer.sentence, next }
  }
  const { code = 'OUTCOME_UNKNOWN', sentence = '', next = '' } = answer ?? {}
  return { outcome: 'refused', code, sentence, next }
}
