import type { Instant } from '@piaoqiao/domain'

/** An issuing unit that a bureau registered. */
export interface OverseenIssuer {
  /** 统一社会信用代码. */
  readonly partyId: string
  readonly partyName: string
  readonly bureauId: string
  readonly isActive: boolean
  readonly createdAt: Instant
}

/** Messages of one channel that wait or were given up; both are counted up to `messagesCountedMax`. */
export interface MessageQueueState {
  readonly channel: 'mail' | 'text'
  readonly waiting: number
  /** When the oldest of them was written; null without any. */
  readonly oldestAt: Instant | null
  readonly givenUp: number
}

/** When a job of the office ended last, well and not. */
export interface JobRun {
  readonly name: string
  readonly doneAt: Instant | null
  readonly failedAt: Instant | null
  /** Code or class of the last failure. */
  readonly fault: string | null
}

/** What the office knows of itself. */
export interface OversightTables {
  /** One line for each unit, in the order of their codes. */
  issuers(bureauIds: readonly string[], limit: number): Promise<readonly OverseenIssuer[]>
  messageQueues(): Promise<readonly MessageQueueState[]>
  jobRuns(): Promise<readonly JobRun[]>
}

/** Room on the disk of the vault. */
export interface VaultSpace {
  readonly freeBytes: number
  readonly totalBytes: number
}
