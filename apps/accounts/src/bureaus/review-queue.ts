import type { Instant } from '@piaoqiao/domain'

/** A case that waits for a bureau. */
export interface ReviewCase {
  readonly caseId: string
  /** Such as 开通, 变更, 注销, 系统对接. */
  readonly subject: string
  readonly unitName: string
  readonly creditCode: string
  readonly bureauId: string
  /** Whether somebody took it. */
  readonly state: 'waiting' | 'taken'
  readonly assignedTo: string | null
  readonly submittedAt: Instant
  /** By when it has to be decided. */
  readonly dueAt: Instant
}

/** Cases of one kind that wait. Each room that has something to review offers one. */
export interface ReviewQueue {
  /** Names the queue in paths, such as `units`. */
  readonly name: string
  readonly title: string
  /** In the order in which they are due, at most `limit` behind the cursor `<dueAt>_<caseId>`. */
  waiting(asked: {
    readonly bureauIds: readonly string[]
    readonly after: string | null
    readonly limit: number
  }): Promise<readonly ReviewCase[]>
}

/** The cursor behind a case. */
export function behindCase({ dueAt, caseId }: ReviewCase): string {
  return `${String(dueAt)}_${caseId}`
}
