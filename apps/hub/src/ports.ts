import type { Instant, ProvinceCode } from '@piaoqiao/domain'
import type { Envelope, RelayAnswer } from '@piaoqiao/protocol'

/** A province as the directory names it. */
export interface ProvinceEntry {
  readonly code: ProvinceCode
  readonly name: string
  readonly baseUrl: string
  /** SubjectPublicKeyInfo PEM, newest first. */
  readonly publicKeys: readonly string[]
  readonly active: boolean
}

export interface DirectoryState {
  readonly version: number
  readonly issuedAt: Instant
  /** In order of their codes. */
  readonly provinces: readonly ProvinceEntry[]
}

export interface DirectoryStore {
  read(): Promise<DirectoryState>
  /** Enters or replaces a province and counts the version up, unless nothing would change. */
  put(province: ProvinceEntry, at: Instant): Promise<void>
}

/** That a province could not hand notifications over to another one. Says nothing of what they hold. */
export interface WaitingSender {
  readonly from: ProvinceCode
  readonly to: ProvinceCode
  readonly attempts: number
}

export interface WaitingSenderStore {
  /** Remembers a sender; one that already waits keeps its place. */
  remember(from: ProvinceCode, to: ProvinceCode, at: Instant): Promise<void>
  due(at: Instant, limit: number): Promise<readonly WaitingSender[]>
  postpone(waiting: WaitingSender, nextAttemptAt: Instant): Promise<void>
  forget(waiting: WaitingSender): Promise<void>
}

/** The way from the hub to a province. Never throws for what the network does. */
export interface ProvinceDoor {
  relay(to: ProvinceEntry, service: string, envelope: Envelope): Promise<RelayAnswer>
  isReachable(province: ProvinceEntry): Promise<boolean>
  /** Tells a province that another one answers again; false when it could not be told. */
  tellReachable(told: ProvinceEntry, reachable: ProvinceCode): Promise<boolean>
}
