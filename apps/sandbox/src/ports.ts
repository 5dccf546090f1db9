import type { Instant, Party } from '@piaoqiao/domain'
import type { Sm2PublicKey } from '@piaoqiao/gm-crypto'
import type { App, Apps } from '@piaoqiao/service-kit'
import type { WorldAction } from './world/world-actions.ts'
import type { OwnerKind } from './world/world-parts.ts'

/** An application of the sandbox. */
export interface SandboxApplication extends App {
  readonly kind: OwnerKind
  readonly webhookUrl: string | null
}

/** An application that is entered; token and key are drawn by whoever enters it. */
export interface NewApplication {
  readonly appId: string
  readonly kind: OwnerKind
  readonly party: Party
  readonly publicKey: Sm2PublicKey
  readonly appKey: Uint8Array
  readonly tokenHash: Uint8Array
  readonly addresses: readonly string[] | null
  readonly quotaPerMinute: number
  readonly webhookUrl: string | null
}

/** What is changed of an application; what is left out stays. */
export interface ApplicationChanges {
  readonly addresses?: readonly string[] | null
  readonly quotaPerMinute?: number
  readonly webhookUrl?: string | null
  readonly suspended?: boolean
  readonly appKey?: Uint8Array
  readonly tokenHash?: Uint8Array
  /** The keys before it end at once. */
  readonly publicKey?: Sm2PublicKey
}

export interface RotatedKey {
  readonly publicKey: Sm2PublicKey
  readonly requestId: string
  readonly at: Instant
}

/** The applications of the sandbox. */
export interface Applications extends Apps {
  find(appId: string): Promise<SandboxApplication | null>
  findByToken(tokenHash: Uint8Array): Promise<SandboxApplication | null>
  /** False where the id is taken. */
  enter(application: NewApplication): Promise<boolean>
  /** False where there is no such application. */
  change(appId: string, changes: ApplicationChanges): Promise<boolean>
  /** Its world, its messages and itself are gone. False where there is no such application. */
  remove(appId: string): Promise<boolean>
  /** Until when the keys before it are accepted; null when the request id was used before with another key. */
  rotateKey(appId: string, key: RotatedKey): Promise<Instant | null>
}

/** From what a world is made again. */
export interface StoredWorld {
  readonly seed: number
  readonly startedAt: Instant
  readonly actions: number
  readonly actionBytes: number
  readonly kept: boolean
  readonly toldPosition: number | null
}

export interface StoredAction {
  readonly number: number
  readonly at: Instant
  readonly action: WorldAction
}

/** The worlds as they are kept: seed, start, and what was done since. */
export interface WorldStore {
  find(appId: string): Promise<StoredWorld | null>
  /** A new beginning: what was done before is forgotten. */
  begin(appId: string, world: Pick<StoredWorld, 'seed' | 'startedAt'>): Promise<void>
  /** @returns how many bytes the action takes */
  append(appId: string, action: StoredAction): Promise<number>
  /** Actions after a number, in order. */
  actionsAfter(appId: string, number: number, limit: number): Promise<readonly StoredAction[]>
  /** The journal is full; the world is not kept any more. */
  giveUp(appId: string): Promise<void>
  told(appId: string, position: number): Promise<void>
}

/** A message of an application and what came of it. */
export interface NewMessage {
  readonly at: Instant
  readonly worldAt: Instant
  readonly service: string
  readonly requestId: string
  readonly outcome: string
  readonly payload: unknown
  readonly answer: unknown
}

export interface MessageEntry extends Omit<NewMessage, 'payload' | 'answer'> {
  readonly number: bigint
  /** Null where it was too large to be kept. */
  readonly content: { readonly payload: unknown; readonly answer: unknown } | null
}

/** The latest messages of every application. */
export interface MessageLog {
  keep(appId: string, message: NewMessage): Promise<void>
  /** Messages before a number, latest first. */
  before(appId: string, number: bigint | null, limit: number): Promise<readonly MessageEntry[]>
  find(appId: string, number: bigint): Promise<MessageEntry | null>
}
