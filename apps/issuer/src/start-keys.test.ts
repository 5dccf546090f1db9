import { exportSm2PrivateKeyPem, generateSm2PrivateKey } from '@piaoqiao/gm-crypto'
import { afterAll, expect, test } from 'vitest'
import { openStationKeys } from './start-keys.ts'
import { codeOf } from './testing/outcomes.ts'
import { makeSampleKeyStore } from './testing/sample-key-store.ts'
import { makeSampleSealAuthority, sampleStoredKey } from './testing/sample-seals.ts'

const keyStore = makeSampleKeyStore()
afterAll(() => keyStore.remove())

const pem = exportSm2PrivateKeyPem(generateSm2PrivateKey())
const nothing = {
  privateKey: null,
  keySerial: null,
  keyIssuer: '',
  keyStoreFile: null,
  keyStorePassphrase: null,
}

test('a key of the settings and a key store each make a station, the store with seals', async () => {
  const single = await openStationKeys({ ...nothing, privateKey: pem, keySerial: '1a2b' })
  expect(single.signingKeys).toMatchObject([{ keySerial: '1a2b', sealing: null }])
  await keyStore.write([await sampleStoredKey(await makeSampleSealAuthority())])
  const stored = await openStationKeys({ ...nothing, ...keyStore.settings, privateKey: pem })
  expect(stored.signingKeys.map(({ sealing }) => sealing !== null)).toEqual([true])
})

test.each([
  ['nothing', {}],
  ['a key without its serial number', { privateKey: pem }],
  ['a store without its passphrase', { keyStoreFile: 'keys.json' }],
])('%s is not enough', async (_, given) => {
  expect(await codeOf(openStationKeys({ ...nothing, ...given }))).toBe('SETTINGS_UNFIT')
})
