import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** An entry of the list that the build makes of its files. */
interface BuiltPart {
  readonly file: string
  readonly isEntry?: boolean
  readonly isDynamicEntry?: boolean
  readonly imports?: readonly string[]
  readonly dynamicImports?: readonly string[]
}
type Manifest = Readonly<Record<string, BuiltPart>>

export interface ScriptFigures {
  /** Compressed kB (1,000 bytes) of the scripts that the heaviest page loads. */
  readonly citizen_kb: number
  readonly other_kb: number
}

/**
 * The scripts of the heaviest page of each portal: those of its frame, of the page, and of everything that the page may
 * load while it is open.
 * @param folder of the built portals
 */
export function measureScripts(folder: string): ScriptFigures {
  const manifest = JSON.parse(
    readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8'),
  ) as Manifest
  const heaviest = (portal: string) => heaviestPage(manifest, folder, portal)
  return {
    citizen_kb: heaviest('citizen.html'),
    other_kb: Math.max(...['unit.html', 'bureau.html', 'developer.html'].map(heaviest)),
  }
}

function heaviestPage(manifest: Manifest, folder: string, portal: string): number {
  const frame = closure(manifest, [portal], 'at once')
  const pages = [...frame].flatMap((name) => manifest[name]?.dynamicImports ?? [])
  const weights = [[], ...pages.map((page) => [page])].map((page) => {
    const parts = new Set([...frame, ...closure(manifest, page, 'in time')])
    const files = new Set([...parts].map((name) => manifest[name]?.file ?? ''))
    return [...files]
      .filter((file) => file.endsWith('.js'))
      .reduce((sum, file) => sum + statSync(join(folder, `${file}.br`)).size, 0)
  })
  return Math.max(...weights) / 1_000
}

/** What these parts load: at once, or in the course of time too. */
function closure(
  manifest: Manifest,
  begun: readonly string[],
  when: 'at once' | 'in time',
): ReadonlySet<string> {
  const found = new Set(begun)
  for (const name of found) {
    const { imports = [], dynamicImports = [] } = manifest[name] ?? {}
    for (const next of imports) found.add(next)
    if (when === 'in time') for (const next of dynamicImports) found.add(next)
  }
  return found
}
