import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Demo } from './demo/demo-run.ts'
import { interruptionOf } from './demo/interruption.ts'
import { UsageError, readOptions, usage } from './demo/options.ts'
import { processScreen } from './terminal/screen.ts'

const repositoryRoot = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

async function main(): Promise<number> {
  const screen = processScreen()
  const options = readOptions(process.argv.slice(2), repositoryRoot)
  if (options === null) {
    process.stdout.write(usage)
    return 0
  }
  const summary = await new Demo(options, screen, interruptionOf(process)).run()
  if (options.once) screen.line(JSON.stringify(summary))
  return summary.failure === null ? 0 : 1
}

try {
  process.exitCode = await main()
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  process.stderr.write(error.message)
  process.exitCode = 2
}
