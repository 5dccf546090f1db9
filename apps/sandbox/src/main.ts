import { createLogger, readSettings, runUntilStopped } from '@piaoqiao/service-kit'
import { sandboxSettings } from './settings.ts'
import { startSandbox } from './start-sandbox.ts'

const settings = readSettings(sandboxSettings, process.env)
const logger = createLogger({ app: 'sandbox', level: settings.logLevel })
const sandbox = await startSandbox(settings, { clock: Date.now, logger })
// Before the word that it has started: whoever waits for that word may stop it at once.
runUntilStopped({ stop: () => sandbox.stop(), logger })
logger.info('sandbox.started', { port: Number(new URL(sandbox.url).port) })
