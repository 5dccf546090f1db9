import { matchesGlob } from 'node:path'
import { parseSync } from 'rolldown/utils'
import { isSource } from '../import-map/imports.ts'
import { lineAt, type Problem } from '../problem.ts'
import type { Repository } from '../repository.ts'

interface ForbiddenWord {
  readonly word: string
  readonly instead: string
  /** Where the word is quoted from an outside standard. */
  readonly quotedIn?: readonly string[]
}

const emptyWords = ['util', 'utils', 'helper', 'helpers', 'common', 'manager', 'misc', 'stuff']
const emptyFolders = ['lib', 'libs', 'types', 'shared', 'core', 'base']

const forbiddenWords: readonly ForbiddenWord[] = [
  {
    word: 'invoice',
    instead: 'A fiscal electronic bill is a bill.',
    quotedIn: ['packages/documents/src/{xml,xbrl,ofd}/**'],
  },
  ...emptyWords.map((word) => ({ word, instead: 'Name it after what it does.' })),
]

/** Files, folders and exported names say what the field says. */
export function checkNames(repository: Repository): Problem[] {
  return repository.paths.flatMap((path) => [
    ...checkPath(path),
    ...(isSource(path) ? checkExports(path, repository.read(path)) : []),
  ])
}

function checkPath(path: string): Problem[] {
  return path.split('/').flatMap((segment) => {
    const stem = segment.split('.')[0] ?? ''
    const isEmpty =
      emptyFolders.includes(stem) || stem.split('-').some((word) => emptyWords.includes(word))
    return isEmpty ? [{ path, message: `"${stem}" says nothing. Name it after its subject.` }] : []
  })
}

function checkExports(path: string, text: string): Problem[] {
  const entries = parseSync(path, text).module.staticExports.flatMap(({ entries: each }) => each)
  return entries.flatMap(({ exportName: { name }, start }) => {
    if (name === null) return []
    const words = wordsOf(name)
    return forbiddenWords
      .filter(({ word, quotedIn }) => words.includes(word) && !isQuoted(path, quotedIn))
      .map(({ word, instead }) => ({
        path,
        line: lineAt(text, start),
        message: `${name} has the word "${word}". ${instead}`,
      }))
  })
}

function isQuoted(path: string, patterns: readonly string[] = []): boolean {
  return patterns.some((pattern) => matchesGlob(path, pattern))
}

/** `lockTtlDays` and `LOCK_TTL_DAYS` both are lock, ttl, days. */
function wordsOf(name: string): string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
}
