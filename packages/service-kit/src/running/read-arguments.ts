import { readFileSync, statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { ParseArgsOptionsConfig } from 'node:util'
import { CodedError } from '../coded-error.ts'

/** What stands behind a command does not fit, or a file that it names cannot be read. */
export class ArgumentsUnfit extends CodedError {
  readonly code = 'ARGUMENTS_UNFIT'
}

const fileBytesMax = 64 * 1024

/**
 * The options of an operator's command.
 * @param usage how the command is written; told when it is written otherwise
 * @throws ArgumentsUnfit for an option that is unknown, has no value, or is missing although it is `required`
 */
export function readArguments<
  const Options extends ParseArgsOptionsConfig,
  const Required extends keyof Options & string,
>(
  given: readonly string[],
  { options, required, usage }: ArgumentsDefinition<Options, Required>,
): ArgumentsOf<Options, Required> {
  const values = parsed(given, options)
  if (values === null || required.some((name) => values[name] === undefined)) {
    throw new ArgumentsUnfit(`usage: ${usage}`)
  }
  return values as ArgumentsOf<Options, Required>
}

export interface ArgumentsDefinition<Options, Required> {
  readonly options: Options
  readonly required: readonly Required[]
  readonly usage: string
}

type ArgumentsOf<Options extends ParseArgsOptionsConfig, Required extends keyof Options> = {
  readonly [Name in keyof Options]: Name extends Required
    ? ValueOf<Options[Name]>
    : ValueOf<Options[Name]> | undefined
}

type ValueOf<Option> = Option extends { readonly type: 'boolean' }
  ? boolean
  : Option extends { readonly multiple: true }
    ? readonly string[]
    : string

function parsed(
  given: readonly string[],
  options: ParseArgsOptionsConfig,
): Readonly<Record<string, unknown>> | null {
  try {
    return parseArgs({ args: [...given], options, strict: true }).values
  } catch {
    return null
  }
}

/** The text of a file that an argument names. @throws ArgumentsUnfit */
export function argumentFile(path: string): string {
  try {
    if (statSync(path).size <= fileBytesMax) return readFileSync(path, 'utf8')
  } catch {
    throw new ArgumentsUnfit('a file that the command names cannot be read')
  }
  throw new ArgumentsUnfit('a file that the command names is too large')
}
