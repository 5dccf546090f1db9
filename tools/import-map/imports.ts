import { posix } from 'node:path'
import { parseSync, Visitor } from 'rolldown/utils'
import { lineAt } from '../problem.ts'
import type { Repository } from '../repository.ts'
import { workspaceOf, type Workspace } from './workspaces.ts'

/** One import, re-export, `import()` or `import('…')` type; type-only imports count like others. */
export interface Import {
  readonly from: string
  readonly line: number
  readonly specifier: string
  /** A path of the repository, `npm:package`, `node:module`, or nothing when it leads nowhere. */
  readonly target: string | undefined
}

const sourceFile = /\.(ts|tsx|mts|mjs|js)$/

export function isSource(path: string): boolean {
  return sourceFile.test(path) && !path.endsWith('.d.ts')
}

export function readImports(repository: Repository, workspaces: readonly Workspace[]): Import[] {
  return repository.paths.filter(isSource).flatMap((from) => {
    const text = repository.read(from)
    return specifiersIn(from, text).map(({ specifier, offset }) => ({
      from,
      line: lineAt(text, offset),
      specifier,
      target: resolveTarget(from, specifier, workspaces),
    }))
  })
}

interface Specifier {
  readonly specifier: string
  readonly offset: number
}

function specifiersIn(path: string, text: string): Specifier[] {
  const parsed = parseSync(path, text)
  const found: Specifier[] = []
  const keep = ({ value, start }: { value: string; start: number }) =>
    found.push({ specifier: value, offset: start })
  for (const { moduleRequest } of parsed.module.staticImports) keep(moduleRequest)
  for (const { entries } of parsed.module.staticExports) {
    const requests = entries.flatMap(({ moduleRequest }) => moduleRequest ?? [])
    if (requests[0] !== undefined) keep(requests[0])
  }
  // The syntax tree costs much more than the list of imports, and few files need it.
  if (!/\bimport\s*\(/.test(text)) return found
  new Visitor({
    ImportExpression({ source }) {
      if (source.type === 'Literal' && typeof source.value === 'string') {
        keep({ value: source.value, start: source.start })
      }
    },
    TSImportType({ source }) {
      keep(source)
    },
  }).visit(parsed.program)
  return found
}

function resolveTarget(
  from: string,
  specifier: string,
  workspaces: readonly Workspace[],
): string | undefined {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier)
  if (specifier.startsWith('node:')) return specifier.split('/')[0]
  if (specifier.startsWith('#')) return workspaceOf(from, workspaces)?.innerNames.get(specifier)
  const name = packageName(specifier)
  const workspace = workspaces.find((candidate) => candidate.name === name)
  if (workspace === undefined) return `npm:${name}`
  return workspace.exports.get(`.${specifier.slice(name.length)}`)
}

export function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}
