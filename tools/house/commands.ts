import type { Problem } from '../problem.ts'
import type { Repository } from '../repository.ts'
import { commandsIn } from './markdown.ts'

const readme = 'README.md'
const chineseReadme = 'README.zh-CN.md'

/** What the documents tell a reader to type exists, and both languages tell the same. */
export function checkCommands(repository: Repository): Problem[] {
  return [...checkBothLanguages(repository), ...checkScripts(repository)]
}

function checkBothLanguages(repository: Repository): Problem[] {
  if (![readme, chineseReadme].every((path) => repository.paths.includes(path))) return []
  const english = commandsIn(repository.read(readme))
  const chinese = commandsIn(repository.read(chineseReadme))
  const only = (some: string[], others: string[], path: string, other: string) =>
    some
      .filter((command) => !others.includes(command))
      .map((command) => ({
        path,
        message: `${other} does not show \`${command}\`. Show it in both.`,
      }))
  return [
    ...only(english, chinese, readme, chineseReadme),
    ...only(chinese, english, chineseReadme, readme),
  ]
}

function checkScripts(repository: Repository): Problem[] {
  const manifest = JSON.parse(repository.read('package.json')) as {
    scripts?: Record<string, string>
  }
  const scripts = Object.keys(manifest.scripts ?? {})
  return repository.paths
    .filter((path) => path.endsWith('.md'))
    .flatMap((path) =>
      [...repository.read(path).matchAll(/\bnpm run ([a-z][a-z:-]*)/g)]
        .map(([, name = '']) => name)
        .filter((name) => !scripts.includes(name))
        .map((name) => ({ path, message: `package.json has no script "${name}".` })),
    )
}
