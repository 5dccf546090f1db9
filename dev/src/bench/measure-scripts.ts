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
  const frame = loadedAtOnce(manifest, portal)
  const pages = [...frame].flatMap((name) => manifest[name]?.dynamicImports ?? [])
  const weights = [null, ...pages].map((page) => {
    const parts = page === null ? frame : new Set([...frame, ...loadedBy(manifest, page, frame)])
    const files = new Set([...parts].map((name) => manifest[name]?.file ?? ''))
    return [...files]
      .filter((file) => file.endsWith('.js'))
      .reduce((sum, file) => sum + statSync(join(folder, `${file}.br`)).size, 0)
  })
  return Math.max(...weights) / 1_000
}

function loadedAtOnce(manifest: Manifest, portal: string): ReadonlySet<string> {
  const found = new Set([portal])
  for (const name of found) for (const next of manifest[name]?.imports ?? []) found.add(next)
  return found
}

/**
 * What a page loads at once and in the course of time. Pages take parts from the frame; what the frame loads in the
 * course of time are the other pages, and not this one's.
 */
function loadedBy(
  manifest: Manifest,
  page: string,
  frame: ReadonlySet<string>,
): ReadonlySet<string> {
  const found = new Set([page])
  for (const name of found) {
    if (frame.has(name)) continue
    const { imports = [], dynamicImports = [] } = manifest[name] ?? {}
    for (const next of [...imports, ...dynamicImports]) found.add(next)
  }
  return found
}
