import { createLogger } from '../../logging/logger.ts'
import { runUntilStopped } from '../run-until-stopped.ts'

/** A process for tests, which ends in the way that its argument names. */
const stops: Record<string, () => Promise<void>> = {
  clean: async () => undefined,
  failing: () => Promise.reject(new Error('no')),
  hanging: () => new Promise(() => undefined),
}

const [way = 'clean'] = process.argv.slice(2)
runUntilStopped({
  stop: stops[way] ?? (async () => undefined),
  logger: createLogger({ app: 'test', level: 'info' }),
  stopTimeoutMs: way === 'hanging' ? Number(process.argv[3]) : 10_000,
})
setInterval(() => undefined, 60_000)
if (way === 'rejecting') void Promise.reject(new RangeError('no'))
if (way === 'throwing') setImmediate(() => BigInt('{'))
process.stdout.write('ready\n')
