import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { builtPortals } from '@piaoqiao/web/built-portals'
import type { LocalPostgres } from '../postgres/index.ts'
import { removeLocalPostgres, startLocalPostgres } from '../postgres/index.ts'
import type { Figure } from './figure.ts'
import { measureFirstPaint } from './measure-first-paint.ts'
import type { LedgerFigures, LedgerSize } from './measure-ledger.ts'
import { measureLedger } from './measure-ledger.ts'
import { measureScripts } from './measure-scripts.ts'

export interface WebSize {
  /** How often the page is opened, each time by a browser that never was there. */
  readonly visits: number
  readonly ledger: LedgerSize
}

export const webSizes = {
  short: { visits: 3, ledger: { uses: 20_000, rounds: 20, rowsLoaded: 1_000 } },
  full: { visits: 15, ledger: { uses: 100_000, rounds: 100, rowsLoaded: 5_000 } },
} as const satisfies Record<string, WebSize>

/** Measures what the portals' pages weigh, how soon a slow phone shows something, and how a long ledger is read. */
export async function benchWeb(
  { visits, ledger }: WebSize,
  tell: (sentence: string) => void,
): Promise<readonly Figure[]> {
  tell('building the portals')
  const portals = await builtPortals()
  const { citizen_kb, other_kb } = measureScripts(portals)
  const { first_paint_ms, ...ledgerFigures } = await withPostgres(async (postgres) => {
    tell(`opening the citizens' pages on a slow phone, ${visits} times`)
    const paint = await measureFirstPaint(postgres, portals, visits)
    tell(`reading a ledger of ${ledger.uses} lines`)
    return { first_paint_ms: paint, ...(await measureLedger(postgres, portals, ledger)) }
  })
  return [
    {
      key: 'citizen_kb',
      value: citizen_kb,
      bound: { below: 250 },
      meaning: 'compressed kB of script of the heaviest page of citizens',
    },
    {
      key: 'other_kb',
      value: other_kb,
      bound: { below: 600 },
      meaning: 'compressed kB of script of the heaviest page of the other portals',
    },
    {
      key: 'first_paint_ms',
      value: first_paint_ms,
      bound: { below: 1_500 },
      meaning: 'ms until a slow phone paints the first content of the citizens’ pages',
    },
    ...ledgerRows(ledgerFigures),
  ]
}

const ledgerMeanings: { readonly [Key in keyof LedgerFigures]: Omit<Figure, 'key' | 'value'> } = {
  ledger_first_ms: { meaning: 'ms of the first 100 lines of the ledger' },
  ledger_middle_ms: { meaning: 'ms of 100 lines in the middle of it' },
  ledger_last_ms: { meaning: 'ms of the last lines of it' },
  ledger_deep_ratio: {
    bound: { below: 2 },
    meaning: 'the slower of middle and last page over the first',
  },
  ledger_voucher_ms: { meaning: 'ms of the lines of one voucher' },
  ledger_period_ms: { meaning: 'ms of the lines that were locked on one day' },
  ledger_dom_rows: {
    bound: { below: 100 },
    meaning: 'rows that the browser holds while thousands are loaded',
  },
}

function ledgerRows(measured: LedgerFigures): readonly Figure[] {
  return Object.entries(ledgerMeanings).map(([key, meaning]) => ({
    key,
    value: measured[key as keyof LedgerFigures],
    ...meaning,
  }))
}

async function withPostgres<Result>(
  work: (postgres: LocalPostgres) => Promise<Result>,
): Promise<Result> {
  const directory = await mkdtemp(join(tmpdir(), 'piaoqiao-bench-'))
  const postgres = await startLocalPostgres({ directory })
  try {
    return await work(postgres)
  } finally {
    await postgres.stop()
    await removeLocalPostgres(directory)
  }
}
