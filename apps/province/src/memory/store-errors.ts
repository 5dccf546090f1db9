/** A fault that the conditions of a store brought about. */
export class StoreFault extends Error {}

/** A statement failed; the transaction is certainly rolled back. */
export class StoreFailed extends StoreFault {
  readonly code = 'STORE_FAILED'
  constructor() {
    super('the store did not carry the statement out')
    this.name = 'StoreFailed'
  }
}

/** The connection broke while a commit was under way: it may have been carried out. */
export class CommitUnknown extends StoreFault {
  readonly code = 'COMMIT_UNKNOWN'
  constructor() {
    super('the outcome of a commit is unknown')
    this.name = 'CommitUnknown'
  }
}

/** The transaction met another one and can be tried again. */
export class Conflict extends StoreFault {
  readonly code = 'CONFLICT'
  constructor() {
    super('the transaction met another one')
    this.name = 'Conflict'
  }
}
