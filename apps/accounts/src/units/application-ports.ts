import type { Application, Applications } from '../applications/application-ports.ts'
import type { UnitDraft } from './unit-fields.ts'

/** What is asked for: an account, other data of one, or its end. */
export type ApplicationKind = 'open' | 'change' | 'close'

/** The application of a unit, `A-…`. */
export interface UnitApplication extends Application<UnitDraft> {
  readonly kind: ApplicationKind
}

export interface UnitApplications extends Applications<UnitApplication> {
  /** Newest first. */
  ofUnit(unitId: string, before: string | null, limit: number): Promise<readonly UnitApplication[]>
}
