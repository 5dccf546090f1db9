export type LocalPostgresErrorCode =
  | 'POSTGRES_BINARIES_MISSING'
  | 'POSTGRES_ACCOUNT_MISSING'
  | 'POSTGRES_DIRECTORY_IN_USE'
  | 'POSTGRES_DIRECTORY_UNUSABLE'
  | 'POSTGRES_VERSION_UNFIT'
  | 'POSTGRES_START_FAILED'
  | 'POSTGRES_NAME_UNFIT'

export class LocalPostgresError extends Error {
  readonly code: LocalPostgresErrorCode

  constructor(code: LocalPostgresErrorCode, message: string) {
    super(message)
    this.name = 'LocalPostgresError'
    this.code = code
  }
}
