/** What is known of a user of a unit beside its access. */
export interface UnitContact {
  readonly mobile: string
  readonly identityNumber: string
  readonly email: string
}

export interface UnitUser extends UnitContact {
  readonly userId: string
  readonly unitId: string
}

export interface UnitUsers {
  add(user: UnitUser): Promise<void>
  find(userId: string): Promise<UnitUser | null>
  /** The user of a unit who is this person. */
  findByIdentity(unitId: string, identityNumber: string): Promise<UnitUser | null>
  ofUnit(unitId: string, limit: number): Promise<readonly UnitUser[]>
  save(user: UnitUser): Promise<void>
  /** How many users a unit's accounts ever had, for the number of the next login name. */
  countOfCredit(creditCode: string): Promise<number>
}

/** The keys of a unit's application at the registry. */
export interface UnitKeys {
  add(unitId: string, appId: string, privateKeyPem: string): Promise<void>
  appIdOf(unitId: string): Promise<string | null>
  /** How many accounts by hand the unit had, for the number of the next application. */
  countOfCredit(creditCode: string): Promise<number>
  /** @param appKey 64 hexadecimal digits */
  keepAppKey(unitId: string, appKey: string): Promise<void>
}
