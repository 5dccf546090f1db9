import { billIdFrom, creditCodeCheckCharacter } from '@piaoqiao/domain'
import type { Party } from '@piaoqiao/domain'
import {
  exportSm2PrivateKeyPem,
  exportSm2PublicKeyPem,
  generateSm2PrivateKey,
} from '@piaoqiao/gm-crypto'
import { issuerSettings, startIssuer } from '@piaoqiao/issuer'
import type { RunningIssuer } from '@piaoqiao/issuer'
import { provinceSettings, startProvince } from '@piaoqiao/province'
import type { RunningProvince } from '@piaoqiao/province'
import { readSettings, silentLogger } from '@piaoqiao/service-kit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestDatabase } from '../postgres/test-database.ts'
import { createTestDatabase } from '../postgres/test-database.ts'
import { sampleDrafts } from './sample-drafts.ts'

const first17 = '12500104MB0000001'
const hospital: Party = {
  id: first17 + (creditCodeCheckCharacter(first17) ?? ''),
  name: '大渡口区示例医院',
  province: '50',
}
const options = { clock: Date.now, logger: silentLogger }
const databases: TestDatabase[] = []
let province: RunningProvince
let issuer: RunningIssuer

beforeAll(async () => {
  databases.push(await createTestDatabase(), await createTestDatabase())
  const [provinceUrl = '', issuerUrl = ''] = databases.map(({ url }) => url)
  const provinceKey = generateSm2PrivateKey()
  const hubKey = generateSm2PrivateKey()
  province = await startProvince(
    readSettings(provinceSettings, {
      PROVINCE: '50',
      DATABASE_URL: provinceUrl,
      PORT: '0',
      PRIVATE_KEY: exportSm2PrivateKeyPem(provinceKey),
      // Nobody listens there: a station needs its own province alone.
      HUB_URL: 'http://127.0.0.1:9',
      HUB_PUBLIC_KEY: exportSm2PublicKeyPem(hubKey.publicKey),
      MASTER_KEY: '0'.repeat(32),
      PAYER_SECRET: '0'.repeat(64),
    }),
    options,
  )
  const key = generateSm2PrivateKey()
  const app = await province.applications.enrolApplication({
    appId: 'issuer-sample',
    kind: 'issuer',
    party: hospital,
    publicKey: key.publicKey,
  })
  const settings = readSettings(issuerSettings, {
    DATABASE_URL: issuerUrl,
    PORT: '0',
    ACCESS_TOKEN: 'a'.repeat(32),
    ISSUER_CODE: hospital.id,
    ISSUER_NAME: hospital.name,
    SUPERVISOR_AREA_CODE: '500104',
    BILL_CODE_YEAR: '26',
    PRIVATE_KEY: exportSm2PrivateKeyPem(key),
    KEY_SERIAL: '1a2b',
    PROVINCE_URL: province.url,
    PROVINCE_PUBLIC_KEYS: exportSm2PublicKeyPem(provinceKey.publicKey),
    APP_ID: app.appId,
    APP_KEY: Buffer.from(app.appKey).toString('hex'),
  })
  issuer = await startIssuer(settings, { ...options, jobs: 'by_hand' })
})
afterAll(async () => {
  await issuer.stop()
  await province.stop()
  await Promise.all(databases.map((database) => database.drop()))
})

test('a day of a hospital is issued, registered by its province, and taken back by red bills', async () => {
  expect(await issuer.ensureNumbers()).toMatchObject({ failures: [] })
  const drafts = sampleDrafts(7, 60)
  const issued = await Promise.all(drafts.map((draft) => issuer.issueBill(draft)))
  expect(await issuer.registerWaiting()).toEqual({ registered: 60, refused: 0, failure: null })
  const ids = issued.map(({ billCode, billNumber }) => billIdFrom(billCode, billNumber))
  for (const billId of ids.slice(0, 12)) {
    const asked = { billId, reason: '患者退费', completeWhenGranted: true }
    expect(await issuer.requestReversal(asked)).toMatchObject({
      state: 'completed',
      completion: { answer: { code: 'REVERSED' } },
    })
  }
  await province.runJob('sequence-outbox')
  expect(await issuer.takeEvents()).toMatchObject({ failure: null })
  for (const [index, billId] of ids.entries()) {
    const { latest, province: view } = await issuer.billStatus(billId)
    const standing = index < 12 ? 'reversed' : 'valid'
    expect(latest).toMatchObject({ standing, missing: 0, chained: true })
    expect(view).toMatchObject({ outcome: 'found', standing })
  }
})
