import type { Instant } from '@piaoqiao/domain'

/** What one person may do for another. */
export const proxyRights = { see: '查看票据', authorise: '授权', submit: '提交报销' } as const
export type ProxyRight = keyof typeof proxyRights

export type FamilyLinkState = 'asked' | 'active' | 'declined' | 'withdrawn'

/** One person acts for another, who consented, or is a child of whom the person is a guardian. */
export interface FamilyLink {
  readonly linkId: string
  readonly proxyId: string
  /** The other person's account. */
  readonly memberId: string | null
  readonly memberName: string
  readonly memberIdentityNumber: string
  readonly relation: string
  readonly rights: readonly ProxyRight[]
  readonly state: FamilyLinkState
  readonly askedAt: Instant
  readonly changedAt: Instant
}

export interface FamilyLinks {
  add(link: FamilyLink): Promise<void>
  /** Locks the row until the end of the transaction. */
  hold(linkId: string): Promise<FamilyLink | null>
  /** Those in which the person is either side, at most `limit`. */
  of(personId: string, limit: number): Promise<readonly FamilyLink[]>
  /** The link that is asked or active; null where there is none. */
  live(proxyId: string, memberIdentityNumber: string): Promise<FamilyLink | null>
  /** The active one by which a person acts for another. */
  active(proxyId: string, memberId: string): Promise<FamilyLink | null>
  save(link: FamilyLink): Promise<void>
  /** Ids of links of which either side closed its account before a moment, at most `limit`. */
  toForget(before: Instant, limit: number): Promise<readonly string[]>
  forget(linkIds: readonly string[]): Promise<void>
}
