import { parse } from 'csv-parse/sync'
import type { InvitationOutcome, InvitationRow } from '../invitation-ports.ts'
import { refusePeople } from '../people-refusals.ts'

/** Most mobiles of one list. */
export const invitationRowsMax = 100_000
const lineCharactersMax = 1_000

/**
 * Reads a list of mobiles: CSV in UTF-8 or GB18030, the mobile in the first column, with or without a heading. Rows that are
 * no mobile, or one that stood before, are answered at once.
 * @throws AccountsError `INVITATION_FILE_UNFIT`
 */
export function readMobiles(bytes: Uint8Array): readonly InvitationRow[] {
  const cells = firstCells(textOf(bytes))
  const [heading = ''] = cells
  const mobiles = /[0-9]{5}/.test(heading) ? cells : cells.slice(1)
  if (mobiles.length === 0) throw unfit('里面没有手机号')
  if (mobiles.length > invitationRowsMax) throw unfit('超过十万行')
  const seen = new Set<string>()
  return mobiles.map((cell, index) => {
    const isMobile = /^1[0-9]{10}$/.test(cell)
    const outcome = isMobile ? firstTime(seen, cell) : 'MOBILE_MALFORMED'
    return { rowNumber: index + 1, mobile: isMobile ? cell : null, outcome }
  })
}

function firstTime(seen: Set<string>, mobile: string): InvitationOutcome {
  if (seen.has(mobile)) return 'DUPLICATE_IN_FILE'
  seen.add(mobile)
  return 'waiting'
}

function firstCells(text: string): readonly string[] {
  let lines: string[][]
  try {
    lines = parse(text, {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: lineCharactersMax,
      // One more than the heading and the rows: then it is known that there are too many.
      to: invitationRowsMax + 2,
    })
  } catch {
    throw unfit('引号或行的格式不正确')
  }
  // Spreadsheet programs put a tab or an apostrophe before digits that are to stay as they are.
  return lines.map(([cell = '']) => cell.trim().replace(/^'/, ''))
}

function textOf(bytes: Uint8Array): string {
  if (bytes.length === 0) throw unfit('文件是空的')
  if (bytes.includes(0)) throw unfit('不是CSV文本')
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      continue
    }
  }
  throw unfit('编码既不是UTF-8也不是GB18030')
}

function unfit(fault: string) {
  return refusePeople('INVITATION_FILE_UNFIT', { details: { fault } })
}
