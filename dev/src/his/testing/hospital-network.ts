import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Party } from '@piaoqiao/domain'
import { creditCodeCheckCharacter } from '@piaoqiao/domain'
import type { Sm2PrivateKey } from '@piaoqiao/gm-crypto'
import {
  exportSm2PrivateKeyPem,
  exportSm2PublicKeyPem,
  generateSm2PrivateKey,
} from '@piaoqiao/gm-crypto'
import type { HisApp } from '@piaoqiao/issuer'
import { provinceSettings, startProvince } from '@piaoqiao/province'
import type { RunningProvince } from '@piaoqiao/province'
import type { Client } from '@piaoqiao/sdk'
import { createClient } from '@piaoqiao/sdk'
import { readSettings, silentLogger } from '@piaoqiao/service-kit'
import { freePorts } from '../../crash/free-ports.ts'
import { ProcessPart } from '../../crash/process-part.ts'
import { SeededRandom } from '../../crash/seeded-random.ts'
import { makeTestDirectory } from '../../postgres/left-directories.ts'
import { createTestDatabase } from '../../postgres/test-database.ts'
import { Restartable } from '../../world/restartable.ts'
import { WaitedInVain } from '../../world/waiting.ts'

/** A province, a station of a hospital as a process of its own, and a unit that may hold bills. */
export interface HospitalNetwork {
  readonly province: Restartable<RunningProvince>
  readonly station: ProcessPart
  /** The HIS interface of the station. */
  readonly hisUrl: string
  readonly unit: Client
  untilStationHealthy(): Promise<void>
  stop(): Promise<void>
}

const creditCode = (first17: string): string => first17 + (creditCodeCheckCharacter(first17) ?? '')
const hospital: Party = {
  id: creditCode('12500104MB0000001'),
  name: '大渡口区示例医院',
  province: '50',
}
const company: Party = {
  id: creditCode('91500104MA6PQ0003'),
  name: '重庆示例电子有限公司',
  province: '50',
}
const accessToken = 'a'.repeat(32)
const stationProgram = new URL(
  import.meta.resolve('@piaoqiao/issuer').replace(/index\.ts$/, 'main.ts'),
)
/** A process of its own starts slowly on a busy machine. */
const startMs = 60_000
const pollMs = 100

/** @param callbackUrl where the HIS with this app takes notices */
export async function startHospitalNetwork(
  app: HisApp,
  callbackUrl: string,
): Promise<HospitalNetwork> {
  const directory = makeTestDirectory()
  const databases = [await createTestDatabase(), await createTestDatabase()]
  const [provinceDatabase = '', stationDatabase = ''] = databases.map(({ url }) => url)
  const [provincePort = 0, port = 0] = await freePorts(2, new SeededRandom(process.pid))
  const key = generateSm2PrivateKey()
  const province = new Restartable(() => beginProvince(provinceDatabase, provincePort, key))
  await province.start()
  const provinceUrl = urlOf(provincePort)
  const station = new ProcessPart({
    name: 'station',
    program: stationProgram,
    nodeFlags: ['--disable-warning=ExperimentalWarning'],
    url: urlOf(port),
    logPath: join(directory, 'station.log'),
    environment: {
      DATABASE_URL: stationDatabase,
      PORT: String(port),
      ...(await stationEnvironment(province.running, provinceUrl)),
      HIS_APPS: `${app.appId}=${app.appKey}`,
      HIS_CALLBACK_URL: callbackUrl,
    },
  })
  const stop = async () => {
    await station.end()
    await province.stop()
    await Promise.all(databases.map((database) => database.drop()))
    rmSync(directory, { recursive: true, force: true })
  }
  try {
    await station.start()
    await untilHealthy(station)
    await stockPaper(urlOf(port))
    const unit = await enrolUnit(province.running, provinceUrl)
    const untilStationHealthy = () => untilHealthy(station)
    return {
      province,
      station,
      hisUrl: `${urlOf(port)}/medical-web`,
      unit,
      untilStationHealthy,
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

const urlOf = (port: number): string => `http://127.0.0.1:${port}`

function beginProvince(
  databaseUrl: string,
  port: number,
  key: Sm2PrivateKey,
): Promise<RunningProvince> {
  const environment = {
    PROVINCE: '50',
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    PRIVATE_KEY: exportSm2PrivateKeyPem(key),
    // Nobody listens there: all parties are at home.
    HUB_URL: 'http://127.0.0.1:9',
    HUB_PUBLIC_KEY: exportSm2PublicKeyPem(key.publicKey),
    MASTER_KEY: '0'.repeat(32),
    PAYER_SECRET: '0'.repeat(64),
  }
  const options = { clock: Date.now, logger: silentLogger }
  return startProvince(readSettings(provinceSettings, environment), options)
}

/** What the station is told, except where it listens and keeps its data. */
async function stationEnvironment(
  { applications, publicKey }: RunningProvince,
  provinceUrl: string,
): Promise<Record<string, string>> {
  const key = generateSm2PrivateKey()
  const { appId, appKey } = await applications.enrolApplication({
    appId: 'issuer-sample',
    kind: 'issuer',
    party: hospital,
    publicKey: key.publicKey,
  })
  return {
    ACCESS_TOKEN: accessToken,
    ISSUER_CODE: hospital.id,
    ISSUER_NAME: hospital.name,
    SUPERVISOR_AREA_CODE: '500104',
    BILL_CODE_YEAR: '26',
    PRIVATE_KEY: exportSm2PrivateKeyPem(key),
    KEY_SERIAL: '1a2b',
    PROVINCE_URL: provinceUrl,
    PROVINCE_PUBLIC_KEYS: exportSm2PublicKeyPem(publicKey),
    APP_ID: appId,
    APP_KEY: Buffer.from(appKey).toString('hex'),
  }
}

async function untilHealthy(station: ProcessPart): Promise<void> {
  const until = performance.now() + startMs
  while (!(await station.isHealthy())) {
    if (performance.now() > until) throw new WaitedInVain('the station')
    await pause(pollMs)
  }
}

async function stockPaper(stationUrl: string): Promise<void> {
  const response = await fetch(`${stationUrl}/paper-stock`, {
    method: 'POST',
    headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ paperCode: '500101', first: '00000001', last: '00000100' }),
  })
  if (!response.ok) throw new Error('the paper was not taken into stock')
}

async function enrolUnit(
  { applications, publicKey }: RunningProvince,
  baseUrl: string,
): Promise<Client> {
  const privateKey = generateSm2PrivateKey()
  const { appId, appKey } = await applications.enrolApplication({
    appId: 'unit-sample',
    kind: 'unit',
    party: company,
    publicKey: privateKey.publicKey,
  })
  return createClient({ baseUrl, appId, appKey, privateKey, platformPublicKey: publicKey })
}
