import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { builtPortals } from '@piaoqiao/web/built-portals'
import { removeLocalPostgres, startLocalPostgres } from '../postgres/index.ts'
import type { Figure } from './figure.ts'
import { measureFirstPaint } from './measure-first-paint.ts'
import { measureScripts } from './measure-scripts.ts'

export interface WebSize {
  /** How often the page is opened, each time by a browser that never was there. */
  readonly visits: number
}

export const webSizes = { short: { visits: 3 }, full: { visits: 15 } } as const

/** Measures what the portals' pages weigh, and how soon a slow phone shows something. */
export async function benchWeb(
  { visits }: WebSize,
  tell: (sentence: string) => void,
): Promise<readonly Figure[]> {
  tell('building the portals')
  const portals = await builtPortals()
  const { citizen_kb, other_kb } = measureScripts(portals)
  tell(`opening the citizens' pages on a slow phone, ${visits} times`)
  const first_paint_ms = await firstPaintOf(portals, visits)
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
  ]
}

async function firstPaintOf(portals: string, visits: number): Promise<number> {
  const directory = await mkdtemp(join(tmpdir(), 'piaoqiao-bench-'))
  const postgres = await startLocalPostgres({ directory })
  try {
    return await measureFirstPaint(postgres, portals, visits)
  } finally {
    await postgres.stop()
    await removeLocalPostgres(directory)
  }
}
