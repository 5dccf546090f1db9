import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { packTarball } from './tar.ts'

const repositoryRoot = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))))
const inPackages = (path: string) => join(repositoryRoot, 'packages', path)
/** Read only where a bill comes as PDF or as a picture; too large to be carried along. */
const readers = ['pdfjs-dist', 'zxing-wasm'] as const
const exported = {
  '.': 'sdk/src/index.ts',
  './accounting': 'sdk/src/accounting.ts',
  './archive': 'sdk/src/archive.ts',
  './gm-crypto': 'gm-crypto/src/index.ts',
  './protocol': 'protocol/src/index.ts',
} as const
/** What the package starts by itself, beside what it exports. */
const started = {
  cli: 'sdk/src/cli/main.ts',
  'crypto-worker': 'gm-crypto/src/crypto-worker.ts',
  'bill-check-thread': 'sdk/src/cli/commands/bill-check-thread.ts',
} as const

/** A file that developers download. */
export interface DeveloperFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * The SDK with its command line as one npm package that needs nothing of this repository: plain JavaScript for Node 24,
 * with everything that it always needs inside.
 */
export async function sdkPackage(): Promise<DeveloperFile> {
  const { version } = manifestOf(inPackages('sdk'))
  const { code, moduleIds } = await bundle()
  const text = (content: string) => new TextEncoder().encode(content)
  const files = new Map<string, Uint8Array>([
    ['package/package.json', text(JSON.stringify(manifest(version), null, 2))],
    ['package/README.md', readFileSync(new URL('sdk-readme.md', import.meta.url))],
    ['package/LICENSE', readFileSync(join(repositoryRoot, 'LICENSE'))],
    ['package/LICENSES-OF-OTHERS.txt', text(licencesOf(moduleIds))],
    ...[...code].map(([name, content]): [string, Uint8Array] => [`package/${name}`, text(content)]),
  ])
  return { name: `piaoqiao-sdk-${version}.tgz`, bytes: packTarball(files) }
}

/** The examples of the protocol with their keys and scripts. */
export function examplesArchive(): DeveloperFile {
  const folder = join(repositoryRoot, 'docs', 'protocol', 'examples')
  const names = globSync('*', { cwd: folder }).toSorted()
  const files = names.map((name): [string, Uint8Array] => [
    `examples/${name}`,
    readFileSync(join(folder, name)),
  ])
  return { name: 'piaoqiao-examples.tgz', bytes: packTarball(new Map(files)) }
}

const entryOf = (path: string) => (path === '.' ? 'index' : path.slice(2))

function manifest(version: string): object {
  const { dependencies = {} } = manifestOf(inPackages('documents'))
  return {
    name: '@piaoqiao/sdk',
    version,
    description: '票桥：财政电子票据跨省报销报文协议的客户端、命令行和网关',
    license: 'Apache-2.0',
    type: 'module',
    engines: { node: '>=24' },
    bin: { piaoqiao: 'cli.js' },
    exports: Object.fromEntries(
      Object.keys(exported).map((path) => [path, `./${entryOf(path)}.js`]),
    ),
    optionalDependencies: Object.fromEntries(readers.map((name) => [name, dependencies[name]])),
  }
}

interface Bundle {
  /** By file name. */
  readonly code: ReadonlyMap<string, string>
  /** Files that went into it. */
  readonly moduleIds: readonly string[]
}

async function bundle(): Promise<Bundle> {
  const entries = Object.entries(exported).map(([path, file]) => [entryOf(path), file] as const)
  const input = Object.fromEntries(
    [...entries, ...Object.entries(started)].map(([name, file]) => [name, inPackages(file)]),
  )
  const output = await build({
    configFile: false,
    logLevel: 'warn',
    root: repositoryRoot,
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      write: false,
      target: 'node24',
      minify: false,
      rolldownOptions: {
        input,
        external: readers.map((name) => new RegExp(`^${name}(/|$)`)),
        output: {
          format: 'esm',
          entryFileNames: '[name].js',
          chunkFileNames: 'part-[name]-[hash].js',
        },
      },
    },
  })
  const chunks = [output].flat().flatMap((each) => ('output' in each ? each.output : []))
  const code = new Map<string, string>()
  const moduleIds: string[] = []
  for (const chunk of chunks) {
    if (chunk.type !== 'chunk')
      throw new Error(`the SDK has a part that is no code: ${chunk.fileName}`)
    code.set(chunk.fileName, startedBeside(chunk.code))
    moduleIds.push(...chunk.moduleIds)
  }
  return { code, moduleIds }
}

/** Threads are started from files beside, which are JavaScript here. */
function startedBeside(code: string): string {
  return code.replaceAll(
    /new URL\(["'](?:\.\/)?([a-z-]+)\.ts["'], import\.meta\.url\)/g,
    'new URL("./$1.js", import.meta.url)',
  )
}

/** The licences of the packages that went into the bundle, as their authors ask for. */
function licencesOf(moduleIds: readonly string[]): string {
  const folders = new Set(
    moduleIds.flatMap((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id)?.[0] ?? []),
  )
  const texts = [...folders].toSorted().map((folder) => {
    const { name, version, license } = manifestOf(folder)
    const [file] = globSync('{LICENSE,LICENCE,License,license}*', { cwd: folder })
    const terms = file === undefined ? '' : readFileSync(join(folder, file), 'utf8')
    return `${name} ${version} (${license})\n\n${terms}`
  })
  return texts.join(`\n\n${'-'.repeat(80)}\n\n`)
}

interface Manifest {
  readonly name: string
  readonly version: string
  readonly license: string
  readonly dependencies?: Readonly<Record<string, string>>
}

function manifestOf(folder: string): Manifest {
  const file = join(folder, 'package.json')
  if (!existsSync(file)) throw new Error(`no package.json in ${folder}`)
  return JSON.parse(readFileSync(file, 'utf8')) as Manifest
}
