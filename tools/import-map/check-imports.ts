import type { Problem } from '../problem.ts'
import type { Repository } from '../repository.ts'
import { fits, readArchitecture, type Architecture } from './architecture.ts'
import { findCycles } from './cycles.ts'
import { checkDeclarations } from './declarations.ts'
import { readImports, type Import } from './imports.ts'
import { readWorkspaces, workspaceOf, type Workspace } from './workspaces.ts'

/** Compares every import of the repository with `architecture.json`. */
export function checkImports(repository: Repository): Problem[] {
  const architecture = readArchitecture(repository)
  const workspaces = readWorkspaces(repository)
  const imports = readImports(repository, workspaces)
  return [
    ...imports.flatMap((found) =>
      [
        checkDoor(found, architecture, workspaces),
        checkWorkspace(found, architecture, workspaces),
        checkNode(found, architecture, workspaces),
        ...checkRules(found, architecture),
      ].flatMap((message) =>
        message === undefined ? [] : { path: found.from, line: found.line, message },
      ),
    ),
    ...checkCycles(imports),
    ...checkDeclarations(repository, architecture, workspaces, imports),
  ]
}

type Finding = string | undefined

/** Another package is entered by its name, one's own files are named directly. */
function checkDoor(
  { from, specifier, target }: Import,
  { testCode }: Architecture,
  workspaces: readonly Workspace[],
): Finding {
  if (target === undefined) {
    return `${specifier} is an inner file of another package. Import what its package.json exports.`
  }
  const here = workspaceOf(from, workspaces)
  const there = workspaceOf(target, workspaces)
  if (here === undefined || there === undefined) return undefined
  if (here !== there) {
    return specifier.startsWith('.')
      ? `${specifier} leaves the package. Import ${there.name} by its name.`
      : undefined
  }
  const door = [...here.exports.values()].includes(target) && target.endsWith('/index.ts')
  return door && !fits(from, testCode) && !from.endsWith('/index.ts')
    ? `${specifier} is the door of this package. Import the file that has what you need.`
    : undefined
}

function checkWorkspace(
  { from, target }: Import,
  { workspaces: rules, testCode, testImports }: Architecture,
  workspaces: readonly Workspace[],
): Finding {
  const here = workspaceOf(from, workspaces)
  const there = workspaceOf(target ?? '', workspaces)
  if (here === undefined || there === undefined || here === there) return undefined
  const rule = rules.find(({ folder }) => fits(here.folder, [folder]))
  if (rule === undefined) return `Add ${here.folder} to architecture.json.`
  if (fits(there.folder, rule.imports)) return undefined
  if (fits(from, testCode) && fits(there.folder, testImports)) return undefined
  return `${here.folder} does not import ${there.folder}. ${rule.why}`
}

function checkNode(
  { from, target }: Import,
  { workspaces: rules, testCode }: Architecture,
  workspaces: readonly Workspace[],
): Finding {
  const here = workspaceOf(from, workspaces)
  if (here === undefined || !target?.startsWith('node:') || fits(from, testCode)) return undefined
  const rule = rules.find(({ folder }) => fits(here.folder, [folder]))
  if (rule === undefined || rule.node === 'any' || rule.node.includes(target)) return undefined
  return `${here.folder} does not import ${target}. ${rule.why}`
}

function checkRules({ from, target }: Import, { rules }: Architecture): string[] {
  if (target === undefined) return []
  return rules
    .filter((rule) => fits(from, rule.from) && !fits(from, rule.except) && fits(target, rule.to))
    .map((rule) => `does not import ${target} (${rule.name}). ${rule.why}`)
}

function checkCycles(imports: readonly Import[]): Problem[] {
  const edges = new Map<string, string[]>()
  for (const { from, target } of imports) {
    if (target === undefined || target.includes(':')) continue
    edges.set(from, [...(edges.get(from) ?? []), target])
  }
  return findCycles(edges).map((files) => ({
    path: files[0] ?? '',
    message:
      `These files import each other in a circle: ${files.join(', ')}. ` +
      'Move what they share to a file of its own.',
  }))
}
