import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { holdingInstallLock } from './install-lock.mjs'
import { installWithNpm } from './npm.mjs'
import { linkPostgresLibraries } from './postgres-libraries.mjs'

/** Makes node_modules match package-lock.json; does nothing when it already does. */
export async function installMissingPackages(repositoryRoot) {
  if (isStamped(repositoryRoot)) return
  await holdingInstallLock(repositoryRoot, async () => {
    // Another run may have installed everything while this one waited for the lock.
    if (isStamped(repositoryRoot)) return
    if (!matchesLockfile(repositoryRoot)) await installWithNpm(repositoryRoot)
    linkPostgresLibraries(repositoryRoot)
    writeFileSync(stampPath(repositoryRoot), expectedStamp(repositoryRoot))
  })
}

const stampPath = (repositoryRoot) => join(repositoryRoot, 'node_modules', '.prepared')

function isStamped(repositoryRoot) {
  const path = stampPath(repositoryRoot)
  return existsSync(path) && readFileSync(path, 'utf8') === expectedStamp(repositoryRoot)
}

function expectedStamp(repositoryRoot) {
  const lockfile = readFileSync(join(repositoryRoot, 'package-lock.json'))
  const hash = createHash('sha256').update(lockfile).digest('hex')
  return `${process.platform} ${process.arch} ${hash}\n`
}

/** npm notes what it has installed; a developer's own `npm install` is found that way. */
function matchesLockfile(repositoryRoot) {
  const notePath = join(repositoryRoot, 'node_modules', '.package-lock.json')
  if (!existsSync(notePath)) return false
  const installed = JSON.parse(readFileSync(notePath, 'utf8')).packages
  const wanted = JSON.parse(
    readFileSync(join(repositoryRoot, 'package-lock.json'), 'utf8'),
  ).packages
  return Object.entries(wanted).every(([path, entry]) => {
    const found = installed[path]
    if (found === undefined) return path === '' || !isNeededHere(entry)
    return (
      found.version === entry.version &&
      found.integrity === entry.integrity &&
      existsSync(join(repositoryRoot, path))
    )
  })
}

/** Of the optional packages only those are asked for that name this machine's kind. */
function isNeededHere({ optional, os, cpu, libc }) {
  if (optional !== true) return true
  // Nothing tells reliably which C library a machine has, so npm has the last word there.
  const isForOneKind = os !== undefined && cpu !== undefined && libc === undefined
  return isForOneKind && allows(os, process.platform) && allows(cpu, process.arch)
}

function allows(list, value) {
  if (list === undefined) return true
  const names = [list].flat()
  const refused = names.filter((name) => name.startsWith('!')).map((name) => name.slice(1))
  return refused.length > 0 ? !refused.includes(value) : names.includes(value)
}
