import { parseArgs } from 'node:util'

export interface SimulateArguments {
  readonly from: number
  readonly seeds: number
  readonly isVerbose: boolean
  readonly isJson: boolean
}

export const usage = `npm run simulate -- [--seeds 200] [--from 1] | --seed 4711 [--verbose] [--json]
  --seeds    how many worlds to run, one per seed
  --from     the first seed
  --seed     one world only, exactly as it was
  --verbose  everything as it happens
  --json     one line of JSON per seed, and one for all of them`

const seedsDefault = 200
const seedsMax = 1_000_000

/** What the command line asks for; null when it cannot be read. */
export function readArguments(words: readonly string[]): SimulateArguments | null {
  const values = valuesIn(words)
  if (values === null) return null
  const numbers = [values.seed, values.seeds, values.from]
  if (numbers.some((text) => text !== undefined && !/^\d{1,9}$/.test(text))) return null
  const isSingle = values.seed !== undefined
  const seeds = isSingle ? 1 : Number(values.seeds ?? seedsDefault)
  if (seeds < 1 || seeds > seedsMax) return null
  return {
    from: Number(values.seed ?? values.from ?? 1),
    seeds,
    isVerbose: values.verbose === true,
    isJson: values.json === true,
  }
}

function valuesIn(words: readonly string[]) {
  try {
    const text = { type: 'string' } as const
    const flag = { type: 'boolean' } as const
    const options = { seed: text, seeds: text, from: text, verbose: flag, json: flag }
    return parseArgs({ args: [...words], options }).values
  } catch {
    return null
  }
}
