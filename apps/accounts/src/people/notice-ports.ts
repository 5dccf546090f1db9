import type { Instant } from '@piaoqiao/domain'

/** What a person is told in its account. */
export interface Notice {
  readonly personId: string
  readonly noticeId: string
  readonly kind: string
  readonly text: string
  /** Where its page is, such as `bills/50060126/0000000001`. */
  readonly link: string | null
  readonly at: Instant
  readonly readAt: Instant | null
}

export interface Notices {
  add(notice: Notice): Promise<void>
  /** Newest first, those behind an id. */
  list(personId: string, after: string | null, limit: number): Promise<readonly Notice[]>
  unread(personId: string): Promise<number>
  markRead(personId: string, noticeId: string, at: Instant): Promise<boolean>
}
