import { createSoftwareCryptoModule } from '@piaoqiao/gm-crypto'
import { expect, test } from 'vitest'
import { envelopeBytesMax, payloadBytesMax } from './envelope.ts'
import { sampleOpening, sampleParties, sampleSealing } from './testing/envelope-samples.ts'
import { openEnvelope } from './open-envelope.ts'
import { parseEnvelope } from './parse-envelope.ts'
import { sealEnvelope } from './seal-envelope.ts'

const parties = sampleParties()
const sealing = sampleSealing(parties)

test('two envelopes of one payload share neither key nor vector nor data', async () => {
  const [first, second] = [await sealEnvelope(sealing), await sealEnvelope(sealing)]
  expect(first.encryptedKey).not.toBe(second.encryptedKey)
  expect(first.iv).not.toBe(second.iv)
  expect(first.data).not.toBe(second.data)
})

test('the largest payload fits into an envelope, and one more byte does not', async () => {
  const payload = 'x'.repeat(payloadBytesMax - 2)
  const body = Buffer.from(JSON.stringify(await sealEnvelope({ ...sealing, payload })))
  expect(body.length).toBeLessThanOrEqual(envelopeBytesMax)
  const envelope = parseEnvelope(body)
  const opened = await openEnvelope({ ...sampleOpening(parties), envelope })
  expect(opened.payload === payload).toBe(true)
  const tooLong = sealEnvelope({ ...sealing, payload: `${payload}x` })
  await expect(tooLong).rejects.toMatchObject({ code: 'ENVELOPE_TOO_LARGE' })
})

test.each([
  { appId: 'unit-0001\n' },
  { appId: '' },
  { requestId: 'R 1' },
  { requestId: 'R'.repeat(65) },
])('an identifier that no envelope carries is a defect of the caller: %j', async (change) => {
  await expect(sealEnvelope({ ...sealing, ...change })).rejects.toThrow(RangeError)
})

test('an appKey of another length is a defect of the caller', async () => {
  const short = sealEnvelope({ ...sealing, appKey: new Uint8Array(16) })
  await expect(short).rejects.toThrow(RangeError)
})

test('a payload that JSON cannot say is a defect of the caller', async () => {
  await expect(sealEnvelope({ ...sealing, payload: undefined })).rejects.toThrow(TypeError)
})

test('a crypto module that is closed makes sealing unavailable', async () => {
  const crypto = createSoftwareCryptoModule({ keys: {}, workers: 0 })
  await crypto.close()
  const sealed = sealEnvelope({ ...sealing, crypto })
  await expect(sealed).rejects.toMatchObject({ code: 'ENVELOPE_UNAVAILABLE' })
})
