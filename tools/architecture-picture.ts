import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { replaceBetweenMarkers } from './document-markers.ts'
import { fits, readArchitecture, type Architecture } from './import-map/architecture.ts'
import { readWorkspaces } from './import-map/workspaces.ts'
import { openRepository } from './repository.ts'

const document = 'ARCHITECTURE.md'

/** Draws the import map of `architecture.json` into ARCHITECTURE.md. */
export async function drawArchitecture(repositoryRoot: string): Promise<Map<string, string>> {
  const path = join(repositoryRoot, document)
  if (!existsSync(path)) return new Map()
  const repository = openRepository(repositoryRoot)
  const folders = readWorkspaces(repository).map(({ folder }) => folder)
  const content = describeArchitecture(readArchitecture(repository), folders)
  const text = replaceBetweenMarkers(readFileSync(path, 'utf8'), 'import-map', content)
  return new Map([[document, text]])
}

/** The picture and the two tables that say why. */
export function describeArchitecture(
  architecture: Architecture,
  folders: readonly string[],
): string {
  return [
    picture(architecture, folders),
    table(
      ['folder', 'why it imports no more'],
      architecture.workspaces.map(({ folder, why }) => [code(folder), why]),
    ),
    table(
      ['rule inside the packages', 'why'],
      architecture.rules.map(({ name, why }) => [name.replaceAll('-', ' '), why]),
    ),
  ].join('\n\n')
}

/** An arrow means "imports"; what follows from other arrows is not drawn. */
function picture({ workspaces }: Architecture, folders: readonly string[]): string {
  // What only starts, tests or describes the rest would point at everything.
  const shown = folders.filter((folder) => /^(packages|apps)\//.test(folder))
  const imports = new Map(
    shown.map((folder) => {
      const rule = workspaces.find((each) => fits(folder, [each.folder]))
      return [folder, shown.filter((other) => other !== folder && fits(other, rule?.imports))]
    }),
  )
  const arrows = shown.flatMap((folder) =>
    withoutDetours(folder, imports).map((other) => `  ${nodeName(folder)} --> ${nodeName(other)}`),
  )
  const nodes = shown.map((folder) => `  ${nodeName(folder)}["${folder}"]`)
  return ['```mermaid', 'flowchart TD', ...nodes, ...arrows, '```'].join('\n')
}

function withoutDetours(
  folder: string,
  imports: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const direct = imports.get(folder) ?? []
  return direct.filter((target) => !direct.some((other) => imports.get(other)?.includes(target)))
}

const nodeName = (folder: string) => folder.replaceAll(/[^a-z]/g, '_')

const code = (text: string) => `\`${text}\``

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
