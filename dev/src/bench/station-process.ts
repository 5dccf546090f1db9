import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { startedPort } from './province-process.ts'

export interface StationProcess {
  readonly url: string
  /** Numbers left under the code that has the fewest. */
  numbersLeft(): Promise<number>
  stop(): Promise<void>
}

const main = fileURLToPath(import.meta.resolve('@piaoqiao/issuer')).replace(/index\.ts$/, 'main.ts')
const flags = ['--disable-warning=ExperimentalWarning'] as const

/** Starts an issuing station as a process of its own, as in production, with everything by its settings. */
export async function startStationProcess(
  environment: Readonly<Record<string, string>>,
): Promise<StationProcess> {
  const child = spawn(process.execPath, [...flags, main], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'info', ...environment },
  })
  const exited = once(child, 'exit')
  const port = await Promise.race([
    startedPort(createInterface({ input: child.stdout }), 'issuer.started'),
    exited.then(() => {
      throw new Error('the station ended before it listened')
    }),
  ])
  const url = `http://127.0.0.1:${port}`
  return {
    url,
    async numbersLeft() {
      const text = await (await fetch(`${url}/metrics`)).text()
      return Number(/^piaoqiao_numbers_left (\S+)/m.exec(text)?.[1] ?? 0)
    },
    async stop() {
      child.kill('SIGTERM')
      await exited
    },
  }
}
