/** How much a benchmark does. The published figures are those of `full`; `short` ends within two minutes. */
export interface BenchSize {
  /** Bills of the database on which ratios and messages are measured. */
  readonly bills: number
  /** Bills of the small and of the large database that growth is read from. */
  readonly billsSmall: number
  readonly billsLarge: number
  readonly rounds: number
  readonly locksPerRound: number
  readonly messages: number
  readonly batchMessages: number
  readonly operationSeconds: number
}

export const benchSizes = {
  short: {
    bills: 120_000,
    billsSmall: 20_000,
    billsLarge: 200_000,
    rounds: 3,
    locksPerRound: 6_000,
    messages: 1_500,
    batchMessages: 200,
    operationSeconds: 3,
  },
  full: {
    bills: 1_000_000,
    billsSmall: 50_000,
    billsLarge: 5_000_000,
    rounds: 5,
    locksPerRound: 15_000,
    messages: 6_000,
    batchMessages: 1_000,
    operationSeconds: 8,
  },
} as const satisfies Record<string, BenchSize>

export type BenchSizeName = keyof typeof benchSizes
