import { closeSync, openSync, rmSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { PreparationError } from './preparation-error.mjs'

const heartbeatIntervalMs = 1_000
const silenceUntilStaleMs = 15_000
const pollIntervalMs = 250
const waitMaxMs = 20 * 60_000

/**
 * Runs `work` while no other process of this clone installs. The holder touches the lock file every
 * second; a lock that is not touched for 15 seconds belongs to a process that died.
 */
export async function holdingInstallLock(repositoryRoot, work) {
  const lockPath = join(repositoryRoot, '.installing')
  await takeLock(lockPath)
  const heartbeat = setInterval(() => touch(lockPath), heartbeatIntervalMs)
  try {
    await work()
  } finally {
    clearInterval(heartbeat)
    rmSync(lockPath, { force: true })
  }
}

async function takeLock(lockPath) {
  let lastHeartbeat = readHeartbeat(lockPath)
  let silenceMs = 0
  for (let waitedMs = 0; !createLock(lockPath); waitedMs += pollIntervalMs) {
    if (waitedMs === 0)
      process.stderr.write('Another run is installing packages; waiting for it.\n')
    if (waitedMs > waitMaxMs) {
      throw new PreparationError(
        `Gave up waiting for another run. Remove ${lockPath} and try again.`,
      )
    }
    await sleep(pollIntervalMs)
    const heartbeat = readHeartbeat(lockPath)
    // The pulse is compared with itself, not with a clock, so a suspended machine is no death.
    silenceMs = heartbeat === lastHeartbeat ? silenceMs + pollIntervalMs : 0
    lastHeartbeat = heartbeat
    if (silenceMs >= silenceUntilStaleMs) rmSync(lockPath, { force: true })
  }
}

function createLock(lockPath) {
  try {
    closeSync(openSync(lockPath, 'wx'))
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw new PreparationError(
      `Cannot install packages: this folder cannot be written to (${error.code}: ${lockPath}).`,
    )
  }
}

function touch(lockPath) {
  try {
    utimesSync(lockPath, new Date(), new Date())
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
  }
}

function readHeartbeat(lockPath) {
  return statSync(lockPath, { throwIfNoEntry: false })?.mtimeMs
}
