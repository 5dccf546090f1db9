import { posix } from 'node:path'
import type { Repository } from '../repository.ts'

/** A package of this repository. */
export interface Workspace {
  readonly folder: string
  readonly name: string
  readonly dependencies: readonly string[]
  readonly devDependencies: readonly string[]
  /** Subpath, such as `.` or `./postgres`, to path of the file in the repository. */
  readonly exports: ReadonlyMap<string, string>
  /** Names inside the package, such as `#primitives`, to the file that Node takes. */
  readonly innerNames: ReadonlyMap<string, string>
}

interface Manifest {
  readonly name: string
  readonly dependencies?: Record<string, string>
  readonly devDependencies?: Record<string, string>
  readonly exports?: Record<string, string>
  readonly imports?: Record<string, { readonly default: string }>
}

export function readWorkspaces(repository: Repository): Workspace[] {
  return repository.paths
    .filter((path) => path.endsWith('/package.json'))
    .map((path) => readWorkspace(posix.dirname(path), repository.read(path)))
}

/** The packages that the root installs for everybody's tests and tools. */
export function readRootDevDependencies(repository: Repository): string[] {
  const manifest = JSON.parse(repository.read('package.json')) as Manifest
  return Object.keys(manifest.devDependencies ?? {})
}

function readWorkspace(folder: string, text: string): Workspace {
  const manifest = JSON.parse(text) as Manifest
  const doors = Object.entries(manifest.exports ?? {})
  const innerNames = Object.entries(manifest.imports ?? {})
  return {
    folder,
    name: manifest.name,
    dependencies: Object.keys(manifest.dependencies ?? {}),
    devDependencies: Object.keys(manifest.devDependencies ?? {}),
    exports: new Map(doors.map(([door, file]) => [door, posix.join(folder, file)])),
    innerNames: new Map(innerNames.map(([name, file]) => [name, posix.join(folder, file.default)])),
  }
}

export function workspaceOf(path: string, workspaces: readonly Workspace[]): Workspace | undefined {
  return workspaces.find(({ folder }) => path.startsWith(`${folder}/`))
}
