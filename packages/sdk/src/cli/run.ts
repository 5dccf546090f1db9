import { CommanderError } from 'commander'
import { usageSentence } from './chinese-help.ts'
import { exitCodes, exitKindOfError } from './exit-codes.ts'
import type { ExitKind } from './exit-codes.ts'
import { faultObject, faultText } from './fault-text.ts'
import { createProgram } from './program/program.ts'
import type { Terminal } from './terminal.ts'
import { UsageFault } from './usage-fault.ts'
import { ExchangeError } from '../exchange-error.ts'
import { JournalInUse } from '../journal/held-file.ts'
import { MessageRefused } from '../message-refused.ts'

/**
 * Carries out one command line.
 * @returns the exit code
 */
export async function run(argumentTexts: readonly string[], terminal: Terminal): Promise<number> {
  let kind: ExitKind = 'done'
  const onEnd = (end: ExitKind) => {
    kind = end
  }
  try {
    await createProgram({ terminal, onEnd }).parseAsync(argumentTexts, { from: 'user' })
  } catch (error) {
    kind = tell(terminal, argumentTexts.includes('--json'), error)
  }
  return exitCodes[kind].code
}

function tell(terminal: Terminal, asJson: boolean, thrown: unknown): ExitKind {
  const error = thrown instanceof CommanderError ? usageFaultOf(thrown) : thrown
  if (error === null) return 'done'
  if (asJson) terminal.write(`${JSON.stringify({ error: faultObject(error) }, null, 2)}\n`)
  else terminal.note(faultText(error))
  const kind = kindOf(error)
  // A defect, unlike a fault that has a sentence, cannot be mended without knowing where it is.
  if (kind === 'internal' && error instanceof Error && !('sentence' in error)) {
    terminal.note(`${error.stack ?? ''}\n`)
  }
  return kind
}

function usageFaultOf(error: CommanderError): UsageFault | null {
  const sentence = usageSentence(error)
  return sentence === null ? null : new UsageFault(sentence)
}

function kindOf(error: unknown): ExitKind {
  if (error instanceof UsageFault || error instanceof JournalInUse) return 'usage'
  if (error instanceof ExchangeError) return exitKindOfError(error)
  if (error instanceof MessageRefused) return 'refused'
  return 'internal'
}
