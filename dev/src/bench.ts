import { styleText } from 'node:util'
import { benchSizes } from './bench/bench-sizes.ts'
import type { Figure } from './bench/figure.ts'
import { benchIssuing } from './bench/issuing-bench.ts'
import { issuingSizes } from './bench/issuing-sizes.ts'
import { benchJourney } from './bench/journey-bench.ts'
import { benchWeb, webSizes } from './bench/web-bench.ts'

const usage = 'npm run bench -- journey|issuing|web [--size short|full] [--json]'

type SizeName = 'short' | 'full'
type Tell = (sentence: string) => void
const benches = {
  journey: (size: SizeName, tell: Tell) => benchJourney(benchSizes[size], tell),
  issuing: (size: SizeName, tell: Tell) => benchIssuing(issuingSizes[size], tell),
  web: (size: SizeName, tell: Tell) => benchWeb(webSizes[size], tell),
} as const

interface BenchArguments {
  readonly name: keyof typeof benches
  readonly size: SizeName
  readonly json: boolean
}

function readArguments(given: readonly string[]): BenchArguments | null {
  const [name, ...options] = given
  const sizeAt = options.indexOf('--size')
  const size = sizeAt < 0 ? 'full' : options[sizeAt + 1]
  const known = options.every(
    (option, index) => option === '--json' || index === sizeAt || index === sizeAt + 1,
  )
  if (name !== 'journey' && name !== 'issuing' && name !== 'web') return null
  if (!known || (size !== 'short' && size !== 'full')) return null
  return { name, size, json: options.includes('--json') }
}

function isKept({ value, bound }: Figure): boolean | null {
  if (bound === undefined) return null
  return 'atLeast' in bound ? value >= bound.atLeast : value < bound.below
}

function row(figure: Figure): string {
  const { key, value, bound, meaning } = figure
  const digits = value < 10 ? 2 : 0
  const kept = isKept(figure)
  const verdict = kept === true ? styleText('green', 'kept') : styleText('red', 'missed')
  const judged = kept === null ? '' : `${wanted(bound)}  ${verdict}`
  return `${key.padEnd(30)}${value.toFixed(digits).padStart(10)}  ${judged.padEnd(26)}${meaning}`
}

function wanted(bound: Figure['bound']): string {
  if (bound === undefined) return ''
  return 'atLeast' in bound ? `at least ${bound.atLeast}` : `below ${bound.below}`
}

const given = readArguments(process.argv.slice(2))
if (given === null) {
  process.stderr.write(`${usage}\n`)
  process.exit(2)
}
const { name, size } = given
const figures = await benches[name](size, (sentence) => {
  process.stderr.write(`… ${sentence}\n`)
})
process.stdout.write(`${figures.map(row).join('\n')}\n`)
if (given.json) {
  const values = Object.fromEntries(
    figures.map(({ key, value }) => [key, Number(value.toFixed(4))]),
  )
  process.stdout.write(`${JSON.stringify({ bench: name, size, ...values })}\n`)
}
