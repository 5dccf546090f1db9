import { expect, test } from 'vitest'
import type { BillStore } from '../ports.ts'
import { registerChange, sampleCommand, submissionOf } from '../testing/sample-commands.ts'
import { billNumbered, hospital, start } from '../testing/sample-parties.ts'
import { commandsSharedMin, createApplyCommands } from './apply-commands.ts'

/** How many bills each transaction carries when so many callers register one bill each at the same moment. */
async function billsPerTransaction(callers: number, transactionsMax: number): Promise<number[]> {
  const sizes: number[] = []
  const store = {
    change: (work) =>
      work({
        load: async ({ billIds }) => {
          sizes.push(billIds.length)
          return { bills: new Map(), operations: [], requests: [] }
        },
        append: async () => {},
      }),
  } as Pick<BillStore, 'change'> as BillStore
  const apply = createApplyCommands({ store, clock: () => start, transactionsMax })
  const submissions = Array.from({ length: callers }, (_, index) =>
    submissionOf([
      sampleCommand({
        change: registerChange,
        billId: billNumbered(index + 1),
        actor: hospital,
        item: index + 1,
      }),
    ]),
  )
  await Promise.all(submissions.map(apply))
  return sizes
}

test.each([
  { callers: 1, transactionsMax: 2, sizes: [1] },
  { callers: commandsSharedMin, transactionsMax: 2, sizes: [commandsSharedMin] },
  { callers: 64, transactionsMax: 2, sizes: [32, 32] },
  { callers: 64, transactionsMax: 1, sizes: [64] },
  { callers: 20, transactionsMax: 2, sizes: [16, 4] },
])(
  '$callers callers over $transactionsMax transactions: $sizes',
  async ({ callers, transactionsMax, sizes }) => {
    expect(await billsPerTransaction(callers, transactionsMax)).toEqual(sizes)
  },
)
