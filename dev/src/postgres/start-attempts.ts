import { createServer, type AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

const attemptsMax = 20
const pauseMs = 250

/**
 * Starts on `port`, or on a free one. Tries again when another program was faster with the free
 * port, and while the last sessions of a killed server are still ending.
 */
export async function startWithRetries<T>(
  port: number | undefined,
  start: (port: number) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await start(port ?? (await freePort()))
    } catch (error) {
      const message = error instanceof Error ? error.message : ''
      const portWasTaken = port === undefined && message.includes('could not bind')
      const killedServerLingers = message.includes('pre-existing shared memory block')
      if (attempt === attemptsMax || !(portWasTaken || killedServerLingers)) throw error
      await sleep(pauseMs)
    }
  }
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', resolve)
  })
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}
