import type { Purpose } from '@piaoqiao/domain'

export interface Grant {
  readonly authorisationId: string
  readonly unitId: string
  readonly purpose: Purpose
}

/** A lock of which the bureau of the bill's province was told. */
export interface KnownLock {
  readonly billKey: string
  readonly lockId: string
}

/** What stands on the face of a bill, as whoever holds it in their hands can read it. */
export interface Notice {
  readonly billCode: string
  readonly billNumber: string
  readonly issuerId: string
  readonly issuerName: string
  readonly checkCode: string
  readonly faceFen: bigint
  readonly reimbursableFen: bigint
  readonly issuedOn: string
  /** Empty on a bill that names nobody. */
  readonly payerCode: string
  /** The signed file, base64. */
  readonly xml: string
}

/** Key of a bill as 18 digits. */
export function billKeyOf(item: {
  readonly billCode: string
  readonly billNumber: string
}): string {
  return item.billCode + item.billNumber
}

/** What people tell one another outside the platform: which bills there are, and who may use them. */
export class NoticeBoard {
  readonly #notices = new Map<string, Notice>()
  readonly #registered = new Set<string>()
  readonly #grants = new Map<string, Grant[]>()
  readonly #locks: KnownLock[] = []

  put(notice: Notice): void {
    this.#notices.set(billKeyOf(notice), notice)
  }

  /** The issuer was told that the bill is in the registry. */
  confirm(billKey: string): void {
    if (this.#notices.has(billKey)) this.#registered.add(billKey)
  }

  grant(billKey: string, grant: Grant): void {
    this.#grants.set(billKey, [...this.grantsOf(billKey), grant])
  }

  grantsOf(billKey: string): readonly Grant[] {
    return this.#grants.get(billKey) ?? []
  }

  tellLock(lock: KnownLock): void {
    this.#locks.push(lock)
  }

  get locks(): readonly KnownLock[] {
    return this.#locks
  }

  find(billKey: string): Notice | null {
    return this.#notices.get(billKey) ?? null
  }

  get all(): readonly Notice[] {
    return [...this.#notices.values()]
  }

  /** The latest bills that people have in their hands, so many of them. */
  latest(count: number): readonly Notice[] {
    return [...this.#registered].slice(-count).flatMap((billKey) => this.find(billKey) ?? [])
  }
}
