import { spawn } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkHouse } from './house/check-house.ts'
import { checkImports } from './import-map/check-imports.ts'
import { problemLine, type Problem } from './problem.ts'
import { openRepository } from './repository.ts'

export interface Step {
  readonly name: string
  /** Resolves to what is wrong, or to an empty text. */
  run(repositoryRoot: string): Promise<string>
}

const formatOptions = ['--log-level=warn', '--cache', '--cache-strategy=content']
const lint = ['--type-aware', '--deny-warnings', '--report-unused-disable-directives']

export const checkSteps: readonly Step[] = [
  {
    name: 'format',
    run: (root) => program(root, 'prettier', ['--check', ...formatOptions, '.']),
  },
  { name: 'lint', run: (root) => program(root, 'oxlint', [...lint, '--format=unix']) },
  { name: 'types', run: checkTypes },
  { name: 'imports', run: async (root) => lines(checkImports(openRepository(root))) },
  { name: 'house', run: async (root) => lines(checkHouse(openRepository(root))) },
  { name: 'documents', run: checkGeneratedDocuments },
]

export const fixSteps: readonly Step[] = [
  {
    name: 'fix docs',
    run: async (root) => {
      const { writeDocuments } = await import('./generated-documents.ts')
      await writeDocuments(root)
      return ''
    },
  },
  {
    name: 'fix lint',
    run: async (root) => {
      // What it cannot fix is found again by the check that follows.
      await program(root, 'oxlint', [...lint, '--fix', '--silent'])
      return ''
    },
  },
  {
    name: 'fix format',
    run: (root) => program(root, 'prettier', ['--write', ...formatOptions, '.']),
  },
]

async function checkTypes(root: string): Promise<string> {
  const projects = globSync('{tsconfig.json,{packages,apps,tests}/*/tsconfig.json}', { cwd: root })
  const outputs = await Promise.all(
    projects.map((project) => program(root, 'tsc', ['-p', project, '--pretty', 'false'])),
  )
  return outputs.filter((output) => output !== '').join('\n')
}

/** Loaded late: the generators import what they describe, which may be what is broken. */
async function checkGeneratedDocuments(root: string): Promise<string> {
  const { checkDocuments } = await import('./generated-documents.ts')
  return lines(await checkDocuments(root))
}

const lines = (problems: readonly Problem[]) => problems.map(problemLine).join('\n')

/** Runs the program of an installed package; its output counts only when it fails. */
async function program(
  root: string,
  name: string,
  programArguments: readonly string[],
): Promise<string> {
  const entry = join(root, 'node_modules', ...entryOf(root, name))
  const child = spawn(process.execPath, [entry, ...programArguments], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (exitCode === 0) return ''
  return output.trim() || `${name} ended with ${exitCode ?? 'a signal'} and said nothing.`
}

function entryOf(root: string, name: string): [folder: string, file: string] {
  const folder = name === 'tsc' ? 'typescript' : name
  const manifest = readFileSync(join(root, 'node_modules', folder, 'package.json'), 'utf8')
  const { bin } = JSON.parse(manifest) as { bin: string | Record<string, string> }
  return [folder, typeof bin === 'string' ? bin : (bin[name] ?? '')]
}
