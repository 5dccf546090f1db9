import { createServer } from 'node:net'
import type { SeededRandom } from './seeded-random.ts'

/**
 * Below the numbers that systems give to outgoing connections: a program that is killed must find its port free when it
 * comes back.
 */
const portMin = 12_000
const portMax = 30_000
const attemptsMax = 200

/** Ports of the loopback interface on which nobody listens now. */
export async function freePorts(count: number, random: SeededRandom): Promise<readonly number[]> {
  const found = new Set<number>()
  for (let attempt = 1; found.size < count; attempt += 1) {
    if (attempt > attemptsMax) throw new Error('no free ports were found')
    const port = random.between(portMin, portMax)
    if (await isFree(port)) found.add(port)
  }
  return [...found]
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
