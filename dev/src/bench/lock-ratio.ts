import type { BenchSize } from './bench-sizes.ts'
import type { BenchDatabase } from './bench-database.ts'
import { BillPicker } from './bill-picker.ts'
import { asSingleStatements, throughApplyCommands } from './lock-contenders.ts'
import { median } from './statistics.ts'

export interface LockRatio {
  readonly lock_ratio: number
  readonly locks_per_s: number
  readonly single_statement_locks_per_s: number
}

const callers = 64
const connections = 16

/** Locks through `applyCommands` beside the same locks as one statement each, in turn, so that both meet the same machine. */
export async function measureLockRatio(
  { pool }: BenchDatabase,
  picker: BillPicker,
  size: BenchSize,
): Promise<LockRatio> {
  const ours = throughApplyCommands(pool, picker, callers)
  const single = asSingleStatements(pool, picker, connections)
  const statementLocks = Math.ceil(size.locksPerRound / 2)
  // A round that does not count brings code, plans and pages into memory for both.
  await ours(statementLocks)
  await single(statementLocks)
  const rounds: { readonly ours: number; readonly single: number }[] = []
  for (let round = 0; round < size.rounds; round += 1) {
    rounds.push({ ours: await ours(size.locksPerRound), single: await single(statementLocks) })
  }
  return {
    lock_ratio: median(rounds.map((round) => round.ours / round.single)),
    locks_per_s: median(rounds.map((round) => round.ours)),
    single_statement_locks_per_s: median(rounds.map((round) => round.single)),
  }
}

/** Locks a second with so many bills beside the same with fewer, in turn. */
export async function measureGrowth(
  small: BenchDatabase,
  large: BenchDatabase,
  size: BenchSize,
): Promise<{ readonly growth_ratio: number; readonly large_locks_per_s: number }> {
  const few = throughApplyCommands(small.pool, new BillPicker(size.billsSmall), callers)
  const many = throughApplyCommands(large.pool, new BillPicker(size.billsLarge), callers)
  const locks = Math.floor(size.billsSmall / (size.rounds + 1))
  await few(locks)
  await many(locks)
  const rounds: { readonly few: number; readonly many: number }[] = []
  for (let round = 0; round < size.rounds; round += 1) {
    rounds.push({ few: await few(locks), many: await many(locks) })
  }
  return {
    growth_ratio: median(rounds.map((round) => round.many / round.few)),
    large_locks_per_s: median(rounds.map((round) => round.many)),
  }
}
