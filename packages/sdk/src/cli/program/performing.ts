import type { Command } from 'commander'
import type { ExitKind } from '../exit-codes.ts'
import { Session } from '../session.ts'
import type { EveryCommandOptions } from '../session.ts'
import type { Terminal } from '../terminal.ts'

/** What a command was given, and where it says what it came to. */
export interface Running {
  readonly terminal: Terminal
  readonly onEnd: (kind: ExitKind) => void
}

type Action = (
  session: Session,
  options: Readonly<Record<string, never>>,
  argumentTexts: readonly string[],
) => Promise<ExitKind>

/** Lets a command of the command line carry out an action. */
export function perform(running: Running, command: Command, action: Action): Command {
  return command.action(async (...given: unknown[]) => {
    const called = given.at(-1) as Command
    const session = new Session(running.terminal, called.optsWithGlobals<EveryCommandOptions>())
    running.onEnd(await action(session, called.opts(), called.args))
  })
}
