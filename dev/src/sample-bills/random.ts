/** Chance that is the same for the same seed, on every machine. */
export interface Random {
  /** From 0 to below the bound. */
  below(bound: number): number
  /** From the first to the last number, both included. */
  between(first: number, last: number): number
  /** True in so many of a hundred cases. */
  percent(share: number): boolean
  oneOf<Choice>(choices: readonly Choice[]): Choice
}

/** Mulberry32 (public domain, by T. Ettinger): small, quick, and good enough for sample data. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (bound: number) => Math.floor(next() * bound)
  return {
    below,
    between: (first, last) => first + below(last - first + 1),
    percent: (share) => below(100) < share,
    oneOf<Choice>(choices: readonly Choice[]): Choice {
      const choice = choices[below(choices.length)]
      if (choice === undefined) throw new RangeError('there is nothing to choose from')
      return choice
    },
  }
}
