import type { CalendarDate, Instant } from '@piaoqiao/domain'
import type { Application, Applications } from '../applications/application-ports.ts'
import type { UnitAccount } from '../units/units-ports.ts'
import type { ConnectionStep } from './connection-steps.ts'
import type {
  Endpoint,
  Environment,
  JointTestContent,
  SystemUnitDraft,
} from './connection-fields.ts'
import type { TestCalendar } from './test-calendar.ts'

/** The application of a unit by system, `AC-…`. */
export type ConnectionApplication = Application<SystemUnitDraft>
export type ConnectionApplications = Applications<ConnectionApplication>

/** What a unit by system was given in one environment, without secrets. */
export interface AllottedApplication {
  readonly appId: string
  /** 报文访问地址. */
  readonly baseUrl: string
  /** PEM. */
  readonly platformPublicKey: string
}

/** Who signed off, and when. */
export interface SignOff {
  readonly userId: string
  readonly at: Instant
}

/** How far the first bill of 0.01 yuan came, as the registry shows it. */
export interface FirstBill {
  readonly billCode: string
  readonly billNumber: string
  readonly lockedAt: Instant
  readonly reportedAt: Instant | null
  readonly postedAt: Instant | null
}

/** What is known of a connection beside its step. */
export interface ConnectionFacts {
  readonly systemName: string
  readonly vendorName: string
  readonly sandbox: AllottedApplication | null
  readonly production: AllottedApplication | null
  readonly testEndpoint: Endpoint | null
  readonly productionEndpoint: Endpoint | null
  /** The report on which both sign off. */
  readonly reportId: string | null
  readonly unitSignOff: SignOff | null
  readonly centreSignOff: SignOff | null
  /** Why the registry refused the enrolment. */
  readonly refusal: string | null
  readonly enrolledAt: Instant | null
  readonly firstBill: FirstBill | null
  readonly liveAt: Instant | null
  readonly quotaPerMinute: number | null
  /** Faulty messages of a thousand, as the centre noted it; null where nothing was noted. */
  readonly faultsPerMille: number | null
}

/** Keys that were not handed over yet; the token for the sandbox stays, because messages are read with it. */
export interface ConnectionSecrets {
  /** 64 hexadecimal digits. */
  readonly testAppKey: string | null
  readonly productionAppKey: string | null
  readonly sandboxToken: string | null
}

/** The connection of a unit by system. */
export interface Connection {
  readonly unitId: string
  readonly bureauId: string
  readonly step: ConnectionStep
  readonly stepSince: Instant
  readonly facts: ConnectionFacts
  readonly secrets: ConnectionSecrets
}

/** A connection in the register of a bureau. */
export interface ConnectionLine {
  readonly connection: Connection
  readonly account: Pick<UnitAccount, 'unitName' | 'creditCode' | 'state'>
}

/** What a register of connections is narrowed to. */
export interface ConnectionFilter {
  readonly bureauIds: readonly string[]
  /** The credit code of the unit, or a part of its name. */
  readonly text: string | null
  readonly step: ConnectionStep | null
}

export interface Connections {
  add(connection: Connection): Promise<void>
  find(unitId: string): Promise<Connection | null>
  /** Locks the row until the end of the transaction. */
  hold(unitId: string): Promise<Connection | null>
  save(connection: Connection): Promise<void>
  /** In the order of their ids, behind one. */
  ofBureaus(
    filter: ConnectionFilter,
    after: string | null,
    limit: number,
  ): Promise<readonly ConnectionLine[]>
  /** Ids at a step in their order, behind one. */
  atStep(step: ConnectionStep, behind: string | null, limit: number): Promise<readonly string[]>
}

/** A public key of the unit. */
export interface UnitKey {
  /** `K-…` */
  readonly keyId: string
  readonly unitId: string
  readonly environment: Environment
  /** SubjectPublicKeyInfo PEM. */
  readonly publicKey: string
  /** SM3 of the point, hexadecimal. */
  readonly fingerprint: string
  /** The text that has to be signed with the private key. */
  readonly challenge: string
  readonly challengeUntil: Instant
  readonly createdAt: Instant
  readonly provenAt: Instant | null
  readonly validUntil: Instant | null
}

export interface UnitKeyRing {
  add(key: UnitKey): Promise<void>
  hold(keyId: string): Promise<UnitKey | null>
  save(key: UnitKey): Promise<void>
  /** Newest first. */
  ofUnit(unitId: string, limit: number): Promise<readonly UnitKey[]>
  /** Proven, and no newer one took its place. */
  present(unitId: string, environment: Environment): Promise<UnitKey | null>
}

export type JointTestFormState = 'draft' | 'submitted' | 'accepted' | 'returned'

/** 联调申请表 of a unit. */
export interface JointTestForm {
  readonly unitId: string
  readonly state: JointTestFormState
  readonly content: JointTestContent
  readonly changedAt: Instant
  readonly reason: string | null
}

export interface JointTestForms {
  find(unitId: string): Promise<JointTestForm | null>
  hold(unitId: string): Promise<JointTestForm | null>
  /** Adds it or writes it anew. */
  save(form: JointTestForm): Promise<void>
}

export type BookingState =
  'waiting' | 'offered' | 'booked' | 'cancelled' | 'lapsed' | 'held' | 'no_show'

/** A slot for a joint test that a unit booked or waits for. */
export interface Booking {
  /** `J-…` */
  readonly bookingId: string
  readonly unitId: string
  readonly day: CalendarDate
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly state: BookingState
  readonly createdAt: Instant
  readonly offeredUntil: Instant | null
  /** How many reminders went out. */
  readonly reminders: number
}

/** With whom it is, for the centre. */
export interface NamedBooking extends Booking {
  readonly unitName: string
}

export interface Bookings {
  calendar(): Promise<TestCalendar | null>
  saveCalendar(calendar: TestCalendar): Promise<void>
  /** Keeps others from booking on these days until the end of the transaction. */
  lockDays(days: readonly CalendarDate[]): Promise<void>
  add(booking: Booking): Promise<void>
  find(bookingId: string): Promise<Booking | null>
  save(booking: Booking): Promise<void>
  /** Waiting, offered and booked ones of days, in the order in which they came. */
  openOfDays(from: CalendarDate, until: CalendarDate): Promise<readonly Booking[]>
  ofDay(day: CalendarDate, after: string | null, limit: number): Promise<readonly NamedBooking[]>
  /** Newest first. */
  ofUnit(unitId: string, before: string | null, limit: number): Promise<readonly Booking[]>
  openOfUnit(unitId: string): Promise<readonly Booking[]>
  /** Booked ones that begin before a moment and had fewer reminders. */
  toRemind(
    at: Instant,
    startsBefore: Instant,
    reminders: number,
    limit: number,
  ): Promise<readonly Booking[]>
  /** Offers that nobody took in time, and those who wait for a slot that began. */
  lapsed(at: Instant, limit: number): Promise<readonly Booking[]>
}

/** What a message still lacks. */
export interface MissingMessage {
  readonly message: string
  readonly required: number
  readonly passed: number
  readonly missing: readonly string[]
}

export interface KeptReport {
  /** `RP-…` */
  readonly reportId: string
  readonly unitId: string
  readonly fileId: string
  readonly receivedAt: Instant
  readonly counts: Readonly<Record<'pass' | 'fail' | 'skip' | 'wait' | 'error', number>>
  readonly missing: readonly MissingMessage[]
  readonly isComplete: boolean
}

export interface KeptReports {
  add(report: KeptReport): Promise<void>
  /** How many a unit handed in since a moment. */
  countSince(unitId: string, since: Instant): Promise<number>
  find(reportId: string): Promise<KeptReport | null>
  /** Newest first. */
  ofUnit(unitId: string, before: string | null, limit: number): Promise<readonly KeptReport[]>
}
