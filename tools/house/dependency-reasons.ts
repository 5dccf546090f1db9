import { readWorkspaces } from '../import-map/workspaces.ts'
import type { Problem } from '../problem.ts'
import type { Repository } from '../repository.ts'

export const dependencyRecord = 'docs/adr/0002-dependencies.md'

interface RootManifest {
  readonly devDependencies?: Record<string, string>
  readonly optionalDependencies?: Record<string, string>
}

/** Every package that somebody else wrote has a line that says what it saves, and no line is stale. */
export function checkDependencyReasons(repository: Repository): Problem[] {
  if (!repository.paths.includes(dependencyRecord)) {
    return [{ path: dependencyRecord, message: 'is missing; it says why there are dependencies.' }]
  }
  const explained = packagesInTables(repository.read(dependencyRecord))
  const used = packagesInManifests(repository)
  return [
    ...[...used]
      .filter(([name]) => !explained.includes(name))
      .map(([name, path]) => ({
        path,
        message: `${name} has no line in ${dependencyRecord}. Say there what it saves, or do without it.`,
      })),
    ...explained
      .filter((name) => !used.has(name))
      .map((name) => ({
        path: dependencyRecord,
        message: `${name} is no dependency any more. Remove its line.`,
      })),
  ]
}

/** The packages named in the first column, in backticks; several may share a line. */
function packagesInTables(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => line.split('|')[1]?.match(/(?<=`)[^`\s,]+(?=`)/g) ?? [])
}

/** Package name to the package.json that asks for it. */
function packagesInManifests(repository: Repository): Map<string, string> {
  const ours = readWorkspaces(repository)
  const root = JSON.parse(repository.read('package.json')) as RootManifest
  const asked = [
    ...Object.keys({ ...root.devDependencies, ...root.optionalDependencies }).map(
      (name) => [name, 'package.json'] as const,
    ),
    ...ours.flatMap(({ folder, dependencies, devDependencies }) =>
      [...dependencies, ...devDependencies].map(
        (name) => [name, `${folder}/package.json`] as const,
      ),
    ),
  ]
  return new Map(asked.filter(([name]) => !ours.some((workspace) => workspace.name === name)))
}
