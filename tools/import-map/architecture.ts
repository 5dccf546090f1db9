import { matchesGlob } from 'node:path'
import type { Repository } from '../repository.ts'

/** What `architecture.json` holds. A pattern is a glob over paths, `npm:…` or `node:…`. */
export interface Architecture {
  /** Which files are test code; it may import more than the code it tests. */
  readonly testCode: readonly string[]
  /** Workspaces that test code may import beside those of its own workspace. */
  readonly testImports: readonly string[]
  /** The first entry whose folder fits a workspace is the one that counts. */
  readonly workspaces: readonly WorkspaceRule[]
  readonly rules: readonly ImportRule[]
}

export interface WorkspaceRule {
  readonly folder: string
  /** Patterns of the folders that this workspace may import. */
  readonly imports: readonly string[]
  /** The modules of Node that it may import, or `any`. */
  readonly node: readonly string[] | 'any'
  readonly why: string
}

/** Files that fit `from`, and not `except`, must not import what fits `to`. */
export interface ImportRule {
  readonly name: string
  readonly from: readonly string[]
  readonly except?: readonly string[]
  readonly to: readonly string[]
  readonly why: string
}

export function readArchitecture(repository: Repository): Architecture {
  return JSON.parse(repository.read('architecture.json')) as Architecture
}

const remembered = new Map<string, boolean>()

export function fits(value: string, patterns: readonly string[] | undefined): boolean {
  return patterns?.some((pattern) => fitsOne(value, pattern)) ?? false
}

/** The same few files meet the same few patterns again and again, and each look takes a while. */
function fitsOne(value: string, pattern: string): boolean {
  const key = `${pattern}\n${value}`
  const known = remembered.get(key) ?? matchesGlob(value, pattern)
  remembered.set(key, known)
  return known
}
