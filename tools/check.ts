/**
 * Everything that can be said about the repository without running it: `npm run check`. With
 * `-- --fix`, what a machine can put right is put right first.
 */
import { dirname } from 'node:path'
import { checkSteps, fixSteps, type Step } from './check-steps.ts'

const repositoryRoot = dirname(import.meta.dirname)
const outputLinesMax = 200

async function run(step: Step): Promise<boolean> {
  const startedAt = performance.now()
  const output = await step.run(repositoryRoot).catch(String)
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1)
  console.log(
    `${output === '' ? 'ok  ' : 'look'}  ${step.name.padEnd(10)} ${seconds.padStart(5)} s`,
  )
  if (output !== '') console.log(indent(output))
  return output === ''
}

function indent(output: string): string {
  const lines = output.split('\n')
  const shown = lines.slice(0, outputLinesMax).map((line) => `      ${line}`)
  const rest = lines.length - shown.length
  return [...shown, ...(rest > 0 ? [`      and ${rest} lines more`] : [])].join('\n')
}

if (process.argv.includes('--fix')) {
  for (const step of fixSteps) await run(step)
}
const results = await Promise.all(checkSteps.map(run))
const failed = results.filter((passed) => !passed).length
console.log(
  failed === 0 ? 'All checks passed.' : `${failed} of ${results.length} checks ask for work.`,
)
process.exitCode = failed === 0 ? 0 : 1
