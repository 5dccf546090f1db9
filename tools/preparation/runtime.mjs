import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { PreparationError } from './preparation-error.mjs'

const wantedMajor = 24

/**
 * The path of the Node that runs this repository: the one npm installed, or the machine's own when
 * that is new enough and npm has none for this platform.
 */
export function findRuntime(repositoryRoot) {
  const installed = installedRuntimes(repositoryRoot).find((path) => existsSync(path))
  if (installed !== undefined && runsHere(installed)) return installed
  if (Number(process.versions.node.split('.')[0]) >= wantedMajor) return process.execPath
  throw new PreparationError(
    `This needs Node ${wantedMajor}. npm has none for ${process.platform}-${process.arch} that runs ` +
      `here, and this machine has ${process.version}: install Node ${wantedMajor} and try again.`,
  )
}

function installedRuntimes(repositoryRoot) {
  const windows = process.platform === 'win32'
  const platform = `${windows ? 'win' : process.platform}-${process.arch}`
  return [`node-${platform}`, `node-bin-${platform}`].map((name) =>
    join(repositoryRoot, 'node_modules', name, 'bin', windows ? 'node.exe' : 'node'),
  )
}

/** On a machine with another C library the binary is there and does not start. */
function runsHere(path) {
  return spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0
}
