import { createSoftwareCryptoModule, generateSm2PrivateKey } from '@piaoqiao/gm-crypto'
import { expect, test } from 'vitest'
import { codeOf } from '../testing/outcomes.ts'
import { withChangingKey } from './changing-key.ts'

const keys = {
  old: generateSm2PrivateKey(),
  new: generateSm2PrivateKey(),
  other: generateSm2PrivateKey(),
}
const module = createSoftwareCryptoModule({ keys, workers: 0 })
let current = 'old'
const crypto = withChangingKey(module, {
  keyName: 'unit',
  keyNames: ['old', 'new'],
  current: () => current,
})
const message = new TextEncoder().encode('消息')

test('the name stands for whichever key is the present one', async () => {
  for (const name of ['old', 'new'] as const) {
    current = name
    const { publicKey } = keys[name]
    expect(crypto.publicKey('unit')).toEqual(publicKey)
    expect(await crypto.verify(publicKey, message, await crypto.sign('unit', message))).toBe(true)
    const [signature] = await crypto.perform([{ kind: 'sign', keyName: 'unit', message }])
    expect(await crypto.verify(publicKey, message, signature as Uint8Array)).toBe(true)
  }
})

test('what was sealed to either key is opened, and to no other', async () => {
  current = 'new'
  for (const name of ['old', 'new'] as const) {
    const sealed = await crypto.encrypt(keys[name].publicKey, message)
    expect(await crypto.decrypt('unit', sealed)).toEqual(message)
    const operations = [{ kind: 'decrypt', keyName: 'unit', cipherDer: sealed }] as const
    expect(await crypto.perform(operations)).toEqual([message])
  }
  const strange = await crypto.encrypt(keys.other.publicKey, message)
  expect(await codeOf(crypto.decrypt('unit', strange))).toBe('DECRYPTION_FAILED')
})

test('other names stay what they are', async () => {
  const sealed = await crypto.encrypt(keys.other.publicKey, message)
  expect(await crypto.decrypt('other', sealed)).toEqual(message)
  expect(await codeOf(crypto.sign('nobody', message))).toBe('KEY_UNKNOWN')
})
