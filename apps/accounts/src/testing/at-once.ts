import { vi } from 'vitest'
import type { TestAnswer } from './test-browser.ts'
import type { TestOffice } from './test-office.ts'

/**
 * Asks several times at the same moment: the table can be read and not written until everybody has looked into it or waits
 * for somebody who has, so that nobody knows yet what another is about to write.
 */
export async function askAtOnce(
  { pool }: Pick<TestOffice, 'pool'>,
  table: string,
  asks: readonly (() => Promise<TestAnswer>)[],
): Promise<readonly TestAnswer[]> {
  const blocker = await pool.connect()
  try {
    await blocker.query('begin')
    await blocker.query(`lock table ${table} in share mode`)
    const answers = Promise.all(asks.map((ask) => ask()))
    await untilWaiting(pool, asks.length)
    await blocker.query('commit')
    return await answers
  } finally {
    blocker.release()
  }
}

const waitMs = 10_000

/** Resolves when so many connections wait for what another one has locked. */
export async function untilWaiting(pool: TestOffice['pool'], count: number): Promise<void> {
  await vi.waitFor(async () => {
    const { rows } = await pool.query<{ waiting: number }>(
      `select count(*)::int as waiting from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`,
    )
    if (rows[0]?.waiting !== count) throw new Error('not everybody waits yet')
  }, waitMs)
}

/** `done`, or the code of the refusal, of each answer, `done` first. */
export function outcomesOf(answers: readonly TestAnswer[]): readonly string[] {
  return answers
    .map(({ status, json }) => (status < 400 ? 'done' : String(json?.code)))
    .toSorted((one, other) => Number(other === 'done') - Number(one === 'done'))
}
