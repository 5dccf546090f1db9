import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { exportSm2PrivateKeyPem, exportSm2PublicKeyPem } from '@piaoqiao/gm-crypto'
import type { Sm2PrivateKey } from '@piaoqiao/gm-crypto'
import { provinceNodeFlags } from '@piaoqiao/province'

export interface ProvinceProcess {
  readonly url: string
  /** The largest resident memory seen so far, in megabytes (2^20 bytes). */
  rssMaxMb(): number
  stop(): Promise<void>
}

const main = fileURLToPath(import.meta.resolve('@piaoqiao/province')).replace(
  /index\.ts$/,
  'main.ts',
)
const samplingMs = 250
/** Nothing listens there: a province that is measured alone has no hub. */
const noHub = 'http://127.0.0.1:9'

/** Starts a province as a process of its own, as in production, with everything by its settings. */
export async function startProvinceProcess(options: {
  readonly databaseUrl: string
  readonly privateKey: Sm2PrivateKey
  readonly masterKey: Uint8Array
}): Promise<ProvinceProcess> {
  const { databaseUrl, privateKey, masterKey } = options
  const child = spawn(process.execPath, [...provinceNodeFlags, main], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      PROVINCE: '50',
      PORT: '0',
      DATABASE_URL: databaseUrl,
      PRIVATE_KEY: exportSm2PrivateKeyPem(privateKey),
      HUB_URL: noHub,
      HUB_PUBLIC_KEY: exportSm2PublicKeyPem(privateKey.publicKey),
      MASTER_KEY: Buffer.from(masterKey).toString('hex'),
      PAYER_SECRET: '0'.repeat(64),
      LOG_LEVEL: 'info',
    },
  })
  const exited = once(child, 'exit')
  const port = await Promise.race([
    startedPort(createInterface({ input: child.stdout }), 'province.started'),
    exited.then(() => {
      throw new Error('the province ended before it listened')
    }),
  ])
  const url = `http://127.0.0.1:${port}`
  let rssMax = 0
  const sampler = setInterval(() => {
    void residentBytes(url).then((bytes) => (rssMax = Math.max(rssMax, bytes)))
  }, samplingMs)
  return {
    url,
    rssMaxMb: () => rssMax / 2 ** 20,
    async stop() {
      clearInterval(sampler)
      child.kill('SIGTERM')
      await exited
    },
  }
}

/** Where a program listens, as it says in its log when it has started. */
export async function startedPort(
  lines: AsyncIterable<string>,
  startedEvent: string,
): Promise<number> {
  for await (const line of lines) {
    const { event, port } = JSON.parse(line) as { event: string; port?: number }
    if (event === startedEvent && port !== undefined) return port
  }
  throw new Error('the program never said where it listens')
}

async function residentBytes(url: string): Promise<number> {
  try {
    const text = await (await fetch(`${url}/metrics`)).text()
    return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1] ?? 0)
  } catch {
    // Between two messages of a full load a sample may be refused; the next one is not far.
    return 0
  }
}
