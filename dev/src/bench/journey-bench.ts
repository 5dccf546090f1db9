import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { removeLocalPostgres, startLocalPostgres } from '../postgres/index.ts'
import { benchPostgresSettings, openBenchDatabase } from './bench-database.ts'
import type { BenchSize } from './bench-sizes.ts'
import { BillPicker } from './bill-picker.ts'
import type { Figure } from './figure.ts'
import { measureGrowth, measureLockRatio } from './lock-ratio.ts'
import { measureMessages } from './measure-messages.ts'

/** Measures the write path and the messages of one province on a PostgreSQL of its own. */
export async function benchJourney(
  size: BenchSize,
  tell: (sentence: string) => void,
): Promise<readonly Figure[]> {
  const directory = await mkdtemp(join(tmpdir(), 'piaoqiao-bench-'))
  const postgres = await startLocalPostgres({ directory, settings: benchPostgresSettings })
  try {
    tell(`registering ${size.bills} bills`)
    const database = await openBenchDatabase(postgres, 'bench', size.bills)
    const picker = new BillPicker(size.bills)
    tell('locks through applyCommands beside single statements')
    const locks = await measureLockRatio(database, picker, size)
    tell('messages over HTTP with full envelopes')
    const messages = await measureMessages(database, picker, size)
    await database.drop()
    tell(`registering ${size.billsSmall} and ${size.billsLarge} bills`)
    const small = await openBenchDatabase(postgres, 'bench_small', size.billsSmall)
    const large = await openBenchDatabase(postgres, 'bench_large', size.billsLarge)
    tell('locks with few and with many bills')
    const growth = await measureGrowth(small, large, size)
    await small.drop()
    await large.drop()
    return figuresOf({ ...locks, ...messages, ...growth })
  } finally {
    await postgres.stop()
    await removeLocalPostgres(directory)
  }
}

type Measured = Awaited<ReturnType<typeof measureLockRatio>> &
  Awaited<ReturnType<typeof measureMessages>> &
  Awaited<ReturnType<typeof measureGrowth>>

const meanings: { readonly [Key in keyof Measured]: Omit<Figure, 'key' | 'value'> } = {
  lock_ratio: {
    meaning: 'locks through applyCommands (64 callers) over single statements (16 connections)',
    bound: { atLeast: 2 },
  },
  locks_per_s: { meaning: 'locks a second through applyCommands' },
  single_statement_locks_per_s: { meaning: 'locks a second as one statement each' },
  envelope_ratio: {
    meaning: 'lock messages over what their four SM2 operations alone allow',
    bound: { atLeast: 0.6 },
  },
  messages_per_s: { meaning: 'lock messages a second over HTTP, 32 clients' },
  message_p50_ms: { meaning: 'time to the answer, half of the messages' },
  message_p99_ms: { meaning: 'time to the answer, 99 of 100 messages' },
  four_sm2_operations_per_s: { meaning: 'messages a second that SM2 alone allows' },
  batch_bills_per_s: {
    meaning: 'bills locked a second, 100 in a message',
    bound: { atLeast: 20_000 },
  },
  province_rss_mb: { meaning: 'largest resident memory of the province', bound: { below: 350 } },
  growth_ratio: {
    meaning: 'locks a second with many bills over the same with few',
    bound: { atLeast: 0.85 },
  },
  large_locks_per_s: { meaning: 'locks a second with many bills' },
}

function figuresOf(measured: Measured): readonly Figure[] {
  return Object.entries(meanings).map(([key, meaning]) => ({
    key,
    value: measured[key as keyof Measured],
    ...meaning,
  }))
}
