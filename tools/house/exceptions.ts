import type { Problem } from '../problem.ts'

/** A file that a house check lets pass, and why. The list may only become shorter. */
export interface Exception {
  readonly check: 'file length'
  readonly path: string
  readonly why: string
}

export const exceptions: readonly Exception[] = []

/** Lower this with every exception that goes; raising it is a decision for review. */
export const exceptionsMax = 0

/** `needed` holds the exceptions that let something pass in this run. */
export function checkExceptions(
  list: readonly Exception[],
  max: number,
  needed: ReadonlySet<Exception>,
): Problem[] {
  const path = 'tools/house/exceptions.ts'
  const tooMany =
    list.length > max ? [{ path, message: `The list only shrinks; it may hold ${max}.` }] : []
  const unneeded = list
    .filter((exception) => !needed.has(exception))
    .map(({ check, path: file }) => ({
      path,
      message: `${file} needs no exception from "${check}" any more. Remove it.`,
    }))
  return [...tooMany, ...unneeded]
}
