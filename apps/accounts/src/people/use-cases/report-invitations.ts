import type { Instant } from '@piaoqiao/domain'
import { maskedMobile } from '../../personal-data/mask.ts'
import { invitationOutcomes } from '../invitation-ports.ts'
import type { InvitationRow } from '../invitation-ports.ts'
import type { InvitingUser } from './invite-users.ts'
import { readInvitationFile } from './invite-users.ts'
import type { PeopleParts } from './people-parts.ts'

const rowsOfPage = 1_000
/** Spreadsheet programs read UTF-8 when a file begins with it. */
const byteOrderMark = '\uFEFF'

/**
 * What became of each row of a list, as CSV. Every cell is made here: a number, a masked mobile, and words of ours, so that
 * nothing of the list comes back for a spreadsheet program to calculate.
 * @throws AccountsError `INVITATION_FILE_NOT_FOUND`
 */
export async function reportInvitations(
  parts: Pick<PeopleParts, 'transact'>,
  { userId, bureauId }: InvitingUser,
  fileId: string,
  at: Instant,
): Promise<AsyncIterable<Uint8Array>> {
  await readInvitationFile(parts, bureauId, fileId)
  await parts.transact(({ audit }) =>
    audit.append({
      at,
      actorKind: 'bureau',
      actorId: userId,
      action: 'invitations.reported',
      subjectKind: 'invitation_file',
      subjectId: fileId,
    }),
  )
  return linesOf(parts, fileId)
}

async function* linesOf(
  { transact }: Pick<PeopleParts, 'transact'>,
  fileId: string,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  yield encoder.encode(`${byteOrderMark}行号,手机号,结果代码,结果\r\n`)
  for (let after = 0; ;) {
    const behind = after
    const rows = await transact(({ invitations }) => invitations.rows(fileId, behind, rowsOfPage))
    if (rows.length > 0) yield encoder.encode(rows.map(lineOf).join(''))
    const last = rows.at(-1)
    if (last === undefined || rows.length < rowsOfPage) return
    after = last.rowNumber
  }
}

function lineOf({ rowNumber, mobile, outcome }: InvitationRow): string {
  const shown = mobile === null ? '' : maskedMobile(mobile)
  return `${rowNumber},${shown},${outcome},${invitationOutcomes[outcome]}\r\n`
}
