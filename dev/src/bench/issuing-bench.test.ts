import { expect, test } from 'vitest'
import { benchIssuing } from './issuing-bench.ts'
import { issuingSizes } from './issuing-sizes.ts'

test(
  'the benchmark of issuing runs from end to end, and every figure comes out as a number',
  { timeout: 240_000 },
  async () => {
    const told: string[] = []
    const figures = await benchIssuing(issuingSizes.tiny, (sentence) => told.push(sentence))
    const bounded = figures.filter(({ bound }) => bound !== undefined).map(({ key }) => key)
    expect(bounded).toEqual(['issue_ratio', 'ofd_ratio', 'pdf_ratio', 'check_ratio'])
    for (const { key, value } of figures)
      expect({ key, fits: value > 0 }).toEqual({ key, fits: true })
    expect(figures.find(({ key }) => key === 'bills_per_message')?.value).toBeLessThanOrEqual(
      issuingSizes.tiny.billsPerRound,
    )
    expect(told.length).toBeGreaterThan(0)
  },
)
