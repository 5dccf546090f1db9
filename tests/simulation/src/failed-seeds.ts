/** Seeds that broke a rule once, and what was wrong. They are run with every test. */
export const failedSeeds: readonly { readonly seed: number; readonly why: string }[] = [
  {
    seed: 226,
    why: 'A clock was set back between the look for due locks and the decision; the refusal was kept, so the lock never ended.',
  },
  {
    seed: 428,
    why: 'The same with two processes in a province whose clocks differ.',
  },
]
