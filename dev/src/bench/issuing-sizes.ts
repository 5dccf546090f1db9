/** How much the benchmark of issuing does. The published figures are those of `full`; `short` ends within two minutes. */
export interface IssuingSize {
  readonly rounds: number
  /** Bills that are issued and registered in a round. */
  readonly billsPerRound: number
  /** How long SM2 alone is measured in a round. */
  readonly operationSeconds: number
  /** Faces that are written as OFD and PDF in a round. */
  readonly facesPerRound: number
  /** Files that are checked, over all rounds. */
  readonly files: number
}

export const issuingSizes = {
  tiny: { rounds: 1, billsPerRound: 40, operationSeconds: 0.3, facesPerRound: 4, files: 60 },
  short: { rounds: 3, billsPerRound: 700, operationSeconds: 3, facesPerRound: 60, files: 5_000 },
  full: {
    rounds: 5,
    billsPerRound: 4_000,
    operationSeconds: 6,
    facesPerRound: 300,
    files: 100_000,
  },
} as const satisfies Record<string, IssuingSize>
