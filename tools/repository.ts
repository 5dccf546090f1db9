import { globSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'

/** The files of the repository as the checks see them; paths are relative and use slashes. */
export interface Repository {
  readonly paths: readonly string[]
  read(path: string): string
}

const notOurs = new Set(['node_modules', '.git', 'dist', 'data', 'test-results'])

/** All files in a folder but what was installed, built or left by running programs. */
export function openRepository(root: string): Repository {
  const entries = globSync('**/*', {
    cwd: root,
    withFileTypes: true,
    exclude: (entry) => notOurs.has(entry.name) && entry.isDirectory(),
  })
  const hidden = globSync('{.*,.ci/*}', { cwd: root, withFileTypes: true })
  const paths = [...entries, ...hidden]
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .map((path) => path.split(sep).join('/'))
    .toSorted()
  return { paths, read: (path) => readFileSync(join(root, path), 'utf8') }
}

/** A repository that exists only in a test. */
export function repositoryOf(files: Record<string, string>): Repository {
  return {
    paths: Object.keys(files),
    read: (path) => {
      const text = files[path]
      if (text === undefined) throw new Error(`The test has no file ${path}.`)
      return text
    },
  }
}
