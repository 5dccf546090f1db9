import { randomBytes } from 'node:crypto'
import { dayMs } from '@piaoqiao/domain'
import type { Instant } from '@piaoqiao/domain'
import { sm3, sm3Hex } from '@piaoqiao/gm-crypto'
import type { TextMessage } from '../../mail/outgoing-messages.ts'
import { portalAddress } from '../../mail/portal-address.ts'
import { newRecordId } from '../../record-id.ts'
import type { InvitationFile, InvitationOutcome, InvitationRow } from '../invitation-ports.ts'
import { refusePeople } from '../people-refusals.ts'
import { readMobiles } from './read-mobiles.ts'
import type { PeopleParts } from './people-parts.ts'

/** How long the link of an invitation opens. */
export const invitationDays = 30
const invitedPerStep = 200
const stepsPerRunMax = 25
const tokenBytes = 32

export interface InvitationCounts {
  readonly file: InvitationFile
  readonly counts: Readonly<Partial<Record<InvitationOutcome, number>>>
}

/** A user of a bureau. */
export interface InvitingUser {
  readonly userId: string
  readonly bureauId: string
}

/**
 * Takes a list of mobiles of existing users; the job `send-invitations` sends to them one batch after another.
 * @throws AccountsError `INVITATION_FILE_UNFIT`
 */
export async function takeInvitationFile(
  { transact }: Pick<PeopleParts, 'transact'>,
  { userId, bureauId }: InvitingUser,
  bytes: Uint8Array,
  at: Instant,
): Promise<InvitationCounts> {
  const rows = readMobiles(bytes)
  const file: InvitationFile = {
    fileId: newRecordId('E', at),
    bureauId,
    userId,
    sm3: sm3Hex(bytes),
    rowCount: rows.length,
    state: 'running',
    createdAt: at,
  }
  const counts = await transact(async ({ invitations, audit }) => {
    await invitations.addFile(file, rows)
    await audit.append({
      at,
      actorKind: 'bureau',
      actorId: userId,
      action: 'invitations.uploaded',
      subjectKind: 'invitation_file',
      subjectId: file.fileId,
      details: { rows: rows.length, sm3: file.sm3 },
    })
    return invitations.counts(file.fileId)
  })
  return { file, counts }
}

/** Files of a bureau, newest first. */
export function listInvitationFiles(
  { transact }: Pick<PeopleParts, 'transact'>,
  bureauId: string,
  page: { readonly after: string | null; readonly limit: number },
): Promise<readonly InvitationFile[]> {
  return transact(({ invitations }) => invitations.files(bureauId, page))
}

/** @throws AccountsError `INVITATION_FILE_NOT_FOUND` */
export function readInvitationFile(
  { transact }: Pick<PeopleParts, 'transact'>,
  bureauId: string,
  fileId: string,
): Promise<InvitationCounts> {
  return transact(async ({ invitations }) => {
    const file = await invitations.findFile(bureauId, fileId)
    if (file === null) throw refusePeople('INVITATION_FILE_NOT_FOUND')
    return { file, counts: await invitations.counts(fileId) }
  })
}

/** Sends what waits, in batches that are each whole; says how many rows were settled. */
export async function sendInvitations(parts: PeopleParts): Promise<number> {
  let settled = 0
  for (let step = 0; step < stepsPerRunMax; step += 1) {
    const rows = await sendBatch(parts)
    if (rows === 0) break
    settled += rows
  }
  return settled
}

function sendBatch(parts: PeopleParts): Promise<number> {
  const at = parts.clock()
  return parts.transact(async ({ invitations, messages }) => {
    await invitations.finishEmpty()
    const taken = await invitations.takeWaiting(invitedPerStep)
    if (taken === null) return 0
    const { fileId, rows } = taken
    const known = await invitations.known(rows.flatMap(({ mobile }) => mobile ?? []))
    const outcomes = rows.map((row) => ({ ...row, outcome: outcomeOf(row, known) }))
    const invited = outcomes.flatMap(({ mobile, outcome }) =>
      outcome === 'invited' && mobile !== null
        ? [{ mobile, token: randomBytes(tokenBytes).toString('base64url') }]
        : [],
    )
    await invitations.settle(fileId, outcomes)
    await invitations.invite(
      invited.map(({ mobile, token }) => ({ mobile, tokenHash: invitationTokenHash(token) })),
      at,
      at + invitationDays * dayMs,
    )
    const texts = invited.map(({ mobile, token }) => textTo(parts.publicUrl, mobile, token))
    await messages.texts('person.invitation', texts, at)
    await invitations.finishEmpty()
    return rows.length
  })
}

function outcomeOf(
  { mobile }: InvitationRow,
  known: { readonly accounts: ReadonlySet<string>; readonly invited: ReadonlySet<string> },
): InvitationOutcome {
  if (mobile === null) return 'MOBILE_MALFORMED'
  if (known.accounts.has(mobile)) return 'HAS_ACCOUNT'
  return known.invited.has(mobile) ? 'INVITED_BEFORE' : 'invited'
}

/** The token stands behind the #, which browsers do not send: no log on the way has it. */
function textTo(publicUrl: string, mobile: string, token: string): TextMessage {
  const link = `${portalAddress(publicUrl, 'citizen')}/register#invitation=${token}`
  const text = `【票桥】财政部门邀请您开通财政电子票据数字账户，${invitationDays}天内有效：${link} 。链接只供您本人使用，请勿转发。`
  return { to: mobile, text }
}

export function invitationTokenHash(token: string): Uint8Array {
  return sm3(token)
}

export type InvitationState = 'open' | 'used' | 'expired' | 'unknown'

/** What a link is still good for. It opens one account, and says nothing of whom it was sent to. */
export async function judgeInvitation(
  { transact }: Pick<PeopleParts, 'transact'>,
  token: string,
  at: Instant,
): Promise<InvitationState> {
  const invited = await transact(({ invitations }) =>
    invitations.byToken(invitationTokenHash(token)),
  )
  if (invited === null) return 'unknown'
  if (invited.isRegistered) return 'used'
  return at < invited.expiresAt ? 'open' : 'expired'
}
