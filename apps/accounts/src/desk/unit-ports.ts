import type { HostedApplication } from '../province/province-door.ts'

/** A unit as its desk needs to know it. */
export interface DeskUnit {
  readonly unitId: string
  readonly creditCode: string
  readonly unitName: string
}

/** The open units by hand. */
export interface DeskUnits {
  /** The unit and its application at the registry; null unless its account is open and by hand. */
  open(unitId: string): Promise<OpenUnit | null>
  /** Ids of all of them in their order, at most `limit` behind one. */
  openIds(behind: string | null, limit: number): Promise<readonly string[]>
}

export interface OpenUnit extends DeskUnit {
  readonly application: HostedApplication
}
