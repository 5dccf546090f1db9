import { CodedError } from '../coded-error.ts'

/** Why a database cannot be brought to the schema of this program. */
export const migrationFaults = {
  MIGRATION_NAME_MALFORMED: 'is not named as in 0001-add-lock-expiry.sql',
  MIGRATION_NUMBER_UNFIT: 'leaves a gap in the numbers or repeats one',
  MIGRATION_MISSING: 'was applied to the database and is not among the files of this program',
  MIGRATION_CHANGED: 'was changed after it had been applied to the database',
  MIGRATION_FAILED: 'failed and was rolled back',
} as const

export type MigrationCode = keyof typeof migrationFaults

export class MigrationError extends CodedError {
  readonly code: MigrationCode
  /** Name of the file. */
  readonly migration: string

  constructor(code: MigrationCode, migration: string, options?: ErrorOptions) {
    super(`migration ${migration} ${migrationFaults[code]}`, options)
    this.code = code
    this.migration = migration
  }
}
