import { randomBytes } from 'node:crypto'
import { apiPrefix, sessionCookie } from '@piaoqiao/accounts'
import { sm3 } from '@piaoqiao/gm-crypto'
import { openPool } from '@piaoqiao/service-kit'
import type { Pool } from 'pg'
import { chromium } from 'playwright-core'
import type { LocalPostgres } from '../postgres/index.ts'
import { chromiumOptions } from '../chromium.ts'
import { startBenchOffice } from './bench-office.ts'
import { seedLedger } from './seed-ledger.ts'
import { median } from './statistics.ts'

export interface LedgerSize {
  /** Lines of the ledger. */
  readonly uses: number
  /** How often each page is asked for, in turns. */
  readonly rounds: number
  /** Rows that somebody loads into the page. */
  readonly rowsLoaded: number
}

export interface LedgerFigures {
  /** Milliseconds of a page of 100 lines: the first, the one in the middle, the last; each in the median. */
  readonly ledger_first_ms: number
  readonly ledger_middle_ms: number
  readonly ledger_last_ms: number
  /** The slower of middle and last over the first. */
  readonly ledger_deep_ratio: number
  readonly ledger_voucher_ms: number
  readonly ledger_period_ms: number
  /** Rows that the browser holds while all of `rowsLoaded` have come. */
  readonly ledger_dom_rows: number
}

const unitId = 'N-BENCH'
const databaseName = 'bench_ledger'
const pageRows = 100
const hourMs = 3_600_000

/** How quick the ledger of a unit with many bills is, by the office's interface, and what the browser holds of it. */
export async function measureLedger(
  postgres: LocalPostgres,
  portals: string,
  size: LedgerSize,
): Promise<LedgerFigures> {
  const url = await postgres.createDatabase(databaseName)
  const office = await startBenchOffice(url, portals)
  const pool = openPool(url, { connectionsMax: 1, statementTimeoutMs: hourMs, name: 'bench' })
  try {
    await seedLedger(pool, { unitId, uses: size.uses, now: Date.now() })
    const token = await openSession(pool)
    const pages = await timePages(office.url, token, size)
    return { ...pages, ledger_dom_rows: await rowsInBrowser(office.url, token, size.rowsLoaded) }
  } finally {
    await pool.end()
    await office.stop()
    await postgres.dropDatabase(databaseName)
  }
}

/** A clerk who has signed in. @returns the token of the cookie */
async function openSession(pool: Pool): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await pool.query(
    `insert into sessions
       (token_hash, audience, subject_id, organisation_id, roles, stage, seen_at, expires_at)
     values ($1, 'unit', 'U-BENCH', $2, '{unit_reimburse}', 'open', $3, $4)`,
    [sm3(token), unitId, Date.now(), Date.now() + hourMs],
  )
  return token
}

interface LedgerPage {
  readonly items: readonly unknown[]
  readonly next: string | null
}

async function timePages(
  url: string,
  token: string,
  { uses, rounds }: LedgerSize,
): Promise<Omit<LedgerFigures, 'ledger_dom_rows'>> {
  const ask = async (query: Readonly<Record<string, string>>): Promise<LedgerPage> => {
    const search = new URLSearchParams({ limit: String(pageRows), ...query })
    const answer = await fetch(`${url}${apiPrefix}/desk/ledger?${search.toString()}`, {
      headers: { cookie: `${sessionCookie}=${token}` },
    })
    if (!answer.ok) throw new Error(`the ledger answered ${answer.status}: ${await answer.text()}`)
    return (await answer.json()) as LedgerPage
  }
  const cursors = await walk(ask, uses)
  const day = new Date(Date.now() - hourMs * 24 * 500).toISOString().slice(0, 10)
  const queries = {
    first: {},
    middle: { after: cursors[Math.floor(cursors.length / 2)] ?? '' },
    last: { after: cursors.at(-1) ?? '' },
    voucher: { voucherNumber: `记-${Math.floor(uses / 6)}` },
    period: { lockedFrom: day, lockedTo: day },
  }
  const times = Object.fromEntries(Object.keys(queries).map((name) => [name, [] as number[]]))
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, query] of Object.entries(queries)) {
      const began = performance.now()
      await ask(query)
      times[name]?.push(performance.now() - began)
    }
  }
  const of = (name: keyof typeof queries) => median(times[name] ?? [])
  return {
    ledger_first_ms: of('first'),
    ledger_middle_ms: of('middle'),
    ledger_last_ms: of('last'),
    ledger_deep_ratio: Math.max(of('middle'), of('last')) / of('first'),
    ledger_voucher_ms: of('voucher'),
    ledger_period_ms: of('period'),
  }
}

/** Reads the whole ledger page by page. @returns the cursors of all pages but the first */
async function walk(
  ask: (query: Readonly<Record<string, string>>) => Promise<LedgerPage>,
  uses: number,
): Promise<readonly string[]> {
  const cursors: string[] = []
  let lines = 0
  let next: string | null = null
  do {
    const page: LedgerPage = await ask(next === null ? {} : { after: next })
    lines += page.items.length
    next = page.next
    if (next !== null) cursors.push(next)
  } while (next !== null)
  if (lines !== uses) throw new Error(`the ledger has ${lines} lines and should have ${uses}`)
  return cursors
}

async function rowsInBrowser(url: string, token: string, rowsLoaded: number): Promise<number> {
  const browser = await chromium.launch(chromiumOptions)
  try {
    const context = await browser.newContext({ viewport: { width: 1_360, height: 860 } })
    await context.addCookies([{ name: sessionCookie, value: token, url }])
    const page = await context.newPage()
    await page.goto(`${url}/unit/ledger`)
    for (let rows = pageRows; rows < rowsLoaded; rows += pageRows) {
      await page.getByText(`已显示 ${rows} 行`).waitFor()
      await page.getByRole('button', { name: '再读一页' }).click()
    }
    await page.getByText(`已显示 ${rowsLoaded} 行`).waitFor()
    return await page.locator('[data-row-key]').count()
  } finally {
    await browser.close()
  }
}
