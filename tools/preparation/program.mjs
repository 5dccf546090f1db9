import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { PreparationError } from './preparation-error.mjs'

/** The JavaScript or TypeScript file behind a target: a path in the repository or a package's name. */
export function findProgram(repositoryRoot, target) {
  const filePath = resolve(repositoryRoot, target)
  if (/\.(ts|js|mjs)$/.test(target)) {
    if (existsSync(filePath)) return filePath
    throw new PreparationError(`There is no program ${target} in this repository.`)
  }
  const packageDirectory = join(repositoryRoot, 'node_modules', target)
  const manifestPath = join(packageDirectory, 'package.json')
  const bin = existsSync(manifestPath) && JSON.parse(readFileSync(manifestPath, 'utf8')).bin
  const entry = typeof bin === 'string' ? bin : bin?.[target]
  if (typeof entry === 'string') return join(packageDirectory, entry)
  throw new PreparationError(`${target} is neither a file nor a program that a package brings.`)
}
