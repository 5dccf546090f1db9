import { createLogger, readSettings, runUntilStopped } from '@piaoqiao/service-kit'
import { hubSettings } from './settings.ts'
import { startHub } from './start-hub.ts'

const settings = readSettings(hubSettings, process.env)
const logger = createLogger({ app: 'hub', level: settings.logLevel })
const hub = await startHub(settings, { clock: Date.now, logger })
runUntilStopped({ stop: () => hub.stop(), logger })
logger.info('hub.started', { port: Number(new URL(hub.url).port) })
