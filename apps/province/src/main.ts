import { createLogger, readSettings, runUntilStopped } from '@piaoqiao/service-kit'
import { provinceSettings } from './settings.ts'
import { startProvince } from './start-province.ts'

const settings = readSettings(provinceSettings, process.env)
const logger = createLogger({ app: `province-${settings.province}`, level: settings.logLevel })
const province = await startProvince(settings, { clock: Date.now, logger, clockIsReal: true })
runUntilStopped({ stop: () => province.stop(), logger })
logger.info('province.started', { port: Number(new URL(province.url).port) })
