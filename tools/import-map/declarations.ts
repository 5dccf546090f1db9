import type { Problem } from '../problem.ts'
import type { Repository } from '../repository.ts'
import { fits, type Architecture } from './architecture.ts'
import { isSource, packageName, type Import } from './imports.ts'
import { readRootDevDependencies, workspaceOf, type Workspace } from './workspaces.ts'

/** What a package imports stands in its package.json, and what stands there is used. */
export function checkDeclarations(
  repository: Repository,
  architecture: Architecture,
  workspaces: readonly Workspace[],
  imports: readonly Import[],
): Problem[] {
  const forTests = readRootDevDependencies(repository)
  return [
    ...imports.flatMap((found) => checkImport(found, architecture, workspaces, forTests)),
    ...workspaces.flatMap((workspace) => checkUse(workspace, repository)),
  ]
}

function checkImport(
  { from, line, specifier }: Import,
  { testCode }: Architecture,
  workspaces: readonly Workspace[],
  forTests: readonly string[],
): Problem[] {
  const here = workspaceOf(from, workspaces)
  if (here === undefined || /^(\.|#|node:)/.test(specifier)) return []
  const name = packageName(specifier)
  if (name === here.name || here.dependencies.includes(name)) return []
  const isTest = fits(from, testCode)
  const isOurs = workspaces.some((workspace) => workspace.name === name)
  if (isTest && (isOurs || here.devDependencies.includes(name) || forTests.includes(name)))
    return []
  const message = `Add ${name} to the dependencies in ${here.folder}/package.json.`
  return [{ path: from, line, message }]
}

/** Looks for the name anywhere in the sources, because fonts and workers are found by path. */
function checkUse(workspace: Workspace, repository: Repository): Problem[] {
  const sources = repository.paths
    .filter((path) => path.startsWith(`${workspace.folder}/`) && isSource(path))
    .map((path) => repository.read(path))
  return workspace.dependencies
    .filter((name) => !sources.some((text) => text.includes(name)))
    .map((name) => ({
      path: `${workspace.folder}/package.json`,
      message: `${name} is used nowhere. Remove it from the dependencies.`,
    }))
}
