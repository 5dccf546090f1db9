import type { Instant } from '@piaoqiao/domain'

export interface InvitationFile {
  readonly fileId: string
  readonly bureauId: string
  readonly userId: string
  /** Of the file's bytes, hexadecimal. */
  readonly sm3: string
  readonly rowCount: number
  readonly state: 'running' | 'finished'
  readonly createdAt: Instant
}

/** Why a row was not invited, or that it was. */
export const invitationOutcomes = {
  waiting: '等待处理',
  invited: '已发送邀请',
  MOBILE_MALFORMED: '手机号不正确',
  DUPLICATE_IN_FILE: '名单内重复',
  HAS_ACCOUNT: '已开通数字账户',
  INVITED_BEFORE: '已邀请过',
} as const
export type InvitationOutcome = keyof typeof invitationOutcomes

export interface InvitationRow {
  /** Counted from 1 without the heading. */
  readonly rowNumber: number
  /** Null where the row has none that could be one. */
  readonly mobile: string | null
  readonly outcome: InvitationOutcome
}

/** What is known of a mobile by the token of its link. */
export interface InvitedMobile {
  readonly expiresAt: Instant
  readonly isRegistered: boolean
}

export interface Invitations {
  addFile(file: InvitationFile, rows: readonly InvitationRow[]): Promise<void>
  findFile(bureauId: string, fileId: string): Promise<InvitationFile | null>
  files(
    bureauId: string,
    page: { readonly after: string | null; readonly limit: number },
  ): Promise<readonly InvitationFile[]>
  counts(fileId: string): Promise<Readonly<Partial<Record<InvitationOutcome, number>>>>
  rows(fileId: string, after: number, limit: number): Promise<readonly InvitationRow[]>
  /** Locks the oldest file that is running and rows of it that wait; whoever else takes rows waits until then. */
  takeWaiting(
    limit: number,
  ): Promise<{ readonly fileId: string; readonly rows: readonly InvitationRow[] } | null>
  /** Mobiles that have an account or were invited before, among those given. */
  known(
    mobiles: readonly string[],
  ): Promise<{ readonly accounts: ReadonlySet<string>; readonly invited: ReadonlySet<string> }>
  settle(
    fileId: string,
    outcomes: readonly { readonly rowNumber: number; readonly outcome: InvitationOutcome }[],
  ): Promise<void>
  invite(
    invited: readonly { readonly mobile: string; readonly tokenHash: Uint8Array }[],
    at: Instant,
    expiresAt: Instant,
  ): Promise<void>
  byToken(tokenHash: Uint8Array): Promise<InvitedMobile | null>
  /** Notes that an invited person has registered. */
  registered(mobile: string, at: Instant): Promise<void>
  finishEmpty(): Promise<void>
}
