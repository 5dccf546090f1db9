import { join } from 'node:path'
import { exportSm2PrivateKeyPem, exportSm2PublicKeyPem } from '@piaoqiao/gm-crypto'
import type { HisApp } from '@piaoqiao/issuer'
import { HisInbox } from '../../his/his-inbox.ts'
import { databaseDirectory } from '../crash-directory.ts'
import { DatabasePart } from '../database-part.ts'
import type { Endings } from '../endings.ts'
import { freePorts } from '../free-ports.ts'
import { ProcessPart } from '../process-part.ts'
import type { EnrolledParty } from '../seed-registry.ts'
import type { SeededRandom } from '../seeded-random.ts'
import { startPart } from '../start-network.ts'
import type { CrashNetwork } from '../start-network.ts'
import { stationCodeYear, supervisorAreaCode } from './hospital-parties.ts'

export const hisApp: HisApp = { appId: 'HIS0001', appKey: 'sample-his-key-0001' }
export const stationToken = 'sample-access-token-of-the-crash-runs'

/** An issuing station with a database server of its own, and the part of a HIS that it tells things. */
export interface CrashHospital {
  /** Of the station. */
  readonly url: string
  readonly station: ProcessPart
  readonly database: DatabasePart
  readonly inbox: HisInbox
}

/** Starts the station of a hospital that is enrolled; what it answers to has the same address for the whole run. */
export async function startHospital(options: {
  readonly network: CrashNetwork
  readonly enrolled: EnrolledParty
  readonly directory: string
  readonly random: SeededRandom
  readonly endings: Endings
}): Promise<CrashHospital> {
  const { network, enrolled, directory, random, endings } = options
  const inbox = await HisInbox.open({ app: hisApp })
  await endings.add(() => inbox.close())
  const [port = 0, databasePort = 0] = await freePorts(2, random)
  const database = new DatabasePart({
    name: 'database station',
    directory: databaseDirectory(directory, 'station'),
    port: databasePort,
  })
  await startPart(database, endings)
  const url = `http://127.0.0.1:${port}`
  const station = new ProcessPart({
    name: 'station',
    program: new URL('main.ts', import.meta.resolve('@piaoqiao/issuer')),
    nodeFlags: ['--disable-warning=ExperimentalWarning'],
    environment: {
      ...environmentOf(enrolled, network),
      DATABASE_URL: database.url,
      PORT: String(port),
      HIS_CALLBACK_URL: inbox.url,
    },
    url,
    logPath: join(directory, 'station.log'),
  })
  await startPart(station, endings)
  return { url, station, database, inbox }
}

function environmentOf(
  { party, appKey, privateKey }: EnrolledParty,
  { provinces }: CrashNetwork,
): Readonly<Record<string, string>> {
  const { url, publicKey } = provinces[party.province]
  return {
    ACCESS_TOKEN: stationToken,
    ISSUER_CODE: party.id,
    ISSUER_NAME: party.name,
    SUPERVISOR_AREA_CODE: supervisorAreaCode,
    BILL_CODE_YEAR: stationCodeYear,
    PRIVATE_KEY: exportSm2PrivateKeyPem(privateKey),
    KEY_SERIAL: '1a2b',
    PROVINCE_URL: url,
    PROVINCE_PUBLIC_KEYS: exportSm2PublicKeyPem(publicKey),
    APP_ID: party.appId,
    APP_KEY: Buffer.from(appKey).toString('hex'),
    HIS_APPS: `${hisApp.appId}=${hisApp.appKey}`,
    // Small, so that numbers are asked for all the time.
    NUMBER_LOW_WATER: '40',
    NUMBER_BLOCK_SIZE: '60',
    REQUEST_TIMEOUT_MS: '3000',
    CRYPTO_WORKERS: '0',
    LOG_LEVEL: 'warn',
  }
}
