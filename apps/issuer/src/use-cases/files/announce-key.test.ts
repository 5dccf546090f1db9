import { readBillXml, verifyIssuerSignature } from '@piaoqiao/documents'
import { dayMs } from '@piaoqiao/domain'
import type { Sm2PublicKey } from '@piaoqiao/gm-crypto'
import { importSm2PrivateKey, importSm2PublicKey } from '@piaoqiao/gm-crypto'
import type { RotateRequest } from '@piaoqiao/protocol'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { StoredKey } from '../../keys/key-store-content.ts'
import type { RunningIssuer } from '../../start-issuer.ts'
import { billIdOf, present } from '../../testing/outcomes.ts'
import type { SampleKeyStore } from '../../testing/sample-key-store.ts'
import { makeSampleKeyStore } from '../../testing/sample-key-store.ts'
import { makeSampleSealAuthority, sampleStoredKey } from '../../testing/sample-seals.ts'
import { sampleDraft, sampleStart } from '../../testing/sample-station.ts'
import type { TestStation } from '../../testing/test-station.ts'
import { startTestStation } from '../../testing/test-station.ts'

let running: TestStation
let keyStore: SampleKeyStore
let first: StoredKey
let next: StoredKey
beforeEach(async () => {
  running = await startTestStation()
  keyStore = makeSampleKeyStore()
  const authority = await makeSampleSealAuthority()
  const privateKey = importSm2PrivateKey(present(running.settings.privateKey))
  first = await sampleStoredKey(authority, { privateKey })
  next = await sampleStoredKey(authority, { name: 'second', activeFrom: sampleStart + 3 * dayMs })
  await keyStore.write([first, next])
  const { issuerKeys } = running.province
  running.province.serve('key.rotate', (payload) => {
    issuerKeys.unshift(importSm2PublicKey((payload as RotateRequest).publicKey))
    return {
      outcome: 'done',
      overlapUntil: new Date(running.time.now + 7 * dayMs).toISOString(),
    }
  })
})
afterEach(async () => {
  await running.stop()
  keyStore.remove()
})

let bills = 0
async function signerOf(station: RunningIssuer): Promise<'first' | 'second' | 'nobody'> {
  bills += 1
  const issued = await station.issueBill(sampleDraft({ businessNumber: `MZ-${bills}` }))
  const xml = readBillXml(await station.billXml(billIdOf(issued)))
  const isOf = (publicKey: Sm2PublicKey) => verifyIssuerSignature(xml, publicKey)
  if (isOf(first.privateKey.publicKey)) return 'first'
  return isOf(next.privateKey.publicKey) ? 'second' : 'nobody'
}

test('the next key is announced a day before, then used from its time on, and no message is lost', async () => {
  const station = await running.startAgain(keyStore.settings)
  await station.ensureNumbers()
  expect(await station.files.announceKey()).toEqual({ announced: 0, failure: null })
  running.time.now = sampleStart + 2 * dayMs
  expect(await station.files.announceKey()).toEqual({ announced: 1, failure: null })
  expect(await station.files.announceKey()).toEqual({ announced: 0, failure: null })
  expect(running.province.of('key.rotate')).toHaveLength(1)
  // The province seals its answers to the newest key that it knows, and the station still signs with the one before.
  expect(await signerOf(station)).toBe('first')
  expect((await station.takeEvents()).failure).toBeNull()
  running.time.now = sampleStart + 3 * dayMs
  expect(await signerOf(station)).toBe('second')
  expect((await station.takeEvents()).failure).toBeNull()
})

test('a key whose time has come is not used before the province knows it', async () => {
  running.time.now = sampleStart + 3 * dayMs
  await running.province.goAway()
  const station = await running.startAgain(keyStore.settings)
  expect((await station.files.announceKey()).announced).toBe(0)
  await running.province.comeBack()
  await station.ensureNumbers()
  expect(await signerOf(station)).toBe('first')
  await station.files.announceKey()
  expect(await signerOf(station)).toBe('second')
})

test('an announcement whose answer was lost is repeated under the same request id', async () => {
  running.time.now = sampleStart + 2 * dayMs
  const station = await running.startAgain(keyStore.settings)
  running.province.fate('key.rotate', 'answer_lost')
  expect((await station.files.announceKey()).failure).not.toBeNull()
  expect((await station.files.announceKey()).announced).toBe(1)
  const [lost, repeated] = running.province.of('key.rotate')
  expect(lost?.requestId).toBe(repeated?.requestId)
})

test('a station that starts again knows what it announced', async () => {
  running.time.now = sampleStart + 3 * dayMs
  const station = await running.startAgain(keyStore.settings)
  await station.files.announceKey()
  const again = await running.startAgain(keyStore.settings)
  await again.ensureNumbers()
  expect(await signerOf(again)).toBe('second')
  expect(again.files.signingKey().keyName).toBe('issuer-second')
})
