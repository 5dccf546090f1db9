import type { BillFileKnowledge } from '@piaoqiao/documents/reading'
import { faultsOfFile } from '@piaoqiao/documents/reading'
import { heaviest } from '../exit-codes.ts'
import type { ExitKind } from '../exit-codes.ts'
import { faultObject, faultText } from '../fault-text.ts'
import type { Session } from '../session.ts'
import { printable } from '../terminal.ts'
import { UsageFault } from '../usage-fault.ts'
import { knowledgeOf, readNamedFile } from './bill-file-input.ts'
import type { VerificationOptions } from './bill-file-input.ts'
import { fileObject, fileText, isOfFile } from './bill-file-texts.ts'

export interface BillReadOptions extends VerificationOptions {
  readonly unmasked?: boolean
  readonly paths: readonly string[]
}

/** Reads files of bills and says what they say and what is wrong with them, one after the other. */
export async function billReadCommand(
  session: Session,
  { paths, unmasked, ...verification }: BillReadOptions,
): Promise<ExitKind> {
  const knowledge = await knowledgeOf(verification)
  const kinds: ExitKind[] = []
  for (const path of paths) {
    if (session.signal.aborted) return 'unknown'
    kinds.push(await readOne(session, path, knowledge, unmasked === true))
  }
  return heaviest(kinds)
}

async function readOne(
  session: Session,
  path: string,
  knowledge: BillFileKnowledge,
  isUnmasked: boolean,
): Promise<ExitKind> {
  try {
    const read = await readNamedFile(path, knowledge)
    session.entry(fileObject(path, read, { isUnmasked }), () =>
      fileText(session.terminal, path, read, { isUnmasked }),
    )
    return faultsOfFile(read).length === 0 ? 'done' : 'refused'
  } catch (error) {
    // A file that cannot be read is a result; a file that is not there is not.
    if (error instanceof UsageFault || !isOfFile(error)) throw error
    session.entry({ file: path, error: faultObject(error) }, () => {
      return `${printable(path)}\n  ${faultText(error)}`
    })
    return 'refused'
  }
}
