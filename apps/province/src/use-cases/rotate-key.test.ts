import { exportSm2PublicKeyPem, generateSm2PrivateKey } from '@piaoqiao/gm-crypto'
import { expect, test } from 'vitest'
import type { NewKey } from '../application-ports.ts'
import { start } from '../testing/sample-parties.ts'
import { createRotateKey } from './rotate-key.ts'

const { publicKey } = generateSm2PrivateKey()
const pem = exportSm2PublicKeyPem(publicKey)

function rotateWith(until: number | null) {
  const taken: { readonly appId: string; readonly key: NewKey }[] = []
  const rotate = createRotateKey({
    applications: {
      rotateKey: async (appId, key) => {
        taken.push({ appId, key })
        return until
      },
    },
    clock: () => start,
  })
  return { rotate, taken }
}

test('a new key is taken, and the answer says until when the old one is accepted', async () => {
  const { rotate, taken } = rotateWith(start + 1_000)
  expect(await rotate('his-1', 'R-1', { publicKey: pem })).toEqual({
    outcome: 'done',
    overlapUntil: '2026-03-02T04:00:01.000Z',
  })
  expect(taken).toEqual([{ appId: 'his-1', key: { publicKey, requestId: 'R-1', at: start } }])
})

test('what is no key is refused, and nothing is changed', async () => {
  const { rotate, taken } = rotateWith(start)
  const broken = pem.replace(/[A-Z]/, (letter) => (letter === 'A' ? 'B' : 'A'))
  for (const text of ['', 'x'.repeat(200), pem.slice(0, 120), broken]) {
    expect(await rotate('his-1', 'R-1', { publicKey: text })).toMatchObject({
      outcome: 'refused',
      code: 'ITEM_MALFORMED',
      details: { path: '/publicKey' },
    })
  }
  expect(taken).toEqual([])
})

test('a request id that brought another key is refused', async () => {
  const { rotate } = rotateWith(null)
  expect(await rotate('his-1', 'R-1', { publicKey: pem })).toMatchObject({
    outcome: 'refused',
    code: 'OPERATION_ID_REUSED',
  })
})
