import { parseArgs } from 'node:util'

export interface CrashArguments {
  readonly rounds: number
  readonly secondsPerRound: number
  readonly seed: number
  readonly json: boolean
}

export const usage =
  'npm run crash -- [--rounds 10] [--seed N] [--seconds-per-round 5] [--json]\n' +
  'Kills hub, provinces, an issuing station and databases under load and holds them to everything that they acknowledged.\n'

const roundsDefault = '10'
const roundsMax = 1_000
const secondsDefault = '5'
const secondsMax = 600
const seedMax = 2 ** 32 - 1

/** Null for arguments that do not fit. */
export function readCrashArguments(given: readonly string[]): CrashArguments | null {
  const values = parsed(given)
  if (values === null) return null
  const rounds = wholeNumber(values.rounds, roundsMax)
  const secondsPerRound = wholeNumber(values['seconds-per-round'], secondsMax)
  const seed = wholeNumber(values.seed ?? String(Math.floor(Math.random() * seedMax) + 1), seedMax)
  if (rounds === null || secondsPerRound === null || seed === null) return null
  return { rounds, secondsPerRound, seed, json: values.json }
}

function parsed(given: readonly string[]) {
  try {
    return parseArgs({
      args: [...given],
      options: {
        rounds: { type: 'string', default: roundsDefault },
        'seconds-per-round': { type: 'string', default: secondsDefault },
        seed: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    }).values
  } catch {
    return null
  }
}

function wholeNumber(text: string, max: number): number | null {
  if (!/^\d{1,10}$/.test(text)) return null
  const value = Number(text)
  return value >= 1 && value <= max ? value : null
}
