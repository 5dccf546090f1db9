import type { StepFailure, StepRecord } from '../journey/story-record.ts'
import type { Seeded } from '../seeding/seed-world.ts'

/** How long the parts of a run took. */
export interface Durations {
  start: number
  seed: number
  journey: number
  onboarding: number
  stop: number
  total: number
}

/** A run of the demo as a machine reads it. */
export interface DemoSummary {
  readonly steps: readonly StepRecord[]
  /** States that the bills of the story went through, one word each. */
  readonly states: readonly string[]
  readonly counts: {
    readonly steps: number
    readonly refusals: number
    /** Sample bills in the world, and what became of them. */
    readonly samples: Seeded['counts'] | null
  }
  /** Whether this run made the sample bills or found those of an earlier one; null when it came to neither. */
  readonly samples: 'made' | 'found' | null
  readonly milliseconds: Durations
  /** What did not come out as it has to; null when everything did. */
  readonly failure: StepFailure | { readonly code: string } | null
}

export function summaryOf(run: {
  readonly steps: readonly StepRecord[]
  readonly states: readonly string[]
  readonly seeded: Seeded | null
  readonly milliseconds: Durations
  readonly failure: DemoSummary['failure']
}): DemoSummary {
  const { steps, states, seeded, milliseconds, failure } = run
  const refusals = steps.filter(({ outcome }) => outcome === 'refused').length
  const made = seeded?.isFound === true ? 'found' : 'made'
  return {
    steps,
    states,
    counts: { steps: steps.length, refusals, samples: seeded?.counts ?? null },
    samples: seeded === null ? null : made,
    milliseconds,
    failure,
  }
}
