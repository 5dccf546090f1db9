import { createTestDatabase } from '@piaoqiao/dev/postgres'
import { exportSm2PrivateKeyPem, generateSm2PrivateKey } from '@piaoqiao/gm-crypto'
import type { RunningSandbox } from '@piaoqiao/sandbox'
import { sandboxSettings, startSandbox } from '@piaoqiao/sandbox'
import { readSettings, silentLogger } from '@piaoqiao/service-kit'

/** A real sandbox, and what an office has to know of it. */
export interface PortalSandbox {
  readonly running: RunningSandbox
  readonly operatorToken: string
  /** Settings of the office beside it. */
  readonly settings: Readonly<Record<string, string>>
  close(): Promise<void>
}

export async function openPortalSandbox(clock: () => number): Promise<PortalSandbox> {
  const database = await createTestDatabase()
  const operatorToken = 'operator-token-of-these-tests-0123456789'
  const settings = readSettings(sandboxSettings, {
    DATABASE_URL: database.url,
    PORT: '0',
    PRIVATE_KEY: exportSm2PrivateKeyPem(generateSm2PrivateKey()),
    ISSUER_PRIVATE_KEY: exportSm2PrivateKeyPem(generateSm2PrivateKey()),
    MASTER_KEY: '0'.repeat(32),
    OPERATOR_TOKEN: operatorToken,
    CRYPTO_WORKERS: '0',
  })
  const running = await startSandbox(settings, { clock, logger: silentLogger })
  return {
    running,
    operatorToken,
    settings: { SANDBOX_URL: running.url, SANDBOX_OPERATOR_TOKEN: operatorToken },
    async close() {
      await running.stop()
      await database.drop()
    },
  }
}
