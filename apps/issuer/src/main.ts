import { createLogger, readSettings, runUntilStopped } from '@piaoqiao/service-kit'
import { keyStoreSettings } from './keys/key-store-settings.ts'
import { requirePrivateFile } from './key-file-mode.ts'
import { issuerSettings } from './settings.ts'
import { startIssuer } from './start-issuer.ts'

for (const { variable } of [issuerSettings.privateKey, keyStoreSettings.keyStorePassphrase]) {
  const file = process.env[`${variable}_FILE`]
  if (file !== undefined && file !== '') requirePrivateFile(file)
}
const settings = readSettings(issuerSettings, process.env)
const logger = createLogger({ app: 'issuer', level: settings.logLevel })
const issuer = await startIssuer(settings, { clock: Date.now, logger })
// Before the word that it has started: whoever waits for that word may stop it at once.
runUntilStopped({ stop: () => issuer.stop(), logger })
logger.info('issuer.started', { port: Number(new URL(issuer.url).port) })
