import type { BillId, CalendarDate, Fen, Instant, ProvinceCode, Purpose } from '@piaoqiao/domain'

export type AuthorisationState = 'asked' | 'granted' | 'refused' | 'revoking' | 'revoked'

/** 授信: a person lets a unit use a bill; as the registry answered it. */
export interface PersonAuthorisation {
  /** `R-…`, ours; the registry's own is `authorisationId`. */
  readonly rowId: string
  readonly personId: string
  readonly billId: BillId
  readonly unitId: string
  readonly unitName: string
  readonly unitProvince: ProvinceCode
  readonly purpose: Purpose
  /** Last day. */
  readonly validUntil: CalendarDate
  readonly amountMax: Fen | null
  readonly requestId: string
  /** Place in its request, from 1. */
  readonly item: number
  readonly state: AuthorisationState
  readonly authorisationId: string | null
  /** What the registry said. */
  readonly code: string | null
  readonly sentence: string | null
  /** The case that it was granted for; null for one by itself. */
  readonly caseId: string | null
  readonly createdAt: Instant
}

export interface Authorisations {
  add(authorisations: readonly PersonAuthorisation[]): Promise<void>
  /** Locks the row until the end of the transaction. */
  hold(personId: string, rowId: string): Promise<PersonAuthorisation | null>
  ofRequest(personId: string, requestId: string): Promise<readonly PersonAuthorisation[]>
  ofBill(personId: string, billId: BillId, limit: number): Promise<readonly PersonAuthorisation[]>
  /** Newest first. */
  list(
    personId: string,
    page: {
      readonly after: { readonly createdAt: Instant; readonly rowId: string } | null
      readonly limit: number
    },
  ): Promise<readonly PersonAuthorisation[]>
  save(authorisation: PersonAuthorisation): Promise<void>
}
