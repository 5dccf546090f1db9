import { createLogger, readSettings, runUntilStopped } from '@piaoqiao/service-kit'
import { accountsSettings } from './settings.ts'
import { startAccounts } from './start-accounts.ts'

const settings = readSettings(accountsSettings, process.env)
const logger = createLogger({ app: 'accounts', level: settings.logLevel })
const office = await startAccounts(settings, { clock: Date.now, logger })
// Before the word that it has started: whoever waits for that word may stop it at once.
runUntilStopped({ stop: () => office.stop(), logger })
logger.info('accounts.started', { port: Number(new URL(office.url).port) })
