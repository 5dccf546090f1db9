import type { Instant, Party, PartyId } from '@piaoqiao/domain'
import type { Sm2PublicKey } from '@piaoqiao/gm-crypto'
import type { CallerKind } from '@piaoqiao/protocol'
import type { App, Apps } from '@piaoqiao/service-kit'
import type { PartyRegister } from './event-ports.ts'
import type { StoredRequest } from './ports.ts'

/** What a party's applications are; other provinces and the hub are known by the directory instead. */
export type EnrolledKind = Exclude<CallerKind, 'province'>

export interface Enrolment {
  /** By the pattern of the envelope; the names of provinces and of the hub are taken. */
  readonly appId: string
  readonly kind: EnrolledKind
  /** A party of this province. One that is there already takes the name given here. */
  readonly party: Party
  readonly publicKey: Sm2PublicKey
  /** Addresses and ranges that it may send from; any where this is left out. */
  readonly addresses?: readonly string[] | null
  readonly quotaPerMinute?: number
  /** Where its party's events are told to, http or https. */
  readonly webhookUrl?: string
  /** 32 bytes; drawn at random where this is left out. */
  readonly appKey?: Uint8Array
  /** The message that asked for it: repeated with the same content, it has the same application. */
  readonly request?: StoredRequest
}

/** Where an application stands. A closed one stays closed. */
export type ApplicationState = 'active' | 'suspended' | 'closed'

/** What an office changes of an application; what is left out stays as it is. */
export interface ApplicationChanges {
  readonly state?: ApplicationState
  /** Null for any. */
  readonly addresses?: readonly string[] | null
  readonly quotaPerMinute?: number
  /** Null takes it away. */
  readonly webhookUrl?: string | null
  /** Accepted from now on, beside the keys before it for an overlap. */
  readonly publicKey?: Sm2PublicKey
  readonly partyName?: string
}

/** An application as an office reads it. */
export interface EnrolledApplication {
  readonly appId: string
  readonly kind: EnrolledKind
  readonly party: Party
  readonly state: ApplicationState
  readonly addresses: readonly string[] | null
  readonly quotaPerMinute: number
  readonly webhookUrl: string | null
  /** Those that are accepted now, newest first. */
  readonly keys: readonly {
    readonly publicKey: Sm2PublicKey
    readonly validFrom: Instant
    /** Null for the newest. */
    readonly validUntil: Instant | null
  }[]
}

/** A public key that an application wants to use from now on. */
export interface NewKey {
  readonly publicKey: Sm2PublicKey
  /** A repeated request has the answer of the first. */
  readonly requestId: string
  readonly at: Instant
}

/** The applications of the parties of this province. */
export interface ApplicationStore extends Apps, PartyRegister {
  /** @throws EnrolmentRefused, AddressMalformed */
  enrolApplication(enrolment: Enrolment): Promise<App>
  /** Null for one that is not there. */
  describeApplication(appId: string): Promise<EnrolledApplication | null>
  /**
   * Changes an application of a party, all at once. A repeated request changes nothing more.
   * @throws EnrolmentRefused, AddressMalformed
   */
  changeApplication(
    appId: string,
    changes: ApplicationChanges,
    request: StoredRequest,
  ): Promise<void>
  /** Its messages are refused from now on and its webhook is told nothing more. False for one that is not there. */
  revokeApplication(appId: string): Promise<boolean>
  /** Names, changes or removes (null) the webhook. @throws EnrolmentRefused */
  changeWebhook(appId: string, webhookUrl: string | null): Promise<void>
  /**
   * The key becomes the newest; those before it end after the overlap.
   * @returns until when they are accepted; null when the request id was used before with another key
   */
  rotateKey(appId: string, key: NewKey): Promise<Instant | null>
  /** Keys that signatures of an issuer on its bills may be made with: those that its applications sign with now. */
  issuerKeys(partyId: PartyId): Promise<readonly Sm2PublicKey[]>
}
