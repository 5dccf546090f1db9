/** One figure of a benchmark: its value, and the bound that it has to keep where it has one. */
export interface Figure {
  readonly key: string
  readonly value: number
  readonly bound?: { readonly atLeast: number } | { readonly below: number }
  readonly meaning: string
}
