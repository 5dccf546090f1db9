import { outcomes, refusals, type OutcomeCode, type RefusalCode } from '@piaoqiao/domain'
import { readdirSync, readFileSync } from 'node:fs'
import type { AnswerCodes } from './answer-codes.ts'

const domainFolder = new URL('../../packages/domain/src/', import.meta.url)

/**
 * Reads from the source of the domain which codes the decision on a change can give: those that
 * its function names, and the functions that it calls. Follows names only, so a code that is
 * named but can never be given would be told too.
 */
export function decisionCodes(change: string): Omit<AnswerCodes, 'accountOutcomes'> {
  const functions = domainFunctions()
  const reached = new Set<string>()
  const waiting = decidersOf(change)
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (reached.has(name)) continue
    reached.add(name)
    const body = functions.get(name) ?? ''
    waiting.push(...[...functions.keys()].filter((other) => names(body, other)))
  }
  const text = [...reached].map((name) => functions.get(name) ?? '').join('\n')
  return {
    outcomes: quoted(text, Object.keys(outcomes) as OutcomeCode[]),
    refusals: quoted(text, Object.keys(refusals) as RefusalCode[]),
  }
}

/** Two changes are decided outside the table of `decide.ts`. */
const decidersBesides: Readonly<Record<string, readonly string[]>> = {
  'bill.register': ['decideFirstRegistration', 'decideRepeatedRegistration'],
  'reversal.complete': ['decideReversalComplete'],
}

/** The functions that `decide.ts` names for a change. */
function decidersOf(change: string): string[] {
  const source = readFileSync(new URL('decide.ts', domainFolder), 'utf8')
  const inTable = source.match(new RegExp(`'${change}': (decide\\w+),`))?.[1]
  const deciders = decidersBesides[change] ?? (inTable === undefined ? [] : [inTable])
  if (!deciders.every((name) => names(source, name)) || deciders.length === 0) {
    throw new Error(`decide.ts names no function for ${change}`)
  }
  return [...deciders]
}

/** Every function of the decisions, by name, with its text. */
function domainFunctions(): ReadonlyMap<string, string> {
  const folder = new URL('decisions/', domainFolder)
  const files = readdirSync(folder).filter((file) => /(?<!\.test)\.ts$/.test(file))
  const functions = files.flatMap((file) => {
    const source = readFileSync(new URL(file, folder), 'utf8')
    return [...source.matchAll(/^(?:export )?function (\w+)[\s\S]*?^}/gm)]
  })
  return new Map(functions.map((found) => [found[1] ?? '', found[0]]))
}

function names(body: string, name: string): boolean {
  return new RegExp(`\\b${name}\\b`).test(body)
}

function quoted<Code extends string>(text: string, codes: readonly Code[]): Code[] {
  return codes.filter((code) => text.includes(`'${code}'`))
}
