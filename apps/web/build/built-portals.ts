import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'

const webFolder = dirname(dirname(fileURLToPath(import.meta.url)))
const lockfile = join(webFolder, '..', '..', 'package-lock.json')
/** How many earlier builds stay, so that a running office keeps its pages while new ones are made. */
const keptBuilds = 3
const compressed = new Set(['.js', '.css', '.svg', '.html'])
const compress = promisify(brotliCompress)

/**
 * The folder of the portals as an office serves them, in `dist/` under a name that follows from the sources. Built where
 * it is not there yet, which takes some ten seconds; processes that ask at once build it once each, and the first one stays.
 */
export async function builtPortals(): Promise<string> {
  const folder = join(webFolder, 'dist', sourcesDigest())
  if (await isThere(folder)) return folder
  const made = `${folder}-${process.pid}`
  await buildInto(made)
  await compressFiles(made)
  await rename(made, folder).catch(() => rm(made, { recursive: true, force: true }))
  await removeOldBuilds(folder)
  return folder
}

/** In a process of its own: what a test run says of itself would make pages for tests, and not the ones that are delivered. */
async function buildInto(folder: string): Promise<void> {
  const child = spawn(process.execPath, [join(webFolder, 'build', 'build-pages.ts'), folder], {
    cwd: webFolder,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (exitCode !== 0) throw new Error('the pages of the portals could not be built')
}

/** What the pages, and the files that they offer to developers, take from the repository. */
function sharedSources(): readonly string[] {
  const root = join(webFolder, '..', '..')
  const patterns = [
    'packages/{documents,domain,gm-crypto,protocol,sdk}/{package.json,src/**/*.ts}',
    'docs/protocol/examples/*',
  ]
  return globSync(patterns, { cwd: root })
    .toSorted()
    .map((path) => join(root, path))
}

function sourcesDigest(): string {
  const paths = globSync(['*.html', '*.ts', 'package.json', 'src/**/*', 'build/**/*'], {
    cwd: webFolder,
    withFileTypes: true,
  })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
  const digest = createHash('sha256')
  for (const path of [...paths, ...sharedSources(), lockfile]) {
    digest.update(path.slice(webFolder.length)).update('\0').update(readFileSync(path)).update('\0')
  }
  return digest.digest('hex').slice(0, 16)
}

async function compressFiles(folder: string): Promise<void> {
  const files = globSync('**/*', { cwd: folder }).filter((path) => compressed.has(extname(path)))
  for (const path of files) {
    const bytes = await readFile(join(folder, path))
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9 }
    await writeFile(join(folder, `${path}.br`), await compress(bytes, { params }))
  }
}

async function removeOldBuilds(current: string): Promise<void> {
  const dist = dirname(current)
  await mkdir(dist, { recursive: true })
  const builds = await Promise.all(
    (await readdir(dist)).map(async (name) => {
      const path = join(dist, name)
      return { path, at: (await stat(path)).mtimeMs }
    }),
  )
  const old = builds
    .filter(({ path }) => path !== current)
    .toSorted((a, b) => b.at - a.at)
    .slice(keptBuilds - 1)
  await Promise.all(old.map(({ path }) => rm(path, { recursive: true, force: true })))
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
