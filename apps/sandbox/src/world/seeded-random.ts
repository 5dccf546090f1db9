/** Chance that is the same for the same seed, on every machine. */
export interface SeededRandom {
  /** From 0 to below the bound. */
  below(bound: number): number
  /** From the first to the last number, both included. */
  between(first: number, last: number): number
  oneOf<Choice>(choices: readonly Choice[]): Choice
}

const increment = 0x9e_37_79_b9

/** A counter whose steps are mixed into numbers of 32 bits: good enough for samples, and never for secrets. */
export function seededRandom(seed: number): SeededRandom {
  let counter = seed >>> 0
  const next = (): number => {
    counter = (counter + increment) >>> 0
    let mixed = counter
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21_f0_aa_ad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x73_5a_2d_97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
  }
  const below = (bound: number): number => Math.floor(next() * bound)
  return {
    below,
    between: (first, last) => first + below(last - first + 1),
    oneOf(choices) {
      const choice = choices[below(choices.length)]
      if (choice === undefined) throw new RangeError('there is nothing to choose from')
      return choice
    },
  }
}
