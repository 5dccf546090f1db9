import { join, resolve } from 'node:path'
import { hubSettings, startHub } from '@piaoqiao/hub'
import type { RunningHub } from '@piaoqiao/hub'
import { issuerSettings, startIssuer } from '@piaoqiao/issuer'
import type { RunningIssuer } from '@piaoqiao/issuer'
import { provinceSettings, startProvince } from '@piaoqiao/province'
import type { RunningProvince } from '@piaoqiao/province'
import { readSettings } from '@piaoqiao/service-kit'
import { openPostgres } from '../postgres/index.ts'
import { enrolParties, enterProvinces } from './enrolment.ts'
import { portBaseDefault, requireFreePorts, worldPorts, worldProvinces } from './ports.ts'
import type { WorldProvince } from './ports.ts'
import { Restartable } from './restartable.ts'
import { hubEnvironment, issuerEnvironment, provinceEnvironment } from './service-environments.ts'
import { startOffices } from './start-offices.ts'
import type { WorldOffices } from './start-offices.ts'
import { StopOrder } from './stop-order.ts'
import { WorldClock } from './world-clock.ts'
import { databasePrefixOf, prepareWorldData } from './world-data.ts'
import type { WorldData } from './world-data.ts'
import { openWorldLog } from './world-log.ts'
import type { WorldLog } from './world-log.ts'
import { prepareWorldSeals } from './world-seals.ts'

export interface WorldOptions {
  /** Keeps databases, keys and the log; a second start finds them again. */
  readonly directory: string
  readonly portBase?: number
}

/** A hub, two provinces with their account offices, and an issuing station that run in this process. */
export interface World extends WorldOffices {
  readonly data: WorldData
  readonly clock: WorldClock
  readonly hub: Restartable<RunningHub>
  readonly provinces: Readonly<Record<WorldProvince, Restartable<RunningProvince>>>
  readonly station: RunningIssuer
  readonly logFile: string
  /** Ends everything, the database last. */
  stop(): Promise<void>
}

/**
 * Starts a local world. Its data is made on the first start.
 * @throws WorldError, LocalPostgresError; nothing runs then
 */
export async function startWorld(options: WorldOptions): Promise<World> {
  const ports = worldPorts(options.portBase ?? portBaseDefault)
  await requireFreePorts(ports)
  const directory = resolve(options.directory)
  const order = new StopOrder()
  try {
    const databasePrefix = databasePrefixOf(directory)
    const postgres = await openPostgres({ directory: join(directory, 'postgres'), databasePrefix })
    order.add(() => postgres.stop())
    const data = await prepareWorldData(directory, ports, postgres)
    await prepareWorldSeals(data)
    const logFile = join(directory, 'demo.log')
    const log = openWorldLog(logFile)
    order.add(async () => log.close())
    const services = await startServices(data, log, order)
    return { data, logFile, ...services, stop: () => order.stopAll() }
  } catch (error) {
    await order.stopAll()
    throw error
  }
}

async function startServices(
  data: WorldData,
  log: WorldLog,
  order: StopOrder,
): Promise<Omit<World, 'data' | 'logFile' | 'stop'>> {
  const clock = new WorldClock()
  const hub = restartableHub(data, clock, log)
  order.add(() => hub.stop())
  await hub.start()
  await enterProvinces(hub.running, data)
  const provinces = {
    '50': restartableProvince('50', data, clock, log),
    '32': restartableProvince('32', data, clock, log),
  }
  for (const code of worldProvinces) order.add(() => provinces[code].stop())
  await Promise.all(
    worldProvinces.map(async (code) => {
      await provinces[code].start()
      await enrolParties(provinces[code].running, code, data)
    }),
  )
  const station = await startIssuer(readSettings(issuerSettings, issuerEnvironment(data)), {
    clock: clock.now,
    logger: log.loggerOf('issuer'),
  })
  order.add(() => station.stop())
  const accounts = await startOffices(data, { clock, log, order })
  return { clock, hub, provinces, station, ...accounts }
}

function restartableHub(
  data: WorldData,
  clock: WorldClock,
  log: WorldLog,
): Restartable<RunningHub> {
  const settings = readSettings(hubSettings, hubEnvironment(data))
  return new Restartable(() =>
    startHub(settings, { clock: clock.now, logger: log.loggerOf('hub') }),
  )
}

function restartableProvince(
  code: WorldProvince,
  data: WorldData,
  clock: WorldClock,
  log: WorldLog,
): Restartable<RunningProvince> {
  const settings = readSettings(provinceSettings, provinceEnvironment(data, code))
  const logger = log.loggerOf(`province-${code}`)
  return new Restartable(() => startProvince(settings, { clock: clock.now, logger }))
}
