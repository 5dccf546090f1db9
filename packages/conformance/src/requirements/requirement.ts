/** Something that the protocol demands, with a name that never changes its meaning. */
export interface Requirement {
  /** Stable: `RETRY-SAME`. */
  readonly id: string
  /** On whom it is laid. */
  readonly side: 'platform' | 'unit'
  /** In English. */
  readonly demand: string
  /** Words of docs/protocol/README.md that say so, as they stand there. */
  readonly quote: string
  /** Why no case checks it; only where none does. */
  readonly notTested?: string
}
