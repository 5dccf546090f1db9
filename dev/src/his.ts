import { HisInbox } from './his/his-inbox.ts'
import { reportLines } from './his/print-report.ts'
import { UsageError, readArguments } from './his/read-arguments.ts'
import { simulateDay } from './his/simulate-day.ts'

async function main(): Promise<number> {
  const { json, callbackPort, ...options } = readArguments(process.argv.slice(2), Date.now())
  const { app } = options
  const inbox = callbackPort === null ? null : await HisInbox.open({ app, port: callbackPort })
  try {
    const report = await simulateDay({ ...options, ...(inbox !== null && { inbox }) })
    const text = json ? JSON.stringify(report) : reportLines(report).join('\n')
    process.stdout.write(`${text}\n`)
    const isClean = report.disagreements.length + report.unanswered.length + report.open === 0
    return isClean ? 0 : 1
  } finally {
    await inbox?.close()
  }
}

try {
  process.exitCode = await main()
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  process.stderr.write(error.message)
  process.exitCode = 2
}
