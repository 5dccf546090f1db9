/** What is known of a user of a bureau beside its access. */
export interface BureauUser {
  readonly userId: string
  readonly bureauId: string
  /** Stands for its user outside of the office; one person has one, whatever its roles. */
  readonly staffNumber: string
  readonly email: string
}

export interface BureauUsers {
  /** @throws for a staff number that is taken; look for it first */
  add(user: BureauUser): Promise<void>
  find(userId: string): Promise<BureauUser | null>
  isTaken(staffNumber: string): Promise<boolean>
  ofBureau(bureauId: string, limit: number): Promise<readonly BureauUser[]>
}
