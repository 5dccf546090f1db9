import type { Instant } from '@piaoqiao/domain'

/** `enrolling`: the registry has not answered yet. `refused`: it would not enrol it. */
export type IssuerState = 'enrolling' | 'active' | 'suspended' | 'closed' | 'refused'

/** An issuing unit that a bureau registered, with its application at the registry. */
export interface BureauIssuer {
  /** `I-…` */
  readonly issuerId: string
  readonly appId: string
  /** 统一社会信用代码. */
  readonly partyId: string
  readonly partyName: string
  readonly bureauId: string
  /** Where it may send from, such as 192.0.2.0/24. */
  readonly addresses: readonly string[]
  /** PEM. */
  readonly publicKey: string
  readonly state: IssuerState
  readonly createdAt: Instant
  /** Of the registry's answer, where it refused the enrolment or the latest change. */
  readonly code: string | null
  /** Whether its application key lies here until somebody takes it. */
  readonly isKeyWaiting: boolean
}

/** What a register of issuers is narrowed to. */
export interface IssuerFilter {
  readonly bureauIds: readonly string[]
  /** Its credit code, or a part of its name. */
  readonly text: string | null
  readonly state: IssuerState | null
}

export interface BureauIssuers {
  add(issuer: BureauIssuer): Promise<void>
  /** Locks the row until the end of the transaction. */
  hold(issuerId: string): Promise<BureauIssuer | null>
  save(issuer: BureauIssuer): Promise<void>
  /** The one of this unit that is neither closed nor refused. */
  findByParty(partyId: string): Promise<BureauIssuer | null>
  /** How many this unit ever had, for the name of the next application. */
  countOfParty(partyId: string): Promise<number>
  /** Oldest first, behind an id. */
  list(filter: IssuerFilter, after: string | null, limit: number): Promise<readonly BureauIssuer[]>
  /** @param appKey 64 hexadecimal digits */
  keepAppKey(issuerId: string, appKey: string): Promise<void>
  /** Hands the key over and forgets it; null where there is none any more. */
  takeAppKey(issuerId: string): Promise<string | null>
}
