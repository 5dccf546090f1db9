import {
  exportSm2PrivateKeyPem,
  generateSm2PrivateKey,
  importSm2PrivateKey,
} from '@piaoqiao/gm-crypto'
import { silentLogger } from '@piaoqiao/service-kit'
import { openStationDatabase } from '../postgres/testing/station-database.ts'
import type { IssuerOptions, IssuerSettings, RunningIssuer } from '../start-issuer.ts'
import { startIssuer } from '../start-issuer.ts'
import { sampleIdentity, sampleStart } from './sample-station.ts'
import type { ScriptedProvince } from './scripted-province.ts'
import { startScriptedProvince } from './scripted-province.ts'

export interface TestStation {
  readonly station: RunningIssuer
  readonly province: ScriptedProvince
  readonly settings: IssuerSettings
  /** The time of station and province; moves only by hand. */
  readonly time: { now: number }
  /** Starts another station on the same database, as after a crash or beside the first one. */
  startAgain(changes?: Partial<IssuerSettings>): Promise<RunningIssuer>
  /** Forgets everything that happened, here and at the province. */
  clear(): Promise<void>
  stop(): Promise<void>
}

export const sampleAccessToken = 'sample-access-token-of-32-letters-or-more'
/** The account of an invented hospital system. */
export const sampleHisApp = { appId: 'HIS0001', appKey: '0123456789abcdef01234567' } as const

/** A station with a database of its own and a scripted province; its jobs run by hand. */
export async function startTestStation(
  changes: Partial<IssuerSettings> = {},
  options: Partial<IssuerOptions> = {},
): Promise<TestStation> {
  const database = await openStationDatabase()
  const time = { now: sampleStart }
  const clock = () => time.now
  const privateKey = exportSm2PrivateKeyPem(generateSm2PrivateKey())
  const { publicKey } = importSm2PrivateKey(privateKey)
  const province = await startScriptedProvince(publicKey, clock)
  const settings = { ...settingsFor(database.url, privateKey, province), ...changes }
  const started: RunningIssuer[] = []
  const start = async (more: Partial<IssuerSettings> = {}) => {
    const station = await startIssuer(
      { ...settings, ...more },
      { clock, logger: silentLogger, jobs: 'by_hand', ...options },
    )
    started.push(station)
    return station
  }
  const station = await start()
  return {
    station,
    province,
    settings,
    time,
    startAgain: start,
    async clear() {
      await database.clear()
      province.clear()
      time.now = sampleStart
    },
    async stop() {
      await Promise.all(started.map((running) => running.stop()))
      await province.stop()
      await database.close()
    },
  }
}

function settingsFor(
  databaseUrl: string,
  privateKey: string,
  province: ScriptedProvince,
): IssuerSettings {
  const { issuer, supervisorAreaCode, series, keySerial, keyIssuer } = sampleIdentity
  return {
    databaseUrl,
    host: '127.0.0.1',
    port: 0,
    accessToken: sampleAccessToken,
    issuerCode: issuer.code,
    issuerName: issuer.name,
    supervisorAreaCode,
    codeYear: series.codeYear,
    specimenVersion: series.specimenVersion,
    privateKey,
    keySerial,
    keyIssuer,
    provinceUrl: province.url,
    provincePublicKeys: province.publicKeyPem,
    appId: province.app.appId,
    appKey: province.app.appKey,
    requestTimeoutMs: 5_000,
    numberLowWater: 20,
    numberBlockSize: 100,
    cryptoWorkers: 0,
    connectionsMax: 10,
    hisApps: [sampleHisApp],
    hisService: null,
    hisCallbackUrl: null,
    hisCallbackTimeoutMs: 2_000,
    keyStoreFile: null,
    keyStorePassphrase: null,
    filesDirectory: null,
    filesAhead: true,
    s3Endpoint: null,
    s3Region: 'us-east-1',
    s3Bucket: null,
    s3AccessKeyId: null,
    s3SecretAccessKey: null,
    publicUrl: null,
    linkMinutes: 10,
    trustedProxies: null,
    metricsAddresses: null,
    logLevel: 'silent',
  }
}
